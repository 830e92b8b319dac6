internal import Vocabulary

/// How much a file may ask of the program; each limit is a setting with a refusal of its own.
package struct ReadingLimits: Sendable, Equatable {
  /// Bytes of the file after gzip is undone.
  package var unpackedBytes = 1 << 30
  package var records = 2_000_000
  /// Bytes of one field, as UTF-8.
  package var fieldBytes = 4_096
  /// Bytes of one record, as UTF-8; in CSV with its quotes and delimiters.
  package var recordBytes = 65_536
  /// Open elements, the root included.
  package var xmlDepth = 8
  /// Columns of a header row; elements of a record.
  package var columns = 128
  /// Bytes of XML without one complete tag, comment, CDATA section or piece of text.
  package var quietBytes = 65_536
  /// Different names in an XML file beyond those that a manifest has.
  package var xmlNames = 1_024

  package init() {}
}

/// One of the limits, as refusals name it.
enum Limit {
  case unpackedBytes, records, fieldBytes, recordBytes, xmlDepth, columns, quietBytes, xmlNames

  func value(in limits: ReadingLimits) -> Int {
    switch self {
    case .unpackedBytes: limits.unpackedBytes
    case .records: limits.records
    case .fieldBytes: limits.fieldBytes
    case .recordBytes: limits.recordBytes
    case .xmlDepth: limits.xmlDepth
    case .columns: limits.columns
    case .quietBytes: limits.quietBytes
    case .xmlNames: limits.xmlNames
    }
  }

  private var words: (en: String, ar: String) {
    switch self {
    case .unpackedBytes: ("unpacked size of the file, bytes", "حجم الملف بعد فك الضغط بالبايت")
    case .records: ("records in the file", "عدد السجلات في الملف")
    case .fieldBytes: ("size of one field, bytes", "حجم الحقل الواحد بالبايت")
    case .recordBytes: ("size of one record, bytes", "حجم السجل الواحد بالبايت")
    case .xmlDepth: ("depth of XML elements", "عمق عناصر XML")
    case .columns: ("columns or elements of a record", "عدد الأعمدة أو عناصر السجل")
    case .quietBytes:
      ("bytes of one XML tag, comment or CDATA section", "حجم وسم XML أو التعليق أو CDATA بالبايت")
    case .xmlNames: ("different names in the XML file", "عدد الأسماء المختلفة في ملف XML")
    }
  }

  /// The refusal: F007 in XML, F008 in CSV, with the limit's name and value.
  func exceeded(
    _ limits: ReadingLimits, _ syntax: FileFormat, line: Int? = nil, column: Int? = nil,
    row: Int? = nil, hint: (en: String, ar: String) = ("", "")
  ) -> FileFault {
    let value = value(in: limits)
    return FileFault(
      syntax == .xml ? .f007 : .f008, line: line, column: column, row: row,
      en: "Limit exceeded: \(words.en): at most \(value).\(hint.en)",
      ar: "تجاوز الحد: \(words.ar): \(value) على الأكثر.\(hint.ar)")
  }
}
