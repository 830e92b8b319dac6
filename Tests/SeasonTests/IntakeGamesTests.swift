import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange

/// A partner who plays with names, links and moments harms nobody, and himself only.
@Suite struct IntakeGamesTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  private var inbox: String { home.path + "/inbox/MOH/" }

  private func arrival(_ text: String) throws -> Arrival {
    try home.drop(text, as: IntakeHome.name(1))
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    return try #require(look.arrivals.first)
  }

  /// What comes of a file that `change` changes between the look and the claim.
  private func result(_ text: String, changed change: (String) throws -> Void) throws -> ResultPage
  {
    let look = try arrival(text)
    try change(inbox + IntakeHome.name(1))
    _ = try Reception(home.parts).makeClaiming().take([(look, nil)]).first?.claimed
    try home.run()
    return try home.result("1447_MOH_SSN_000001")
  }

  private func write(_ text: String, to path: String, adding: Bool = false) throws {
    let old = adding ? try String(contentsOfFile: path, encoding: .utf8) : ""
    try Data((old + text).utf8).write(to: URL(filePath: path))
  }

  @Test func `a file that grew after the look is judged as it is, never as it was`() throws {
    let page = try result(IntakeHome.list()) { path in
      try write("min_age,13\n", to: path, adding: true)
    }
    #expect(page.verdict == "REJECTED")
    #expect(page.causes.keys.contains { $0 == "F008" || $0 == "F014" }, "\(page.text)")
  }

  @Test func `a file that shrank after the look never passes as a short list`() throws {
    let page = try result(IntakeHome.list()) { path in
      try write("parameter,value\nmin_age,12\n", to: path)
    }
    #expect(page.verdict == "REJECTED")
    #expect(page.causes == ["F014": 1], "\(page.text)")
  }

  @Test func `a file that was exchanged after the look is judged by its own bytes`() throws {
    let page = try result(IntakeHome.list(12)) { path in
      try FileManager.default.removeItem(atPath: path)
      try write(IntakeHome.list(14), to: path)
    }
    #expect(page.verdict == "ACCEPTED")
    let digest = try IntakeHome.sha256(Array(IntakeHome.list(14).utf8))
    #expect(page.first("result")["sha256"] == digest)
  }

  @Test(arguments: ["mkfifo", "mkdir", "mknod"])
  func `what is no file any more after the look goes back and is left alone`(
    _ maker: String
  ) throws {
    let look = try arrival(IntakeHome.list())
    let path = inbox + IntakeHome.name(1)
    try FileManager.default.removeItem(atPath: path)
    if maker == "mknod" {
      try IntakeHome.call("mknod", path, "c", "1", "5")
    } else {
      try IntakeHome.call(maker, path)
    }
    #expect(try Reception(home.parts).makeClaiming().take([(look, nil)]).first?.claimed == nil)
    #expect(try home.waiting() == [IntakeHome.name(1)])
    #expect(try home.home.work.entries() == [])
    #expect(try home.run() == [])
    #expect(home.log.count("not a regular file") > 0)
  }

  @Test func `a second name of a file in a neighbour's folder gives neither anything`() throws {
    try home.drop(IntakeHome.list(), as: ".own")
    _ = try home.inbox("EGY-HAO")
    let theirs = home.path + "/inbox/EGY-HAO/"
    let files = FileManager.default
    try files.linkItem(atPath: inbox + ".own", toPath: inbox + IntakeHome.name(1))
    try files.linkItem(atPath: inbox + ".own", toPath: theirs + "1447_EGY-HAO_SSN_000001.csv")
    try home.run()
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
    // Nobody has entered that party: it is told so in its own folder, and of nothing else.
    #expect(try home.result("1447_EGY-HAO_SSN_000001", of: "EGY-HAO").causes == ["F002": 1])
    #expect(try home.outbox("MOH").allSatisfy { !$0.contains("EGY") })
    let kept = try Tree.files(under: home.path + "/archive")
    try write("nothing of the kind\n", to: inbox + ".own")
    #expect(try Tree.files(under: home.path + "/archive") == kept)
  }

  @Test func `a second name of a secret shows nothing of it`() throws {
    let key = home.path + "/keys/master.key"
    let secret = try Tree.bytes(key)
    try FileManager.default.linkItem(atPath: key, toPath: inbox + "photo.jpg")
    try home.run()
    #expect(try home.result("photo.jpg").causes == ["F001": 1])
    #expect(try Tree.bytes(key) == secret)
    for name in try home.outbox() {
      let shown = String(decoding: try Tree.bytes(home.path + "/outbox/MOH/" + name), as: UTF8.self)
      #expect(!shown.contains(String(decoding: secret.prefix(32), as: UTF8.self)), "\(name)")
    }
  }

  @Test func `the longest names are answered, with marks and breaks in them too`() throws {
    let names = [
      [UInt8](repeating: 0x61, count: 255),
      Array(("\u{202E}\n" + String(repeating: "é", count: 125)).utf8),
      Array("...csv".utf8) + [0xFF, 0xFE], Array("con.csv".utf8), Array("-rf".utf8),
      Array("=cmd|'.csv".utf8),
    ]
    for name in names { try home.drop(Array(IntakeHome.list().utf8), as: name) }
    // A name that begins with a dot is its sender's own.
    #expect(try home.run().count == 5)
    let answers = try home.outbox().filter { $0.hasSuffix(".RES.xml") }
    #expect(answers.count == 5)
    for answer in answers {
      #expect(answer.utf8.count <= 255 && !answer.contains("\n") && !answer.contains("\u{202E}"))
      let base = String(answer.dropLast(".RES.xml".count))
      #expect(try home.result(base).causes == ["F001": 1])
    }
  }
}
