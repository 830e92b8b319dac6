import Durability
import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct IntakeNamesTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  @Test func `names that are never touched stay as they are`() throws {
    let names = [
      ".1447_MOH_SSN_000001.csv", "1447_MOH_SSN_000001.csv.part", "a.tmp", "a.filepart",
      "a.crdownload", "a.csv~", ".\u{301}x",
    ]
    for name in names { try home.drop(IntakeHome.list(), as: name) }
    try home.drop([1], as: [0xFF] + Array(".part".utf8))
    try home.drop([1], as: [0x2E, 0xFF])
    #expect(try home.run() == [])
    #expect(try home.waiting().count == names.count + 2)
    #expect(try home.outbox() == [])
  }

  @Test func `folders, links and fifos are left alone, told once, and never followed`() throws {
    let inbox = home.path + "/inbox/MOH/"
    let secret = home.path + "/secret.csv"
    try Data(IntakeHome.list().utf8).write(to: URL(filePath: secret))
    let files = FileManager.default
    try files.createSymbolicLink(atPath: inbox + IntakeHome.name(1), withDestinationPath: secret)
    try files.createDirectory(
      atPath: inbox + IntakeHome.name(2), withIntermediateDirectories: false)
    try IntakeHome.call("mkfifo", inbox + IntakeHome.name(3))
    try files.createSymbolicLink(atPath: inbox + IntakeHome.name(4), withDestinationPath: "gone")
    try files.createSymbolicLink(
      atPath: home.path + "/inbox/IDN-HAO", withDestinationPath: home.path + "/keys")
    let rounds = Rounds(home.parts)
    for _ in 0..<3 { #expect(try rounds.round().isQuiet) }
    #expect(try home.waiting().count == 4)
    #expect(home.log.count("not a regular file") == 4)
    #expect(home.log.count("not a party's folder") == 1)
    #expect(try home.outbox() == [])
    #expect(files.fileExists(atPath: secret))
  }

  @Test func `a file that is exchanged for a link after it was seen is not followed`() throws {
    let look = try arrival(IntakeHome.list(), IntakeHome.name(1))
    let path = home.path + "/inbox/MOH/" + IntakeHome.name(1)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: home.path + "/keys/master.key")
    #expect(try Reception(home.parts).makeClaiming().take([(look, nil)]).first?.claimed == nil)
    #expect(try home.waiting() == [IntakeHome.name(1)])
    #expect(try home.home.work.entries() == [])
    #expect(try home.run() == [])
  }

  private func arrival(_ text: String, _ name: String) throws -> Arrival {
    try home.drop(text, as: name)
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    return try #require(look.arrivals.first)
  }

  @Test(arguments: [
    (Array("report final.docx".utf8), "report final.docx"),
    (Array("a\nb.csv".utf8), "a_b"),
    (Array("1447\nMOH_SSN_000001.csv".utf8), "1447_MOH_SSN_000001"),
    (Array("x\u{202E}vsc.exe".utf8), "x_vsc.exe"),
    ([0x61, 0xFF, 0x2E, 0x63, 0x73, 0x76], "a_"),
    (Array("1447_MOH_SSN_000001.CSV".utf8), "1447_MOH_SSN_000001.CSV"),
    (Array("a\\..\\..\\etc".utf8), "a_.._.._etc"),
    (Array(String(repeating: "م", count: 127).utf8), String(repeating: "م", count: 60)),
  ])
  func `a stray is refused under its cleaned name and filed`(
    _ name: [UInt8], _ base: String
  ) throws {
    try home.drop(Array(IntakeHome.list().utf8), as: name)
    #expect(try home.run().count == 1)
    let page = try home.result(base)
    #expect(page.verdict == "REJECTED")
    #expect(page.causes == ["F001": 1])
    #expect(page.first("result")["file"].hasPrefix(base))
    #expect(try home.waiting() == [])
    #expect(try !home.outbox().contains { $0.hasSuffix(".ACK.xml") })
    #expect(try home.archived().contains { $0.hasPrefix("strays/MOH/r000000001/\(base)") })
    #expect(try home.gaps() == 0)
  }

  @Test func `a stray is said to be one and nothing else, whatever it holds`() throws {
    try home.drop([0, 1, 2, 0xFF], as: "photo.jpg")
    try home.drop([], as: "empty.txt")
    try home.run()
    #expect(try home.result("photo.jpg").causes == ["F001": 1])
    #expect(try home.result("empty.txt").causes == ["F001": 1])
  }

  @Test func `no stray can take the name of another file's response`() throws {
    let list = IntakeHome.list()
    for name in ["A.r2.csv", "A.csv", "A.EARLIER.csv", "A.RES.xml", "A.ACK.xml"] {
      try home.drop(list, as: name)
    }
    try home.run()
    try home.drop(list, as: "A.csv")
    try home.drop(list, as: "A_r2.csv")
    #expect(try home.run().count == 2)
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 7)
    #expect(try home.outbox().contains("A.r2.RES.xml"))
    #expect(try home.gaps() == 0)
  }
}

@Suite struct IntakeIdentityTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  static let header =
    "party_id,type,name_ar,name_en,country,parent_id,kinds,valid_from,valid_to,status"

  @discardableResult
  private func enter(_ rows: String..., number: Int = 1) throws -> ResultPage {
    let text = ([Self.header] + rows + ["#END,\(rows.count)"]).joined(separator: "\n")
    let page = try home.send(text, as: IntakeHome.name(number, "PTY"))
    try #require(page.verdict == "ACCEPTED", "\(page.text)")
    return page
  }

  @Test func `the folder says who sent a file, and a name that says otherwise is refused`() throws {
    try enter("IDN-HAO,HAO,مكتب,Office,IDN,,,,,ACTIVE", "EGY-HAO,HAO,مكتب,Office,EGY,,,,,ACTIVE")
    let page = try home.send(
      "sender_ref\n1\n#END,1\n", as: "1447_EGY-HAO_PLG_000001.csv", in: "IDN-HAO")
    #expect(page.causes == ["F002": 1])
    #expect(page.text.contains("EGY-HAO"))
    #expect(try home.outbox("EGY-HAO") == [])
  }

  @Test func `a folder that no posting has entered is refused and told to operators`() throws {
    for number in 1...2 {
      let name = "1447_XYZ-HAO_SSN_00000\(number).csv"
      #expect(try home.send(IntakeHome.list(number), as: name, in: "XYZ-HAO").causes == ["F002": 1])
    }
    #expect(home.log.count("inbox/XYZ-HAO is the folder of a party") == 2)
    try FileManager.default.createDirectory(
      atPath: home.path + "/inbox/no party", withIntermediateDirectories: false)
    try home.run()
    #expect(home.log.count("is no party's code") == 1)
  }

  @Test(arguments: [
    (",2025-10-01,,SUSPENDED", "suspended"), (",2025-10-01,2025-12-31,ACTIVE", "validity"),
    (",2026-02-01,,ACTIVE", "validity"), ("CTB,2025-10-01,,ACTIVE", "may not send PLG"),
  ])
  func `a party that is not fit, or not for this kind, is refused`(
    _ rest: String, _ reason: String
  ) throws {
    try enter("IDN-HAO,HAO,مكتب,Office,IDN,,\(rest)")
    let page = try home.send(
      "sender_ref\n1\n#END,1\n", as: "1447_IDN-HAO_PLG_000001.csv", in: "IDN-HAO")
    #expect(page.causes == ["F002": 1])
    #expect(page.text.contains(reason))
  }

  @Test func `a new party finds its inbox, also where a crash came before it was made`() throws {
    try enter("IDN-HAO,HAO,مكتب,Office,IDN,,,,,ACTIVE")
    #expect(try home.home.inbox.entries() == ["IDN-HAO", "MOH"])
  }

  @Test(arguments: [
    ("1446_MOH_SSN_000001.csv", "season 1446"), ("1448_MOH_SSN_000001.csv", "season 1448"),
  ])
  func `another season's file is refused`(_ name: String, _ reason: String) throws {
    let page = try home.send(IntakeHome.list(), as: name)
    #expect(page.causes == ["F012": 1])
    #expect(page.text.contains(reason))
  }

  @Test func `a kind is received inside its window, both days included, Riyadh's days`() throws {
    let window = "parameter,value\nwindow.LIC,2026-02-01..2026-02-03\n#END,1\n"
    #expect(try home.send(window, as: IntakeHome.name(1)).verdict == "ACCEPTED")
    for (number, time, isOpen) in [
      (1, "2026-01-31T20:59:59Z", false), (2, "2026-01-31T21:00:00Z", true),
      (3, "2026-02-03T20:59:59Z", true), (4, "2026-02-03T21:00:00Z", false),
    ] {
      home.now = Instant(rfc3339: time)!
      let page = try home.send("licence_no\n#END,0\n", as: IntakeHome.name(number, "LIC"))
      #expect((page.causes["F012"] == nil) == isOpen, "\(time)")
    }
  }
}
