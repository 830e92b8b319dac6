import Archiving
import Bookkeeping
import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange
@testable import masar

@Suite struct SettlementTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func archived(_ scene: Scene, _ suffix: String) throws -> (path: String, bytes: [UInt8]) {
    let found = try ArchivedTree.files(of: scene.home.path).first { $0.key.hasSuffix(suffix) }
    let file = try #require(found)
    return (scene.home.path + "/archive/" + file.key + ".sealed", file.value)
  }

  private func inode(_ path: String) throws -> Int {
    let values = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(values[.systemFileNumber] as? Int)
  }

  @Test func `the archive holds what was sent and what was answered, in files of its own`() throws {
    let scene = try Scene()
    let name = "1447_MOH_LIC_000001"
    let outbox = scene.home.path + "/outbox/MOH/\(name).RES.xml"
    let kept = try archived(scene, name + ".RES.xml")
    #expect(try Tree.bytes(outbox) == kept.bytes)
    #expect(try inode(outbox) != inode(kept.path))
    let original = try archived(scene, name + ".csv.gz")
    let bytes = try IntakeHome.filter(original.bytes, "gzip", "-dc")
    #expect(String(decoding: bytes, as: UTF8.self) == Scene.csv(Scene.licences))
  }

  @Test func `content that comes again lays the earlier result beside the new one`() throws {
    let scene = try Scene()
    let page = try scene.send("MOH", "LIC", Scene.licences)
    #expect(page.verdict == "DUPLICATE")
    #expect(page.counts == [0, 0, 0, 0, 0])
    #expect(page.first("earlier")["file"] == "1447_MOH_LIC_000001.csv")
    #expect(
      try scene.home.outbox("MOH/1447_MOH_LIC_000002.EARLIER.RES.xml")
        == scene.home.outbox("MOH/1447_MOH_LIC_000001.RES.xml"))
    #expect(try scene.reconciles())
  }

  /// A file judged and booked, and nothing of it published.
  private func booked(_ scene: Scene) throws -> (
    parts: ExchangeParts, posting: Posting, work: WorkFolder, name: String
  ) {
    let name = scene.nextName("MOH", "LIC")
    try scene.home.drop(
      Scene.csv([Scene.licences[0].merging(["licence_no": "NEW-1"]) { $1 }]), as: name, in: "MOH")
    let parts = try scene.home.parts(at: scene.time)
    let claimed = try #require(try Reception(parts).look().claimed.first)
    return (parts, try SubmissionJudge(parts, claimed).judge(), claimed.work, name)
  }

  @Test func `settling may be repeated at each step and nothing comes back`() throws {
    let scene = try Scene()
    let (parts, posting, work, name) = try booked(scene)
    let base = String(name.dropLast(4))
    // The first of its files was published and collected, the archive has the second already.
    #expect(posting.files.map(\.output) == ["REP", "RES"])
    let outbox: EntryName = "MOH"
    _ = try work.folder.publish(
      WorkFolder.staged(0), to: parts.home.outbox.openChild(outbox),
      as: #require(EntryName(base + ".REP.html")))
    try FileManager.default.removeItem(
      atPath: scene.home.path + "/outbox/MOH/\(base).REP.html")
    #expect(try Settlement(parts).settle(posting, in: work, isRecovery: true))
    #expect(try scene.names("MOH", base).map { $0.hasSuffix(".REP.html") }.contains(true) == false)
    #expect(try scene.home.outbox("MOH/\(base).RES.xml").isEmpty == false)
    #expect(try parts.home.work.entries().isEmpty)
  }

  @Test func `what changed in work since it was booked is never published`() throws {
    let scene = try Scene()
    let (parts, posting, work, name) = try booked(scene)
    let base = String(name.dropLast(4))
    let result = posting.files.firstIndex { $0.output == "RES" }!
    let path = scene.home.path + "/work/\(work.name)/\(WorkFolder.staged(result))"
    try Data("<result/>".utf8).write(to: URL(filePath: path))
    let outcome = try Rounds(parts).round()
    #expect(outcome.isHeldUp)
    #expect(try scene.names("MOH", base + ".RES").isEmpty)
    #expect(try parts.home.work.entries().map { "\($0)" }.contains("\(work.name)"))
  }

  @Test func `every release leaves one disclosure record with its digest`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [1, 2].map { Scene.pilgrim($0) })
    try scene.send(office, "PLG", [Scene.pilgrim(3, ["passport_expiry": "2026-01-01"])])
    _ = try scene.send("MOH", "LIC", Scene.licences)
    try scene.home.publish(at: "2026-01-12T08:00:00Z")
    let raw = scene.home.raw
    let released = raw.lines(
      "SELECT posting, name, sha256 FROM booked_file WHERE output NOT LIKE '%.sha256' ORDER BY 1, 2"
    )
    #expect(released == raw.lines("SELECT posting, file, sha256 FROM disclosure ORDER BY 1, 2"))
    #expect(
      raw.lines("SELECT people, fields FROM disclosure WHERE output = 'RES' AND people > 0")
        == ["1|sender_ref;passport_expiry"])
    let visas = raw.lines("SELECT people FROM disclosure WHERE output = 'VRQ'")
    #expect(visas == ["2"])
  }

  @Test func `a person's trace names the visa request that told of it`() throws {
    let scene = try Scene()
    try scene.prepare()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try scene.accept(office, "PLG", [Scene.pilgrim(2)])
    let ledger = try scene.home.parts(at: scene.time).ledger
    let issuer = try #require(CountryCode("IDN"))
    for number in 1...2 {
      let files = try ledger.read { reader in
        let bytes = Array("X\(7_000_000 + number)".utf8)
        let person = try #require(try reader.person(passport: bytes[...], issuer: issuer))
        return try reader.disclosures(ofPerson: person.id).filter {
          $0.recipient.rawValue != office
        }
        .map(\.file)
      }
      #expect(files == ["1447_MOFA_VRQ_00000\(number).csv"])
    }
  }
}
