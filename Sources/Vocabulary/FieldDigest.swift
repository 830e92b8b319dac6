/// Digests field values so that equal values, however they were written, are equal digests.
///
/// Two independent 64-bit lanes of multiply-and-fold over eight bytes at a time; stable for ever,
/// since ledgers keep what comes out. Not a signature: whoever forges a digest deceives only its
/// own record.
package struct FieldDigest: Sendable {
  private var high: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var low: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  package init() {}

  package mutating func add(_ number: UInt64) {
    high = Self.fold(high ^ number, 0xA076_1D64_78BD_642F)
    low = Self.fold(low ^ number, 0xE703_7ED1_A0B4_28DB)
  }

  /// The bytes with their length, so that neighbouring fields cannot run into each other.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    add(UInt64(truncatingIfNeeded: bytes.count))
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) << shift
      shift += 8
      if shift == 64 {
        add(word)
        word = 0
        shift = 0
      }
    }
    if shift > 0 { add(word) }
  }

  package var value: Digest128 { Digest128(high: high, low: low) }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
