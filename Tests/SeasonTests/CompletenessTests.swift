import Durability
import Foundation
import Parsing
import Testing
import Vocabulary

@testable import Exchange

@Suite struct CompletenessTests {
  let home: IntakeHome
  let name = IntakeHome.name(1)
  let base = "1447_MOH_SSN_000001"
  static let unproven = "parameter,value\nmin_age,12\n"

  init() throws { home = try IntakeHome() }

  @Test func `a file that is open for writing is left alone until it is closed`() throws {
    let folder = try home.inbox()
    let writer = try folder.createFile(EntryName(name)!)
    try writer.write(IntakeHome.list().utf8)
    #expect(try home.run() == [])
    #expect(try home.outbox() == [])
    try writer.close()
    #expect(try home.run().count == 1)
  }

  @Test func `a file younger than settle is waited for`() throws {
    home.settings.settleSeconds = 0.3
    try home.drop(IntakeHome.list(), as: name)
    let rounds = Rounds(home.parts)
    #expect(try rounds.round().unsettled == 1)
    #expect(try home.run().count == 1)
  }

  @Test(arguments: ["csv", "xml"])
  func `a file without proof waits with a note, which goes when the ACK comes`(
    _ suffix: String
  ) throws {
    let whole = suffix == "csv" ? IntakeHome.list() : Self.xml
    let name = IntakeHome.name(1, "SSN", suffix)
    try home.drop(String(whole.dropLast(8)), as: name)
    try home.run()
    #expect(try home.outbox() == [base + ".WAI.xml"])
    #expect(try home.waiting() == [name])
    try home.inbox().unlink(EntryName(name)!)
    try home.drop(whole, as: name)
    #expect(try home.run().count == 1)
    #expect(
      try home.outbox() == [".ACK.xml", ".REP.html", ".RES.xml"].map { base + $0 })
  }

  static let xml = """
    <manifest xmlns="urn:masar:exchange:1" kind="SSN" season="1447" sender="MOH">
    <record><parameter>min_age</parameter><value>12</value></record></manifest>
    """

  @Test func `the wait begins with the first look, also after a restart`() throws {
    try home.drop(Self.unproven, as: name)
    try home.run()
    home.pass(minutes: 14)
    #expect(try home.run() == [])
    home.pass(minutes: 1)
    #expect(try home.run().count == 1)
    let page = try home.result(base)
    #expect(page.verdict == "REJECTED")
    #expect(page.causes == ["F014": 1])
    #expect(try home.outbox() == [".REP.html", ".RES.xml"].map { base + $0 })
    #expect(try home.waiting() == [])
  }

  @Test func `a season can say how long a file may wait`() throws {
    let text = "parameter,value\nproof_wait_minutes,3\n#END,1\n"
    #expect(try home.send(text, as: IntakeHome.name(7)).verdict == "ACCEPTED")
    try home.drop(Self.unproven, as: name)
    try home.run()
    home.pass(minutes: 2)
    #expect(try home.run() == [])
    home.pass(minutes: 1)
    try home.run()
    #expect(try home.result(base).causes["F014"] == 1)
  }

  @Test func `a file that its sender takes back leaves no note, and waits anew`() throws {
    try home.drop(Self.unproven, as: name)
    let rounds = Rounds(home.parts)
    _ = try rounds.round()
    try home.inbox().unlink(EntryName(name)!)
    _ = try rounds.round()
    #expect(try home.outbox() == [])
    home.pass(minutes: 60)
    try home.drop(Self.unproven, as: name)
    #expect(try home.run() == [])
    #expect(try home.outbox() == [base + ".WAI.xml"])
  }

  @Test(arguments: [false, true])
  func `a list cut off anywhere never passes as a short list`(_ isXML: Bool) throws {
    let rows = (0..<40).map { "min_age,\(10 + $0 % 5)" }
    let records = (0..<40).map { _ in
      "<record><parameter>min_age</parameter><value>12</value></record>"
    }
    let whole =
      isXML
      ? Self.xml.replacing("</manifest>", with: records.joined(separator: "\n") + "</manifest>")
      : (["parameter,value"] + rows + ["#END,40"]).joined(separator: "\n")
    for tenth in 0..<10 {
      let name = IntakeHome.name(tenth + 1, "SSN", isXML ? "xml" : "csv")
      try home.drop(String(whole.prefix(whole.count * tenth / 10)), as: name)
    }
    #expect(try home.run() == [])
    home.pass(minutes: 15)
    let lines = try home.run()
    #expect(lines.count == 10)
    #expect(lines.allSatisfy { $0.contains("REJECTED") && $0.contains(" 0 accepted") })
    #expect(try home.result("1447_MOH_SSN_000010").causes["F014"] == 1)
    #expect(try home.result("1447_MOH_SSN_000001").causes["F004"] == 1)
  }

  @Test func `what is taken on a checksum that has gone meanwhile is refused`() throws {
    try home.drop(Self.unproven, as: name)
    try home.drop(try IntakeHome.sha256(Array(Self.unproven.utf8)), as: name + ".sha256")
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    try home.inbox().unlink(EntryName(name + ".sha256")!)
    let arrival = try #require(look.arrivals.first)
    let claimed = try Reception(home.parts).makeClaiming().take([(arrival, nil)]).first?.claimed
    #expect(claimed?.faults.map(\.code) == [.f014])
  }
}

@Suite struct CompletenessOfPackedFilesTests {
  let home: IntakeHome
  let name = IntakeHome.name(1, "SSN", "csv.gz")
  let base = "1447_MOH_SSN_000001"

  init() throws { home = try IntakeHome() }

  @Test func `a packed file is judged by what it unpacks to`() throws {
    let packed = try IntakeHome.packed(Array(IntakeHome.list().utf8))
    #expect(try home.send(packed, as: name).verdict == "ACCEPTED")
    let members =
      try IntakeHome.packed(Array("parameter,value\nmin_age,13\n".utf8))
      + IntakeHome.packed(Array("#END,1\n".utf8))
    #expect(try home.send(members, as: IntakeHome.name(2, "SSN", "csv.gz")).verdict == "ACCEPTED")
    #expect(try home.archived().contains { $0.hasSuffix("/" + name) })
  }

  @Test func `a packed file that is cut off waits, then is refused`() throws {
    let packed = try IntakeHome.packed(Array(IntakeHome.list().utf8))
    for (index, count) in [1, 9, packed.count / 2, packed.count - 1].enumerated() {
      try home.drop(
        Array(packed.prefix(count)), as: IntakeHome.name(index + 1, "SSN", "csv.gz"))
    }
    #expect(try home.run() == [])
    home.pass(minutes: 15)
    #expect(try home.run().allSatisfy { $0.contains("REJECTED") })
    for number in 1...4 {
      let causes = try home.result("1447_MOH_SSN_00000\(number)").causes
      #expect(causes == ["F014": 1, "F008": 1], "\(number)")
    }
  }

  @Test func `what is not gzip, or more than gzip, is named`() throws {
    let packed = try IntakeHome.packed(Array(IntakeHome.list().utf8))
    try home.drop(IntakeHome.list(), as: name)
    try home.drop(packed + Array("tail".utf8), as: IntakeHome.name(2, "SSN", "csv.gz"))
    var damaged = packed
    damaged[packed.count - 5] ^= 0xFF
    try home.drop(damaged, as: IntakeHome.name(3, "SSN", "csv.gz"))
    try home.run()
    home.pass(minutes: 15)
    try home.run()
    for number in 1...3 {
      #expect(try home.result("1447_MOH_SSN_00000\(number)").causes["F008"] == 1, "\(number)")
    }
  }

  @Test func `a bomb is stopped at the limit, at once`() throws {
    home.settings.limits.unpackedBytes = 1 << 20
    let bomb = try IntakeHome.filter([], "(head -c 300000000 /dev/zero | gzip -nc)")
    #expect(bomb.count < 400_000)
    let page = try home.send(bomb, as: name)
    #expect(page.causes == ["F008": 1])
    #expect(page.text.contains("Limit exceeded: unpacked size of the file"))
  }
}

@Suite struct CompletenessBySidecarTests {
  let home: IntakeHome
  let name = IntakeHome.name(1)
  let base = "1447_MOH_SSN_000001"
  let bytes = Array("parameter,value\nmin_age,12\n".utf8)

  init() throws { home = try IntakeHome() }

  private func digest() throws -> String { try IntakeHome.sha256(bytes) }

  @Test(arguments: ["%  NAME\n", "% *NAME\r\n", "%", "^  NAME\n"])
  func `a checksum beside it proves a file whole and is filed with it`(
    _ form: String
  ) throws {
    let digest = try digest()
    let text = form.replacing("%", with: digest).replacing("^", with: digest.uppercased())
    try home.drop(text.replacing("NAME", with: name), as: name + ".sha256")
    #expect(try home.send(bytes, as: name).verdict == "ACCEPTED")
    #expect(try home.waiting() == [])
    #expect(try home.archived().contains { $0.hasSuffix("/\(name).sha256") })
  }

  @Test(arguments: ["0", "not a checksum"])
  func `a checksum that disagrees refuses the file`(_ text: String) throws {
    let stated = text == "0" ? String(repeating: "0", count: 64) : text
    try home.drop(stated, as: name + ".sha256")
    let page = try home.send(bytes + Array("#END,1\n".utf8), as: name)
    #expect(page.causes == ["F003": 1])
    #expect(try home.waiting() == [])
  }

  @Test func `a checksum of a packed file is that of its packed bytes`() throws {
    let packed = try IntakeHome.packed(bytes)
    let name = IntakeHome.name(1, "SSN", "csv.gz")
    try home.drop(try IntakeHome.sha256(packed), as: name + ".sha256")
    #expect(try home.send(packed, as: name).verdict == "ACCEPTED")
  }

  @Test func `a folder or a link beside a file proves nothing`() throws {
    let inbox = home.path + "/inbox/MOH/"
    let files = FileManager.default
    try files.createDirectory(
      atPath: inbox + name + ".sha256", withIntermediateDirectories: false)
    try files.createSymbolicLink(
      atPath: inbox + IntakeHome.name(2) + ".sha256", withDestinationPath: "/etc/hostname")
    try home.drop(bytes, as: name)
    try home.drop(bytes, as: IntakeHome.name(2))
    #expect(try home.run() == [])
    #expect(try home.outbox().count { $0.hasSuffix(".WAI.xml") } == 2)
  }

  @Test func `a checksum that is still being written is waited for`() throws {
    let folder = try home.inbox()
    let writer = try folder.createFile(EntryName(name + ".sha256")!)
    try home.drop(bytes, as: name)
    #expect(try home.run() == [])
    try writer.write(try digest().utf8)
    try writer.close()
    #expect(try home.run().count == 1)
    #expect(try home.result(base).verdict == "ACCEPTED")
  }

  @Test func `a checksum that comes after its file was taken is filed with it`() throws {
    let whole = Array(IntakeHome.list().utf8)
    _ = try home.send(whole, as: name)
    let text = try IntakeHome.sha256(whole) + "  \(name)\n"
    for _ in 0..<2 {
      try home.drop(text, as: name + ".sha256")
      #expect(try home.run() == [])
      #expect(try home.waiting() == [])
    }
    let filed = "1447/MOH/SSN/000001/r000000001/\(name).sha256"
    #expect(try ArchivedTree.bytes(filed, of: home.path) == Array(text.utf8))
    #expect(try home.gaps() == 0)
  }

  @Test func `a late checksum that disagrees is told to its sender and to operators`() throws {
    _ = try home.send(IntakeHome.list(), as: name)
    try home.drop(String(repeating: "0", count: 64), as: name + ".sha256")
    #expect(try home.run().count == 1)
    let page = try home.result(name + ".sha256")
    #expect(page.causes == ["F003": 1])
    #expect(home.log.count("disagrees with the file taken before") == 1)
    #expect(try !home.outbox().contains(name + ".sha256.ACK.xml"))
    #expect(try home.result(base).verdict == "ACCEPTED")
  }

  @Test func `a checksum alone for an hour is a stray`() throws {
    try home.drop(try digest(), as: name + ".sha256")
    #expect(try home.run() == [])
    home.pass(minutes: 59)
    #expect(try home.run() == [])
    home.pass(minutes: 1)
    #expect(try home.run().count == 1)
    #expect(try home.result(name + ".sha256").causes == ["F001": 1])
    #expect(try home.waiting() == [])
  }
}
