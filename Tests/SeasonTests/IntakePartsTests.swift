import Durability
import Logging
import Manifests
import Parsing
import Testing
import Vocabulary

@testable import Exchange

@Suite struct SlipTests {
  @Test(arguments: [
    "plain", "", " led by a space", "two\nlines\r\n", "100 % %0A", "\u{301}mark upon nothing",
    "a: b", "نص عربي", "\r", "\u{0}",
  ])
  func `a note gives back what was noted, whatever it is`(_ value: String) {
    var slip = Slip()
    slip["key"] = value
    slip["other"] = "x"
    let read = Slip(decoding: slip.encoded)
    #expect(read["key"].map { Array($0.utf8) } == Array(value.utf8))
    #expect(read == slip)
  }

  @Test func `any bytes of a name survive`() {
    var slip = Slip()
    slip[bytes: "name"] = Array(0...255)
    #expect(Slip(decoding: slip.encoded)[bytes: "name"] == Array(0...255))
  }

  @Test func `equal notes are equal bytes`() {
    var one = Slip()
    var other = Slip()
    one["a"] = "1"
    one["b"] = "2"
    other["b"] = "2"
    other["a"] = "1"
    #expect(one.encoded == other.encoded)
  }

  @Test func `lines that are none are passed over`() {
    let slip = Slip(decoding: Array("torn\nreceipt: 12\n\nat: 2026-01-10T09:00:00Z".utf8))
    #expect(slip[number: "receipt"] == 12)
    #expect(slip[instant: "at"] == Instant(rfc3339: "2026-01-10T09:00:00Z"))
    #expect(slip[number: "at"] == nil)
  }
}

@Suite struct SidecarTests {
  static let digest = String(repeating: "ab", count: 32)

  @Test(arguments: [
    digest, digest.uppercased(), digest + "  a.csv\n", digest + " *a.csv\r\n",
    "\u{FEFF}" + digest + "\n", "\\" + digest + "  a\\nb.csv", digest + "\tname",
  ])
  func `a checksum is read as the programs of the world write it`(_ text: String) {
    #expect(ChecksumFile.digest(in: Array(text.utf8)) == Self.digest)
  }

  @Test(arguments: [
    "", "a.csv", String(digest.dropLast()), digest + "0", "zz" + digest.dropLast(2),
  ])
  func `anything else is no checksum`(_ text: String) {
    #expect(ChecksumFile.digest(in: Array(text.utf8)) == nil)
  }
}

@Suite struct RestWatchTests {
  private let folder: Directory
  private let home: IntakeHome

  init() throws {
    home = try IntakeHome()
    try home.drop("x", as: "a")
    folder = try home.inbox()
  }

  private func moved(_ time: MachineTime, _ milliseconds: Int64) -> MachineTime {
    let all = time.seconds * 1_000 + Int64(time.nanoseconds) / 1_000_000 + milliseconds
    return MachineTime(
      seconds: all / 1_000, nanoseconds: Int32(all % 1_000) * 1_000_000)
  }

  @Test func `a file whose times are both older is not waited for`() throws {
    let status = try folder.status(of: "a")
    let rest = RestWatch(settleSeconds: 2)
    let up = MachineTime(seconds: 100, nanoseconds: 0)
    #expect(!rest.hasRested("a", status, wall: moved(status.changed, 1_900), uptime: up))
    #expect(rest.hasRested("a", status, wall: moved(status.changed, 2_100), uptime: up))
  }

  @Test func `a file from the future is timed by a clock that nobody sets`() throws {
    let status = try folder.status(of: "a")
    let rest = RestWatch(settleSeconds: 2)
    let wall = moved(status.changed, -86_400_000)
    let up = MachineTime(seconds: 100, nanoseconds: 0)
    #expect(!rest.hasRested("a", status, wall: wall, uptime: up))
    rest.keepOnly(["a"])
    #expect(!rest.hasRested("a", status, wall: wall, uptime: moved(up, 1_900)))
    #expect(rest.hasRested("a", status, wall: wall, uptime: moved(up, 2_000)))
    rest.keepOnly([])
    #expect(!rest.hasRested("a", status, wall: wall, uptime: moved(up, 3_000)))
  }

  @Test func `a file that still grows begins to rest anew`() throws {
    let before = try folder.status(of: "a")
    try folder.appendFile("a").write([0x79])
    let after = try folder.status(of: "a")
    let rest = RestWatch(settleSeconds: 2)
    let wall = moved(before.changed, -1_000)
    let up = MachineTime(seconds: 100, nanoseconds: 0)
    #expect(!rest.hasRested("a", before, wall: wall, uptime: up))
    #expect(!rest.hasRested("a", after, wall: wall, uptime: moved(up, 2_500)))
    #expect(rest.hasRested("a", after, wall: wall, uptime: moved(up, 4_500)))
  }
}

@Suite struct ProofWatchTests {
  let home: IntakeHome
  let watch = ProofWatch(limits: .init())

  init() throws { home = try IntakeHome() }

  private func isReady(_ bytes: [UInt8], as name: String) throws -> Bool {
    try home.drop(bytes, as: name)
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    let arrival = try #require(look.arrivals.first { $0.name.text == name })
    return try watch.isReady(arrival, try #require(arrival.envelope))
  }

  @Test func `the end of a file proves it whole, plain or packed`() throws {
    let list = Array(IntakeHome.list().utf8)
    #expect(try isReady(list, as: IntakeHome.name(1)))
    #expect(try isReady(IntakeHome.packed(list), as: IntakeHome.name(2, "SSN", "csv.gz")))
    #expect(try !isReady(Array(list.dropLast(8)), as: IntakeHome.name(3)))
    #expect(
      try !isReady(IntakeHome.packed(list).dropLast(9), as: IntakeHome.name(4, "SSN", "csv.gz")))
    #expect(try !isReady([], as: IntakeHome.name(5)))
  }

  @Test func `a file without proof is looked at again once it has changed`() throws {
    let list = Array(IntakeHome.list().utf8)
    let name = IntakeHome.name(1)
    #expect(try !isReady(list.dropLast(8), as: name))
    let folder = try home.inbox()
    try folder.appendFile(EntryName(name)!).write(list.suffix(8))
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    let arrival = try #require(look.arrivals.first)
    #expect(try watch.isReady(arrival, try #require(arrival.envelope)))
  }
}

@Suite struct NoticeTests {
  @Test func `a matter is told once while it lasts, and again when it comes again`() throws {
    let home = try IntakeHome()
    let notices = home.parts.notices
    notices.tell(.error, "full", once: "disk")
    notices.tell(.error, "full", once: "disk")
    notices.tell(.error, "unkeyed")
    notices.tell(.error, "unkeyed")
    #expect(home.log.lines == ["full", "unkeyed", "unkeyed"])
    notices.settle("disk")
    notices.tell(.error, "full", once: "disk")
    #expect(home.log.count("full") == 2)
  }

  @Test func `a frozen clock stands and the machine's goes`() {
    let moment = Instant(secondsSince1970: 1)
    #expect(ExchangeClock(frozen: moment).now() == moment)
    #expect(ExchangeClock().now() > Instant(rfc3339: "2025-01-01T00:00:00Z")!)
  }
}
