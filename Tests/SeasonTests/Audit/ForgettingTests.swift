import Archiving
import ArgumentParser
import Durability
import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// `masar audit forget`: the people go, the log stays.
@Suite struct ForgettingTests {
  /// The sample season, and a home that has gone on to the next one.
  private final class Scene {
    let copy: AuditedCopy
    let program: Program
    /// Five years behind the last posting of the samples.
    let late = "2031-12-01T09:00:00Z"
    var key: String { copy.path + "/keys/season-1447.key" }

    init() throws {
      copy = try AuditedCopy()
      program = copy.program
      try Data("season: 1448\nsettle: 0\n".utf8).write(
        to: URL(filePath: copy.path + "/masar.yaml"))
    }

    func run(_ words: String..., at time: String? = nil) throws -> Program.Ending {
      try program.start(words, at: time ?? late).wait()
    }

    var hasKey: Bool { FileManager.default.fileExists(atPath: key) }

    /// The parts of the home, for single steps.
    func parts() throws -> ExchangeParts {
      let parts = try OpenedHome.open(try HomeOptions.parse(["--home", copy.path])).parts
      return ExchangeParts(
        home: parts.home, ledger: parts.ledger, signingKey: parts.signingKey,
        masterKey: parts.masterKey, settings: parts.settings,
        clock: ExchangeClock(frozen: Instant(rfc3339: late)!), notices: parts.notices,
        seasonKeys: parts.seasonKeys)
    }

    func expectForgotten() throws {
      #expect(!hasKey)
      let home = try run("audit", "verify")
      #expect(home.code == 0, "\(home)")
      #expect(home.output.contains("forgotten with season 1447"), "\(home)")
      #expect(!home.output.contains("WARNING") && home.output.contains("no finding"))
      let file = try #require(try copy.files("VRQ_000001.xml.sealed").first)
      let opened = try run("audit", "open", file)
      #expect(opened.code == 78 && opened.output.isEmpty, "\(opened)")
    }
  }

  @Test func `a season is forgotten: the log verifies, and no file of it opens`() throws {
    let scene = try Scene()
    let answer = try scene.run("audit", "forget", "1447", "--confirm", "1447")
    #expect(answer.code == 0, "\(answer)")
    #expect(answer.output.contains("forgotten season 1447") && answer.output.contains("remains"))
    try scene.expectForgotten()
    // The act stands in the log: digests, a time, a reason.
    let entry = String(decoding: try #require(try scene.copy.entries().last), as: UTF8.self)
    let line = try #require(entry.split(separator: "\n").first { $0.hasPrefix("forgot 1447 ") })
    #expect(line.hasSuffix(" retention of 1825 days is over"))
    #expect(line.split(separator: " ")[2].count == 64)
    #expect(entry.contains("cause SET\n"))
    // From the archive alone it is told too, and it may be asked again.
    let alone = try scene.run("audit", "verify", scene.copy.archive)
    #expect(alone.code == 0 && alone.output.contains("forgotten with season 1447"), "\(alone)")
    let entries = try scene.copy.entries().count
    let again = try scene.run("audit", "forget", "1447")
    #expect(again.code == 0 && again.output.contains("booked before"), "\(again)")
    #expect(try scene.copy.entries().count == entries)
    let replay = try scene.run("audit", "replay")
    #expect(replay.code == 78 && replay.complaint.contains("masar audit forget"), "\(replay)")
    let bag = try scene.run("audit", "export", scene.copy.path + "/bag")
    #expect(bag.code == 0, "\(bag)")
    let verified = try scene.run("audit", "verify", scene.copy.path + "/bag/data/archive")
    #expect(verified.code == 0, "\(verified)")
  }

  @Test func `the present season, a young one and one without a key are refused`() throws {
    let scene = try Scene()
    let present = try scene.run("audit", "forget", "1448", "--confirm", "1448")
    #expect(present.code == 65 && present.complaint.contains("present season"), "\(present)")
    let young = try scene.run(
      "audit", "forget", "1447", "--confirm", "1447", at: "2028-01-01T00:00:00Z")
    #expect(young.code == 65 && young.complaint.contains("is kept until 2031-"), "\(young)")
    let none = try scene.run("audit", "forget", "1440", "--confirm", "1440")
    #expect(none.code == 65 && none.complaint.contains("no key of season 1440"), "\(none)")
    #expect(scene.hasKey)
  }

  @Test func `a reason overrules retention and is logged; a name of a line or none is no reason`()
    throws
  {
    let scene = try Scene()
    for reason in ["", "two\nlines", String(repeating: "x", count: 201)] {
      #expect(
        try scene.run("audit", "forget", "1447", "--early", reason, "--confirm", "1447").code == 64)
    }
    #expect(scene.hasKey)
    let answer = try scene.run(
      "audit", "forget", "1447", "--early", "Order 12", "--confirm", "1447",
      at: "2026-12-01T09:00:00Z")
    #expect(answer.code == 0, "\(answer)")
    let entry = String(decoding: try #require(try scene.copy.entries().last), as: UTF8.self)
    #expect(entry.contains(" Order 12\n"))
    try scene.expectForgotten()
  }

  @Test func `without the season typed once more nothing is destroyed`() throws {
    let scene = try Scene()
    let entries = try scene.copy.entries().count
    for words in [["audit", "forget", "1447"], ["audit", "forget", "1447", "--confirm", "1446"]] {
      let answer = try scene.program.start(words, at: scene.late).wait()
      #expect(answer.code == 64 && answer.complaint.contains("Nothing was destroyed"), "\(answer)")
    }
    #expect(scene.hasKey)
    #expect(try scene.copy.entries().count == entries)
  }

  @Test func `while another process holds the home nothing is forgotten`() throws {
    let scene = try Scene()
    let root = try Directory.open(scene.copy.path)
    guard let lock = try root.lock() else {
      Issue.record("nobody holds it yet")
      return
    }
    let answer = try scene.run("audit", "forget", "1447", "--confirm", "1447")
    #expect(answer.code == 75, "\(answer)")
    #expect(scene.hasKey)
    _ = consume lock
  }

  @Test func `booked and cut short, the next start of the service destroys the key`() throws {
    let scene = try Scene()
    let key = try Tree.bytes(scene.key)
    let booked = try Forgetting(scene.parts()).forget(#require(Season("1447")), reason: "r")
    #expect(booked != nil)
    // As if the program had ended before it overwrote the key, and behind that.
    for left in [key, [UInt8](repeating: 0, count: 32), []] {
      try Data(left).write(to: URL(filePath: scene.key))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: scene.key)
      let start = try scene.run("run", "--once")
      #expect(start.code == 0, "\(start)")
      try scene.expectForgotten()
    }
    try Data(key).write(to: URL(filePath: scene.key))
    let entries = try scene.copy.entries().count
    let again = try scene.run("audit", "forget", "1447")
    #expect(again.code == 0 && !scene.hasKey, "\(again)")
    #expect(try scene.copy.entries().count == entries)
  }

  @Test func `an archive that takes no entry keeps the key until it does`() throws {
    let scene = try Scene()
    let log = scene.copy.archive + "/log"
    let away = scene.copy.path + "/away"
    let parts = try scene.parts()
    try FileManager.default.moveItem(atPath: log, toPath: away)
    try Data([1]).write(to: URL(filePath: log))
    #expect(try Forgetting(parts).forget(#require(Season("1447")), reason: "r") == nil)
    #expect(scene.hasKey)
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.moveItem(atPath: away, toPath: log)
    #expect(try scene.run("run", "--once").code == 0)
    try scene.expectForgotten()
  }

  @Test func `files of the next season are sealed by its own key and stay readable`() throws {
    let scene = try Scene()
    let list = IntakeHome.list(13)
    try Inbox(home: scene.copy.path).drop(
      Array(list.utf8), as: "1448_MOH_SSN_000001.csv", in: "MOH")
    #expect(try scene.run("run", "--once", at: "2027-01-05T09:00:00Z").code == 0)
    let answer = try scene.run("audit", "forget", "1447", "--confirm", "1447", "--json")
    #expect(answer.code == 0 && answer.output.contains("\"copies_of_the_key\""), "\(answer)")
    try scene.expectForgotten()
    let file = try #require(try scene.copy.files("1448_MOH_SSN_000001.RES.xml.sealed").first)
    let opened = try scene.run("audit", "open", file)
    #expect(opened.code == 0 && opened.output.contains("ACCEPTED"), "\(opened)")
  }
}
