import Archiving
import Bookkeeping
import Durability
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// `archive/<season>/index.html`: from where a person walks a season by hand.
@Suite struct SeasonPageTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func written(_ scene: Scene) throws -> ReadSeasonPage {
    try scene.home.parts(at: scene.time).writeSeasonPages()
    return try ReadSeasonPage(home: scene.home.path)
  }

  @Test func `each party and kind has a line: files, numbers, days, verdicts and postings`() throws
  {
    let scene = try Scene()
    try scene.prepare()
    let known = try scene.home.read { try $0.lastPosting() }
    try scene.accept(office, "PLG", [Scene.pilgrim(1)], at: "2026-01-10T22:30:00Z")
    let bad = Scene.pilgrim(2, ["passport_no": ""])
    #expect(try scene.send(office, "PLG", [Scene.pilgrim(3), bad]).verdict == "PARTIAL")
    let refused = try scene.send(office, "PLG", [bad], at: "2026-01-12T08:00:00Z")
    #expect(refused.verdict == "REJECTED")
    let page = try written(scene)
    let line = try #require(page.rows.first { $0[0] == office && $0[1] == "PLG" })
    // In Makkah it was the next day already.
    let last = try scene.home.read { try $0.lastPosting() }
    #expect(
      line == [
        office, "PLG", "3", "000001–000003", "2026-01-11", "2026-01-12", "1", "1", "1", "0", "0",
        "\(known + 1)–\(last)",
      ])
    let sent = try #require(page.rows.first { $0[0] == "MOFA" && $0[1] == "VRQ" })
    #expect(Array(sent[2...4]) == ["2", "000001–000002", "2026-01-11"])
    #expect(page.text.contains("22 رجب 1447هـ") && page.text.contains("(23 Rajab 1447 AH)"))
  }

  @Test func `its links lead to folders that are there, and its head is the log's`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try scene.home.drop("x", as: "list.csv", in: office)
    try scene.home.run(at: scene.time)
    let page = try written(scene)
    let archive = scene.home.path + "/archive"
    #expect(page.links.contains("IDN-HAO/PLG/") && page.links.contains("MOFA/VRQ/"))
    #expect(page.links.contains("../strays/IDN-HAO/"))
    for link in page.links {
      #expect(FileManager.default.fileExists(atPath: archive + "/1447/" + link), "\(link)")
    }
    let head = try #require(
      Checkpoint(note: String(decoding: Tree.bytes(archive + "/log/checkpoint"), as: UTF8.self)))
    for word in [head.origin, head.root.text, "masar audit verify", "masar audit open PATH"] {
      #expect(page.text.contains(">\(word)<"), "\(word)")
    }
    #expect(page.text.contains("<meta name=\"masar-season-page\" content=\"1 \(head.size)\">"))
  }

  @Test func `it holds nobody's name, and nothing that a stranger wrote`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try scene.home.drop("x", as: "X7000001 BUDI SANTOSO.csv", in: office)
    try scene.home.drop("x", as: "1447_IDN-HAO_PLG_000002.SANTOSO.csv", in: office)
    try scene.home.run(at: scene.time)
    try scene.home.publish(at: "2026-01-11T20:00:00Z")
    let page = try ReadSeasonPage(home: scene.home.path)
    for secret in ["X7000001", "SANTOSO", "BUDI", "1970-03-04", "برج"] {
      let isShown = page.text.contains(secret)
      #expect(!isShown, "\(secret)")
    }
    let strays = try #require(page.rows.last)
    #expect(strays[1...2] == [office, "2"])
  }

  @Test func `verify knows it, and finds one that was edited, laid there or said to be older`()
    throws
  {
    let copy = try AuditedCopy()
    #expect(try copy.findings() == [])
    let page = "1447/index.html"
    let whole = try copy.bytes(page)
    let text = String(decoding: whole, as: UTF8.self)
    let size = try copy.entries().count
    for changed in [
      text.replacing("<b>84</b>", with: "<b>85</b>"), text + " ",
      text.replacing("content=\"1 \(size)\"", with: "content=\"1 \(size - 1)\""),
      text.replacing("content=\"1 \(size)\"", with: "content=\"1 \(size + 1)\""),
      text.replacing("content=\"1 \(size)\"", with: "content=\"1\""), "", "x",
    ] {
      try #require(changed != text)
      try copy.write(Array(changed.utf8), page)
      let findings = try copy.findings()
      #expect(findings.map(\.kind) == [.seasonPageDiffers])
      #expect(findings.first?.place == "archive/" + page)
    }
    try copy.write(whole, page)
    // One of a season that the log does not know.
    try FileManager.default.createDirectory(
      atPath: copy.archive + "/1450", withIntermediateDirectories: false)
    try copy.write(whole, "1450/index.html")
    #expect(try copy.findings().map(\.place) == ["archive/1450/index.html"])
    let answer = try copy.program.run(["audit", "verify"])
    #expect(answer.code == 1 && answer.output.contains("SEASON_PAGE_DIFFERS"), "\(answer)")
  }

  @Test func `a page that is behind, one of another form and none at all are no finding`() throws {
    let copy = try AuditedCopy()
    let page = "1447/index.html"
    let whole = try copy.bytes(page)
    try copy.remove(page)
    #expect(try copy.findings() == [])
    let text = String(decoding: whole, as: UTF8.self)
    try copy.write(Array(text.replacing("content=\"1 ", with: "content=\"2 ").utf8), page)
    let other = try copy.program.run(["audit", "verify"])
    #expect(other.code == 0 && other.output.contains("made by another version"), "\(other)")
    try copy.write(whole, page)
    let published = try copy.program.start(["publish", "QTR"], at: "2026-07-09T01:00:00Z").wait()
    #expect(published.code == 0)
    #expect(try copy.bytes(page) == whole)
    let behind = try copy.program.run(["audit", "verify"])
    #expect(behind.code == 0 && behind.output.contains("1 as of an earlier entry"), "\(behind)")
  }

  @Test func `a season that is over keeps its page to the byte, and a later writing leaves it`()
    throws
  {
    let copy = try AuditedCopy()
    let old = try copy.bytes("1446/index.html")
    let again = try copy.program.run(["audit", "index"])
    #expect(again.code == 0 && !again.output.contains("written"), "\(again)")
    _ = try copy.program.start(["publish", "QTR"], at: "2026-07-09T01:00:00Z").wait()
    let answer = try copy.program.run(["audit", "index", "--json"])
    #expect(answer.output.contains("\"written\": false") && answer.output.contains("true"))
    #expect(try copy.bytes("1446/index.html") == old)
    #expect(try copy.findings() == [])
  }

  @Test func `it can be made from a copy alone, beside it, and makes the same bytes`() throws {
    let copy = try AuditedCopy()
    let before = try Tree.files(under: copy.archive)
    let beside = copy.path + "/beside"
    try FileManager.default.createDirectory(
      atPath: beside, withIntermediateDirectories: false)
    try FileManager.default.removeItem(atPath: copy.path + "/keys")
    let answer = try copy.program.run(
      ["audit", "index", "1447", "--archive", copy.archive, "--out", beside])
    #expect(answer.code == 0, "\(answer)")
    #expect(try Tree.files(under: copy.archive) == before)
    #expect(try Tree.files(under: beside) == ["1447/index.html": copy.bytes("1447/index.html")])
    let none = try copy.program.run(["audit", "index", "1450", "--archive", copy.archive])
    #expect(none.code == 64, "\(none)")
  }

  @Test func `of a log that is not whole no page is made`() throws {
    let copy = try AuditedCopy()
    let page = try copy.bytes("1447/index.html")
    let file = try "log/tile/entries/000.p/\(copy.entries().count)"
    var tile = try copy.bytes(file)
    tile[tile.count / 2] ^= 1
    try copy.write(tile, file)
    let answer = try copy.program.run(["audit", "index"])
    #expect(answer.code == 78 && answer.complaint.contains("masar audit verify"), "\(answer)")
    #expect(try copy.bytes("1447/index.html") == page)
  }

  @Test func `a forgotten season says so on its page`() throws {
    let copy = try AuditedCopy()
    try Data("season: 1448\nsettle: 0\n".utf8).write(
      to: URL(filePath: copy.path + "/masar.yaml"))
    #expect(!(try ReadSeasonPage(home: copy.path).text.contains("was destroyed")))
    let answer = try copy.program.start(
      ["audit", "forget", "1447", "--confirm", "1447"], at: "2031-12-01T09:00:00Z"
    ).wait()
    #expect(answer.code == 0, "\(answer)")
    let page = try ReadSeasonPage(home: copy.path)
    let posting = try copy.entries().count - 1
    #expect(
      page.text.contains("The key of season 1447 was destroyed by posting \(posting) on 2031-"))
    #expect(page.text.contains("أُتلف مفتاح موسم 1447 بالقيد \(posting)"))
    #expect(page.text.contains("verdict rejected"))
    let verified = try copy.program.start(
      ["audit", "verify", copy.archive], at: "2031-12-02T09:00:00Z"
    ).wait()
    #expect(verified.code == 0 && verified.output.contains("pages     3 seasons"), "\(verified)")
  }

  @Test func `a bag has the page of each season, as of its own head`() throws {
    let copy = try AuditedCopy()
    let whole = try copy.bytes("1447/index.html")
    try copy.remove("1447/index.html")
    try copy.write([0x20], "1446/index.html")
    let bag = copy.path + "/bag"
    #expect(try copy.program.run(["audit", "export", bag]).code == 0)
    #expect(try Tree.bytes(bag + "/data/archive/1447/index.html") == whole)
    let verified = try copy.program.run(["audit", "verify", bag + "/data/archive"])
    #expect(verified.code == 0 && verified.output.contains("pages     2 seasons"), "\(verified)")
  }
}
