import Durability
import Testing

@testable import Exchange

struct TextSpoolTests {
  private let folder: Directory

  init() throws { folder = try Directory.open(try TemporaryFolder.make("spool")) }

  private func spool() -> TextSpool { TextSpool("lines", in: folder) }

  private func read(_ spool: TextSpool) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try spool.read { bytes += $0 }
    return bytes
  }

  @Test(arguments: [0, 1, 10_000, 60_000])
  func `any number of lines comes back in order, and nothing is left behind`(_ count: Int) throws {
    let spool = spool()
    var expected: [UInt8] = []
    for number in 0..<count {
      let line = Array("line \(number)\n".utf8)
      expected += line
      try spool.append { $0 += line }
    }
    #expect(spool.count == expected.count)
    #expect(spool.isEmpty == (count == 0))
    // Sixty thousand lines do not stay in memory.
    #expect(try folder.entries().isEmpty == (expected.count <= 262_144))
    #expect(try read(spool) == expected)
    #expect(try folder.entries().isEmpty)
  }

  @Test func `what was forgotten, or left by a crash, is not said`() throws {
    let large = [UInt8](repeating: 0x41, count: 300_000)
    let crashed = spool()
    try crashed.append { $0 += large }
    let spool = spool()
    try spool.append { $0 += large }
    spool.removeAll()
    try spool.append { $0 += [0x42] }
    #expect(try read(spool) == [0x42])
    try spool.append { $0 += large }
    #expect(spool.count == 1 + large.count)
  }
}
