internal import Vocabulary

/// The records of a CSV file: comma, semicolon or tab; LF, CRLF or CR; quotes as in RFC 4180.
///
/// Blank rows are skipped and keep their row number. A leading apostrophe stays where it is.
package final class CSVReader: RecordSource {
  /// The header row as written, without outer blanks and without blank cells at its end.
  package let columns: [String]
  package let dialect: CSVDialect
  /// Cells that a row may have in all: blank header cells at the end included.
  private let widest: Int
  private let buffer: CSVBuffer
  private let limits: ReadingLimits
  private var tokenizer: CSVTokenizer
  private var place: CSVPlace
  private var recordsRead = 0
  private var totals: DeclaredTotals?

  private init(
    buffer: CSVBuffer, limits: ReadingLimits, dialect: CSVDialect, header: [String],
    place: CSVPlace
  ) {
    self.buffer = buffer
    self.limits = limits
    self.dialect = dialect
    self.place = place
    columns = Array(header.prefix((header.lastIndex { !$0.isEmpty } ?? -1) + 1))
    widest = header.count
    tokenizer = CSVTokenizer(
      delimiter: dialect.delimiter, kept: columns.count, fieldBytes: limits.fieldBytes)
  }

  /// Reads as far as the header row. Throws what the byte source throws.
  package static func open(
    _ source: any ByteSource, encoding: TextEncoding, limits: ReadingLimits
  ) throws -> Opening<CSVReader> {
    let buffer = CSVBuffer(
      textSource(source, encoding: encoding), recordBytes: limits.recordBytes)
    try buffer.refill()
    let dialect = unsafe CSVDialect(
      detectedIn: .init(rebasing: buffer.text.prefix(limits.recordBytes)))
    var place = CSVPlace()
    var tokenizer = CSVTokenizer(
      delimiter: dialect.delimiter, kept: limits.columns + 1, fieldBytes: limits.fieldBytes)
    if dialect.hasSeparatorLine, case .record(let line) = try place.next(&tokenizer, buffer, limits)
    {
      buffer.drop(line.length)
    }
    switch try place.next(&tokenizer, buffer, limits) {
    case .refused(let fault): return .refused(fault)
    case .end: return .refused(EmptyFile.noBytes)
    case .record(let record):
      if tokenizer.width > limits.columns {
        return .refused(Limit.columns.exceeded(limits, .csv, line: record.line, row: record.row))
      }
      let header = unsafe tokenizer.texts(in: buffer.text)
      if header.first == "#END" { return .refused(EmptyFile.noRecords) }
      buffer.drop(record.length)
      return .opened(
        CSVReader(buffer: buffer, limits: limits, dialect: dialect, header: header, place: place))
    }
  }

  package func fill(_ batch: RecordBatch, upTo count: Int) throws -> ReadStep {
    precondition(batch.columnCount == columns.count)
    while batch.count < count && batch.bytes.count < batchBytes {
      switch try place.next(&tokenizer, buffer, limits) {
      case .refused(let fault): return .refused(fault)
      case .end: return ending
      case .record(let record):
        if let fault = take(record, into: batch) { return .refused(fault) }
        buffer.drop(record.length)
      }
    }
    return .more
  }

  private func take(_ record: CSVPlace.Record, into batch: RecordBatch) -> FileFault? {
    if totals != nil { return CSVFault.afterTrailer(record) }
    let text = unsafe buffer.text
    if unsafe isTrailer(text) { return unsafe readTrailer(text, record) }
    recordsRead += 1
    if recordsRead > limits.records {
      return Limit.records.exceeded(limits, .csv, line: record.line, row: record.row)
    }
    let position = RecordPosition(ordinal: recordsRead, row: record.row, line: record.line)
    unsafe batch.append(
      tokenizer.pieces, of: text.prefix(record.length), isDoubled: tokenizer.hasDoubled,
      width: width, at: position)
    return nil
  }

  /// Spreadsheets leave out or add the cells under blank header cells; that is no wrong width.
  private var width: Int {
    let found = tokenizer.width
    return found > columns.count && found <= widest && tokenizer.lastTextCell < columns.count
      ? columns.count : found
  }

  private func isTrailer(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = tokenizer.pieces.first, first.length >= 4 else { return false }
    let byte = unsafe text[Int(first.start)]
    guard byte == UInt8(ascii: "#") || byte <= 0x20 else { return false }
    return unsafe tokenizer.bytes(of: first, in: text).trimmingBlanks.elementsEqual("#END".utf8)
  }

  private func readTrailer(
    _ text: UnsafeRawBufferPointer, _ record: CSVPlace.Record
  ) -> FileFault? {
    // Scanned anew: the trailer may have more cells than the header.
    var whole = CSVTokenizer(
      delimiter: dialect.delimiter, kept: .max, fieldBytes: limits.fieldBytes)
    _ = unsafe whole.next(.init(rebasing: text.prefix(record.length)), isLast: true)
    let cells = unsafe whole.texts(in: text)
    guard cells.count > 1, let declared = countIn(Array(cells[1].utf8)) else {
      return CSVFault.trailerWithoutCount(record)
    }
    var sums: [DeclaredTotals.Sum] = []
    for cell in cells.dropFirst(2) where !cell.isEmpty {
      // By bytes: with a combining mark behind it the sign is another character.
      guard let equals = cell.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        return CSVFault.notASum(record)
      }
      sums.append(
        .init(
          field: String(cell[..<equals]), value: String(cell[cell.utf8.index(after: equals)...])))
    }
    totals = DeclaredTotals(
      records: declared, sums: sums, recordsRead: recordsRead, hasTrailer: true)
    return nil
  }

  private var ending: ReadStep {
    if recordsRead == 0 { return .refused(EmptyFile.noRecords) }
    return .end(
      totals ?? DeclaredTotals(records: nil, sums: [], recordsRead: recordsRead, hasTrailer: false))
  }
}

extension CSVTokenizer {
  /// The text of a cell, its doubled quotes halved.
  func bytes(of piece: Piece, in text: UnsafeRawBufferPointer) -> ArraySlice<UInt8> {
    let start = Int(piece.start)
    let raw = unsafe Array(text[start..<start + Int(piece.length)])
    guard piece.isDoubled else { return raw[...] }
    var halved: [UInt8] = []
    var isSecond = false
    for byte in raw {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { halved.append(byte) }
    }
    return halved[...]
  }

  /// All kept cells without outer blanks. Off the hot path.
  func texts(in text: UnsafeRawBufferPointer) -> [String] {
    pieces.map { unsafe String(decoding: bytes(of: $0, in: text).trimmingBlanks, as: UTF8.self) }
  }
}
