/// A country or other issuer of passports, by its code in ISO 3166-1 alpha-3 or ICAO 9303.
package struct CountryCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Three ASCII letters, the first in the high byte of the low 24 bits; `D` has zeros behind it.
  package let packed: UInt32

  /// Takes what a code packed before; does not ask whether it is known.
  package init(packed: UInt32) { self.packed = packed }

  /// Nil where neither list has the code.
  package init?(_ text: some StringProtocol) {
    guard let code = Self.parse(Array(text.utf8)[...]) else { return nil }
    self = code
  }

  /// Nil where neither list has the code; capitals only. Allocates nothing.
  package static func parse(_ bytes: ArraySlice<UInt8>) -> CountryCode? {
    guard bytes.count == 3 || bytes.count == 1 else { return nil }
    var packed: UInt32 = 0
    for byte in bytes {
      guard byte >= 0x41, byte <= 0x5A else { return nil }
      packed = packed << 8 | UInt32(byte)
    }
    if bytes.count == 1 { packed <<= 16 }
    let code = CountryCode(packed: packed)
    return CountryTable.contains(code) ? code : nil
  }

  /// The code under which the same state is compared: DEU for D, GBR for its other subjects, RKS
  /// for Kosovo.
  package var canonical: CountryCode {
    switch packed {
    case 0x440000: CountryCode(packed: 0x44_4555)
    case 0x47_4244, 0x47_424E, 0x47_424F, 0x47_4250, 0x47_4253: CountryCode(packed: 0x47_4252)
    case 0x58_4B58: CountryCode(packed: 0x52_4B53)
    default: self
    }
  }

  /// Empty where the code is unknown.
  package var nameEn: String { CountryTable.row(of: self)?.nameEn ?? "" }

  /// The English name where the lists have no Arabic one.
  package var nameAr: String {
    guard let row = CountryTable.row(of: self) else { return "" }
    return row.nameAr.isEmpty ? row.nameEn : row.nameAr
  }

  /// Whether ISO 3166-1 has the code; ICAO's own are for passports alone.
  package var isISO: Bool { CountryTable.row(of: self)?.isISO ?? false }

  /// Whether the country is of the Arab League, whose passports carry the name in Arabic.
  package var isArab: Bool { Self.arab.contains(self) }

  private static let arab = Set(
    """
    ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN YEM
    """.split(separator: " ").compactMap { CountryCode($0) })

  /// Every code of both lists, in the order of their letters.
  package static let all: [CountryCode] = CountryTable.rows.map(\.code)

  /// The code's letters.
  package var description: String {
    var text = ""
    for shift in [UInt32(16), 8, 0] {
      let byte = UInt8(packed >> shift & 0xFF)
      if byte != 0 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    }
    return text
  }

  package static func < (left: CountryCode, right: CountryCode) -> Bool {
    left.packed < right.packed
  }
}

extension CountryTable {
  struct Row: Sendable {
    let code: CountryCode
    let isISO: Bool
    let nameEn: String
    let nameAr: String
  }

  /// In the order of the codes.
  static let rows: [Row] = source.split(separator: "\n").map { line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
    var packed: UInt32 = 0
    for byte in cells[0].utf8 { packed = packed << 8 | UInt32(byte) }
    if cells[0].utf8.count == 1 { packed <<= 16 }
    return Row(
      code: CountryCode(packed: packed), isISO: cells[1] == "ISO", nameEn: String(cells[2]),
      nameAr: String(cells[3]))
  }.sorted { $0.code < $1.code }

  /// By the three letters in base 27: one look instead of a search, for the 200,000-row lists.
  private static let index: [Int16] = {
    var index = [Int16](repeating: -1, count: 27 * 27 * 27)
    for (place, row) in rows.enumerated() {
      if let slot = slot(row.code) { index[slot] = Int16(place) }
    }
    return index
  }()

  static func row(of code: CountryCode) -> Row? {
    guard let slot = slot(code), index[slot] >= 0 else { return nil }
    return rows[Int(index[slot])]
  }

  static func contains(_ code: CountryCode) -> Bool {
    guard let slot = slot(code) else { return false }
    return index[slot] >= 0
  }

  private static func slot(_ code: CountryCode) -> Int? {
    var slot = 0
    for place in 0..<3 {
      let shift = UInt32(16 - 8 * place)
      let byte = code.packed >> shift & 0xFF
      guard byte == 0 || (byte >= 0x41 && byte <= 0x5A) else { return nil }
      slot = slot * 27 + (byte == 0 ? 0 : Int(byte - 0x40))
    }
    return slot
  }
}
