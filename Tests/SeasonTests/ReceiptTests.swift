import Bookkeeping
import Durability
import Foundation
import Testing
import Vocabulary

@testable import Exchange

@Suite struct ReceiptOrderTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  /// Party, file name and verdict of each line.
  private func names(_ lines: [String]) -> [String] {
    lines.map { String($0.split(separator: ":")[0].split(separator: "/")[1]) }
  }

  @Test func `files found together are taken by kind, then by time of change, then by name`() throws
  {
    let order = [
      IntakeHome.name(2, "QTA"), IntakeHome.name(9), IntakeHome.name(1, "PTY"), "stray.txt",
      IntakeHome.name(3), IntakeHome.name(1, "LIC"), IntakeHome.name(1, "QTA"),
    ]
    for name in order {
      try home.drop("x\n#END,0\n", as: name)
      // Disks tell times apart by the system's tick.
      Thread.sleep(forTimeInterval: 0.02)
    }
    // A sender can set a file's times: they prove nothing.
    let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 0)]
    try FileManager.default.setAttributes(
      old, ofItemAtPath: home.path + "/inbox/MOH/" + IntakeHome.name(1, "QTA"))
    let taken = names(try home.run())
    #expect(
      taken == [
        IntakeHome.name(9), IntakeHome.name(3), IntakeHome.name(1, "PTY"),
        IntakeHome.name(2, "QTA"), IntakeHome.name(1, "QTA"), IntakeHome.name(1, "LIC"),
        "stray.txt",
      ])
    let receipts = try home.parts.ledger.read { try $0.postings(from: 2, upTo: 9) }
      .compactMap(\.submission?.receipt)
    #expect(receipts == Array(1...7))
  }

  @Test func `recovery judges by receipt number`() throws {
    for number in 1...12 { try home.drop(IntakeHome.list(number), as: IntakeHome.name(number)) }
    let reception = Reception(home.parts)
    let claimed = try reception.look().claimed
    #expect(claimed.map(\.receipt) == Array(1...12))
    #expect(try home.waiting() == [])
    // What arrives after a crash comes after what was received before it, whatever its kind.
    try home.drop(IntakeHome.list(20), as: IntakeHome.name(20))
    #expect(names(try home.run()) == (Array(1...12) + [20]).map { IntakeHome.name($0) })
  }

  @Test func `many files of one name in work are numbered one after the other`() throws {
    for _ in 1...4 {
      try home.drop("x\n#END,0\n", as: IntakeHome.name(1))
      _ = try Reception(home.parts).look()
    }
    try home.run()
    #expect(
      try home.outbox().filter { $0.hasSuffix(".RES.xml") }
        == ["", ".r2", ".r3", ".r4"].map {
          "1447_MOH_SSN_000001\($0).RES.xml"
        })
  }

  @Test func `a file with a second name outside is copied, and what changes later changes nothing`()
    throws
  {
    let name = IntakeHome.name(1)
    try home.drop(IntakeHome.list(), as: name)
    let outside = home.path + "/second-name"
    try FileManager.default.linkItem(
      atPath: home.path + "/inbox/MOH/" + name, toPath: outside)
    let claimed = try #require(try Reception(home.parts).look().claimed.first)
    let handle = try #require(FileHandle(forWritingAtPath: outside))
    try handle.write(contentsOf: Data("changed".utf8))
    try handle.close()
    #expect(try claimed.work.folder.status(of: WorkFolder.content).linkCount == 1)
    try home.run()
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
  }
}

@Suite struct ReceiptOfRepeatsTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  @Test func `the same content is known again by any name, in any packing`() throws {
    let list = Array(IntakeHome.list().utf8)
    #expect(try home.send(list, as: IntakeHome.name(1)).verdict == "ACCEPTED")
    let earlier = try home.result("1447_MOH_SSN_000001").text
    let packed = try IntakeHome.packed(list)
    for (name, bytes) in [
      (IntakeHome.name(2), list), (IntakeHome.name(3, "SSN", "csv.gz"), packed),
      ("1447_MOH_SSN_000004_20260104T101500Z.csv", list),
    ] {
      let page = try home.send(bytes, as: name)
      #expect(page.verdict == "DUPLICATE")
      #expect(page.causes == ["F009": 1])
      #expect(page.text.contains("1447_MOH_SSN_000001.csv"))
      let base = name.split(separator: ".")[0]
      let copy = try Tree.bytes(home.path + "/outbox/MOH/\(base).EARLIER.RES.xml")
      #expect(String(decoding: copy, as: UTF8.self) == earlier)
    }
    #expect(try home.gaps() == 0)
  }

  @Test func `what was refused whole may come again and is judged afresh`() throws {
    let bad = "parameter,value\nno_such_parameter,12\n#END,1\n"
    let name = IntakeHome.name(1)
    #expect(try home.send(bad, as: name).verdict == "REJECTED")
    try home.drop(bad, as: name)
    try home.run()
    try home.drop(IntakeHome.list(), as: name)
    try home.run()
    #expect(try home.result("1447_MOH_SSN_000001.r2").verdict == "REJECTED")
    #expect(try home.result("1447_MOH_SSN_000001.r3").verdict == "ACCEPTED")
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "REJECTED")
  }

  @Test func `a number that posted something is not used twice`() throws {
    #expect(try home.send(IntakeHome.list(), as: IntakeHome.name(1)).verdict == "ACCEPTED")
    let before = try Tree.files(under: home.path + "/outbox")
    try home.drop(IntakeHome.list(13), as: IntakeHome.name(1))
    try home.run()
    let page = try home.result("1447_MOH_SSN_000001.r2")
    #expect(page.causes == ["F010": 1])
    // The same number of another kind, or in the other syntax, is another matter.
    let after = try Tree.files(under: home.path + "/outbox")
    for (name, bytes) in before { #expect(after[name] == bytes, "\(name) was overwritten") }
  }

  @Test func `two files of one base are answered under two names, taken in one look or two`() throws
  {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    try home.drop(CompletenessTests.xml, as: IntakeHome.name(1, "SSN", "xml"))
    try home.run()
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 2)
    #expect(try home.outbox().count { $0.hasSuffix(".ACK.xml") } == 2)
    #expect(try home.result("1447_MOH_SSN_000001.r2").causes == ["F010": 1])
  }

  @Test func `numbers that have not come are told as ranges`() throws {
    _ = try home.send(IntakeHome.list(1), as: IntakeHome.name(2))
    let page = try home.send(IntakeHome.list(2), as: IntakeHome.name(9))
    #expect(page.verdict == "ACCEPTED")
    #expect(page.causes == ["F015": 1])
    #expect(page.text.contains("1, 3–8"))
  }
}
