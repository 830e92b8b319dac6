internal import Vocabulary

/// Where a reader stands in a CSV file: counts rows and lines, passes blank rows.
struct CSVPlace {
  /// A record found at the beginning of the buffer's text.
  struct Record {
    var length: Int
    /// As a spreadsheet counts: blank rows too, line breaks inside cells not.
    var row: Int
    /// The physical line on which it begins.
    var line: Int
  }

  enum Step {
    case record(Record)
    case end
    case refused(FileFault)
  }

  /// Rows and lines behind the reader.
  private var rows = 0
  private var lines = 0

  /// The next record that is not blank; it stays in the buffer for the caller to take and drop.
  mutating func next(
    _ tokenizer: inout CSVTokenizer, _ buffer: CSVBuffer, _ limits: ReadingLimits
  ) throws -> Step {
    while true {
      let text = unsafe buffer.text
      if text.count == 0 {
        if !buffer.isAtEnd {
          try buffer.refill()
          continue
        }
        return buffer.fault.map { .refused(unsafe located($0, text)) } ?? .end
      }
      let isLast = buffer.isAtEnd && buffer.fault == nil
      let outcome = unsafe tokenizer.next(text, isLast: isLast)
      switch outcome {
      case .record(let length, let breaks):
        let record = Record(length: length, row: rows + 1, line: lines + 1)
        if length > limits.recordBytes {
          return .refused(
            Limit.recordBytes.exceeded(limits, .csv, line: record.line, row: record.row))
        }
        rows += 1
        lines += 1 + breaks
        if !tokenizer.isBlank { return .record(record) }
        buffer.drop(length)
      case .unfinished where !buffer.isAtEnd && text.count <= limits.recordBytes:
        try buffer.refill()
      default:
        return .refused(unsafe fault(of: outcome, text, buffer, limits))
      }
    }
  }

  private func fault(
    of outcome: CSVTokenizer.Outcome, _ text: UnsafeRawBufferPointer, _ buffer: CSVBuffer,
    _ limits: ReadingLimits
  ) -> FileFault {
    let record = Record(length: text.count, row: rows + 1, line: lines + 1)
    switch outcome {
    case .strayText: return CSVFault.strayText(record)
    case .fieldLimit(let isQuoted):
      return Limit.fieldBytes.exceeded(
        limits, .csv, line: record.line, row: record.row,
        hint: isQuoted ? CSVFault.perhapsUnclosed : ("", ""))
    case .unfinished(let isQuoted):
      if text.count > limits.recordBytes {
        return Limit.recordBytes.exceeded(
          limits, .csv, line: record.line, row: record.row,
          hint: isQuoted ? CSVFault.perhapsUnclosed : ("", ""))
      }
      if let fault = buffer.fault { return unsafe located(fault, text) }
      return CSVFault.unclosed(record)
    case .record: preconditionFailure("a record is no fault")
    }
  }

  /// A fault of the bytes after `text`, with its line.
  private func located(_ fault: FileFault, _ text: UnsafeRawBufferPointer) -> FileFault {
    var breaks = 0
    var previous: UInt8 = 0
    for index in 0..<text.count {
      let byte = unsafe text[index]
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { breaks += 1 }
      previous = byte
    }
    var found = fault
    found.line = fault.line ?? lines + 1 + breaks
    return found
  }
}

/// What the structure of a CSV file can be refused for.
enum CSVFault {
  static let perhapsUnclosed = (
    en: " Perhaps a quote that opens in this row is never closed.",
    ar: " ربما فُتحت في هذا الصف علامة اقتباس ولم تُغلق."
  )

  static func unclosed(_ record: CSVPlace.Record) -> FileFault {
    FileFault(
      .f008, line: record.line, row: record.row,
      en: "A quote that opens in row \(record.row) is never closed.",
      ar: "علامة اقتباس فُتحت في الصف \(record.row) ولم تُغلق.")
  }

  static func strayText(_ record: CSVPlace.Record) -> FileFault {
    FileFault(
      .f008, line: record.line, row: record.row,
      en: "In row \(record.row) text follows a closing quote: a quote is unclosed or not doubled.",
      ar: "في الصف \(record.row) نص بعد علامة اقتباس: علامة لم تُغلق أو لم تُضاعف.")
  }

  static func afterTrailer(_ record: CSVPlace.Record) -> FileFault {
    FileFault(
      .f008, line: record.line, row: record.row,
      en: "Row \(record.row) follows the trailer row #END.",
      ar: "الصف \(record.row) يأتي بعد سطر الختام \u{200E}#END.")
  }

  static func trailerWithoutCount(_ record: CSVPlace.Record) -> FileFault {
    FileFault(
      .f008, line: record.line, row: record.row,
      en: "The trailer row #END must give the number of records in its second cell.",
      ar: "يجب أن يبيّن سطر الختام \u{200E}#END عدد السجلات في خليته الثانية.")
  }

  static func notASum(_ record: CSVPlace.Record) -> FileFault {
    FileFault(
      .f008, line: record.line, row: record.row,
      en: "A control total in the trailer row #END must read field=sum.",
      ar: "يجب أن يُكتب مجموع الضبط في سطر الختام \u{200E}#END بصيغة field=sum.")
  }
}
