internal import Parsing
internal import Vocabulary

/// CSV held against a slow reading of the same bytes, from the `sep=` line to the trailer.
enum CSVReference {
  /// What a whole file comes to.
  private enum Outcome: Equatable {
    case refused(RuleCode, row: Int?)
    case read(columns: [String], records: [[String?]], widths: [Int], declared: Int?)
  }

  static func broken(by bytes: [UInt8]) throws -> String? {
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0),
      bytes.count < ReadingLimits().fieldBytes
    else { return nil }
    let reading = try read(PiecesSource(bytes, largest: 9, seed: 1), .csv)
    let found: Outcome =
      if let fault = reading.fault {
        .refused(fault.code, row: fault.row)
      } else {
        .read(
          columns: reading.columns, records: reading.records, widths: reading.widths,
          declared: reading.totals?.records)
      }
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let expected = expected(of: marked ? Array(bytes.dropFirst(3)) : bytes)
    return found == expected ? nil : "read \(found), expected \(expected)"
  }

  private static func expected(of bytes: [UInt8]) -> Outcome {
    let separator = separatorLine(of: bytes)
    let plain = ReferenceCSV(bytes, delimiter: separator ?? delimiter(ofHeaderIn: bytes))
    // The reference gives the faulty row's first cells as a row too.
    let whole = plain.rows.filter { $0.row != plain.faultyRow }
    let rows = separator == nil ? whole[...] : whole.dropFirst()
    guard let header = rows.first else {
      return plain.faultyRow.map { .refused(.f008, row: $0) } ?? .refused(.f004, row: nil)
    }
    let names = header.cells.map(trimmed)
    if names.count > 128 { return .refused(.f008, row: header.row) }
    if names.first == "#END" { return .refused(.f004, row: nil) }
    let columns = Array(names.prefix((names.lastIndex { $0 != "" } ?? -1) + 1))
    return body(rows.dropFirst(), columns, widest: names.count, faultyRow: plain.faultyRow)
  }

  private static func body(
    _ rows: ArraySlice<ReferenceCSV.Row>, _ columns: [String], widest: Int, faultyRow: Int?
  ) -> Outcome {
    var records: [[String?]] = []
    var widths: [Int] = []
    var declared: Int?
    for row in rows {
      if declared != nil { return .refused(.f008, row: row.row) }
      if trimmed(row.cells[0]) == "#END", !columns.isEmpty {
        guard let count = trailer(row.cells) else { return .refused(.f008, row: row.row) }
        declared = count
        continue
      }
      records.append(columns.indices.map { $0 < row.cells.count ? row.cells[$0] : nil })
      let beyond = row.cells.dropFirst(columns.count)
      let isPadded = row.cells.count <= widest && beyond.allSatisfy { isBlank($0) }
      widths.append(isPadded && !beyond.isEmpty ? columns.count : row.cells.count)
    }
    if let faultyRow { return .refused(.f008, row: faultyRow) }
    if records.isEmpty { return .refused(.f004, row: nil) }
    return .read(columns: columns, records: records, widths: widths, declared: declared)
  }

  /// The count of a trailer row, nil where it or a control total is malformed.
  private static func trailer(_ cells: [String]) -> Int? {
    let cells = cells.map(trimmed)
    guard cells.count > 1 else { return nil }
    guard cells.dropFirst(2).allSatisfy({ $0 == "" || $0.utf8.contains(0x3D) }) else { return nil }
    var count = 0
    for scalar in cells[1].unicodeScalars {
      guard let digit = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹".unicodeScalars.firstPlace(of: scalar)
      else { return nil }
      count = count * 10 + digit % 10
      if count > Int(Int32.max) { return nil }
    }
    return cells[1].isEmpty ? nil : count
  }

  /// The delimiter of `sep=;`, the whole first line, perhaps followed by the same again.
  private static func separatorLine(of bytes: [UInt8]) -> UInt8? {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.starts(with: "sep=".utf8), let delimiter = line.dropFirst(4).first,
      ",;\t".utf8.contains(delimiter), line.dropFirst(4).allSatisfy({ $0 == delimiter })
    else { return nil }
    return delimiter
  }

  /// What the first row with text has most often outside quotes; of equals the comma, then `;`.
  private static func delimiter(ofHeaderIn bytes: [UInt8]) -> UInt8 {
    var outside: [UInt8] = []
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D {
        if outside.contains(where: { $0 > 0x20 && !",;".utf8.contains($0) }) { break }
      } else {
        outside.append(byte)
      }
    }
    let counts = ",;\t".utf8.map { delimiter in outside.count { $0 == delimiter } }
    return Array(",;\t".utf8)[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }

  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Without outer space and control characters.
  private static func trimmed(_ text: String) -> String {
    let start = text.utf8.drop { $0 <= 0x20 }
    let end = start.lastIndex { $0 > 0x20 }.map { start.index(after: $0) } ?? start.startIndex
    return String(decoding: start[start.startIndex..<end], as: UTF8.self)
  }
}

extension String.UnicodeScalarView {
  fileprivate func firstPlace(of scalar: Unicode.Scalar) -> Int? {
    enumerated().first { $0.element == scalar }?.offset
  }
}
