import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(1))) struct `Undoing gzip` {
  /// `text` as one gzip member with a stored block: what any packer may write.
  private func member(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let size = UInt16(bytes.count)
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    packed += [UInt8(size & 0xFF), UInt8(size >> 8), UInt8(~size & 0xFF), UInt8(~size >> 8)]
    packed += bytes
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for value in [~crc, UInt32(bytes.count)] {
      packed += (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
    return packed
  }

  private func unpack(_ packed: [UInt8], chunk: Int = 7) throws -> (String, GzipSource) {
    let source = GzipSource(BytesSource(packed, chunk: chunk))
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 11)
    while true {
      let count = unsafe try buffer.withUnsafeMutableBytes { unsafe try source.read(into: $0) }
      if count == 0 { return (String(decoding: text, as: UTF8.self), source) }
      text += buffer[..<count]
    }
  }

  @Test func `one member or many are one file`() throws {
    let packed = (0..<500).flatMap { member($0 % 3 == 0 ? "" : "row \($0)\n") }
    let (text, source) = try unpack(packed)
    #expect(text == (0..<500).map { $0 % 3 == 0 ? "" : "row \($0)\n" }.joined())
    #expect(source.fault == nil)
    #expect(try unpack([]).0 == "")
  }

  @Test func `a cut file is told from a damaged one`() throws {
    let packed = member("a,b\n1,2\n#END,1\n")
    for length in 1..<packed.count {
      let (_, source) = try unpack(Array(packed[..<length]))
      #expect(source.isTruncated)
      #expect(source.fault?.code == .f008)
    }
    for index in [0, 1, 2, 20, packed.count - 6, packed.count - 1] {
      var damaged = packed
      damaged[index] ^= 0x55
      let (_, source) = try unpack(damaged)
      #expect(source.fault?.code == .f008)
      #expect(!source.isTruncated)
    }
  }

  @Test(arguments: [[0], [0x0A], [0x1F, 0x8B, 9, 0, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]])
  func `nothing but gzip may follow`(rest: [UInt8]) throws {
    let (text, source) = try unpack(member("abc") + rest)
    #expect(text == "abc")
    #expect(source.fault?.code == .f008)
  }

  @Test func `a cut file is refused by the reader, whatever came before`() throws {
    let packed = member("a,b\n1,2\n#END,1\n")
    let source = GzipSource(BytesSource(Array(packed.dropLast(4))))
    #expect(try read(source, .csv).fault?.code == .f008)
  }

  @Test(arguments: [(FileFormat.csv, RuleCode.f008), (.xml, .f007)])
  func `a bomb is stopped at the limit of unpacked bytes`(
    syntax: FileFormat, code: RuleCode
  ) throws {
    let blank = member(String(repeating: "\n", count: 60_000))
    let root = syntax == .xml ? "<manifest xmlns='urn:masar:exchange:1'>" : "a"
    let bomb = member(root) + (0..<100).flatMap { _ in blank }
    var limits = ReadingLimits()
    limits.unpackedBytes = 1_000_000
    let fault = try read(GzipSource(BytesSource(bomb)), syntax, limits: limits).fault
    #expect(fault?.code == code)
    #expect(fault?.detailEn.contains("at most 1000000") == true)
  }
}
