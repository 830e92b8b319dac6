/// RFC 4180 rows with CRLF, in the sender's or the house's delimiter.
package struct CSVFormat: Sendable, Equatable {
  package let delimiter: UInt8
  /// A cell that a spreadsheet would take for a formula gets an apostrophe in front of it; only in
  /// files for people, because a machine would read the apostrophe as part of the value.
  package let guardsFormulas: Bool

  package init(delimiter: UInt8 = UInt8(ascii: ","), guardsFormulas: Bool) {
    self.delimiter = delimiter
    self.guardsFormulas = guardsFormulas
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether a spreadsheet would take a cell for a formula: some take the wide forms of the signs
  /// for the signs themselves (U+FF0B, U+FF0D, U+FF1D, U+FF20).
  static func beginsFormula(_ cell: ArraySlice<UInt8>) -> Bool {
    switch cell.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      true
    case 0xEF: wideSigns.contains { cell.starts(with: $0) }
    default: false
    }
  }

  private static let wideSigns: [[UInt8]] = ["＋", "－", "＝", "＠"].map { Array($0.utf8) }

  /// Appends one cell, quoted where it must be, without a delimiter.
  func append(cell: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    if cell.isEmpty { return }
    let needsGuard = guardsFormulas && Self.beginsFormula(cell)
    guard cell.contains(where: mustQuote) else {
      if needsGuard { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if needsGuard { bytes.append(UInt8(ascii: "'")) }
    for byte in cell {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  func append(cell text: String, to bytes: inout [UInt8]) {
    append(cell: Array(text.utf8)[...], to: &bytes)
  }

  func appendRow(_ cells: [String], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(delimiter) }
      append(cell: cell, to: &bytes)
    }
    endRow(&bytes)
  }

  /// The row that proves the file complete: `#END` and the number of records.
  func appendTrailer(records: Int, to bytes: inout [UInt8]) {
    bytes.append("#END")
    bytes.append(delimiter)
    bytes.append(number: records)
    endRow(&bytes)
  }

  func endRow(_ bytes: inout [UInt8]) {
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private func mustQuote(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
