/// FNV-1a over the values of a record, to tell whether it changed since it was last sent; the same in
/// every format, on every machine. No guard against a forger: nobody outside sees it.
struct RecordDigest: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { mix(byte) }
    // No UTF-8 text has this byte, so values do not run together.
    mix(0xFF)
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
