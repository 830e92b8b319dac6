package import Manifests
package import Parsing
package import Vocabulary

/// REJ: the refused records in their sender's own syntax, delimiter and column order, with what is
/// wrong beside each. Corrected and given the next sequence number, it is a file to drop again.
///
/// Lines are spooled while a file is judged; the file is `head`, lines, `tail`.
package struct FixFile: Sendable {
  /// The four columns that we add. A fix-file that comes again with them gets them afresh.
  static let addedColumns = ["_row", "_codes", "_reason_ar", "_reason_en"]

  private let syntax: FileFormat
  private let csv: CSVFormat
  private let columns: [String]
  /// The file's columns that go back, by place.
  private let kept: [Int]
  /// XML: of each column, and of each that we add.
  private let tags: [XMLFormat.Tags]
  private let addedTags: [XMLFormat.Tags]
  private let table: FieldTable
  private let texts: RuleTexts
  private var arabic = Memo<Finding>()
  private var english = Memo<Finding>()

  /// - Parameters:
  ///   - columns: the file's own, as its reader names them.
  ///   - delimiter: the file's own; CSV alone.
  package init(
    syntax: FileFormat, columns: [String], delimiter: UInt8 = UInt8(ascii: ","),
    table: FieldTable, texts: RuleTexts
  ) {
    self.syntax = syntax
    self.columns = columns
    self.table = table
    self.texts = texts
    csv = CSVFormat(delimiter: delimiter, guardsFormulas: true)
    kept = columns.indices.filter { !Self.addedColumns.contains(columns[$0]) }
    tags = columns.map(XMLFormat.Tags.init(named:))
    addedTags = Self.addedColumns.map(XMLFormat.Tags.init(named:))
  }

  /// What the file begins with.
  ///
  /// - Parameters:
  ///   - records: how many lines follow; nil where that is not known yet: XML then declares none,
  ///     its end tag is proof enough.
  ///   - created: when the result was completed.
  package func head(
    season: Season?, sender: PartyID, records: Int?, created: Instant
  ) -> [UInt8] {
    var bytes: [UInt8] = CSVFormat.byteOrderMark
    switch syntax {
    case .csv: csv.appendRow(kept.map { columns[$0] } + Self.addedColumns, to: &bytes)
    case .xml:
      bytes.append(XMLFormat.declaration)
      bytes.append("<manifest xmlns=\"urn:masar:exchange:1\"")
      XMLFormat.attribute("kind", table.kind.rawValue, &bytes)
      XMLFormat.attribute("season", season?.description ?? "", &bytes)
      XMLFormat.attribute("sender", sender.rawValue, &bytes)
      XMLFormat.attribute("sequence", "", &bytes)
      XMLFormat.attribute("created", created.description, &bytes)
      bytes.append(">\n")
      if let records {
        bytes.append("  <control")
        XMLFormat.attribute("records", records, &bytes)
        bytes.append("/>\n")
      }
    }
    return bytes
  }

  /// What the file ends with: its proof of completeness.
  package func tail(records: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    switch syntax {
    case .csv: csv.appendTrailer(records: records, to: &bytes)
    case .xml: bytes.append("</manifest>\n")
    }
    return bytes
  }

  /// Appends one record, as written, and its findings; none where a good record goes back with a
  /// file of which nothing was posted.
  package mutating func appendLine(
    _ record: Int, of batch: RecordBatch, findings: some Collection<Finding>,
    to bytes: inout [UInt8]
  ) {
    let row = batch.positions[record].row
    let mended = findings.filter { $0.severity >= .hold }
    switch syntax {
    case .csv: appendCSV(record, batch, row, mended, &bytes)
    case .xml: appendXML(record, batch, row, mended, &bytes)
    }
  }

  private mutating func appendCSV(
    _ record: Int, _ batch: RecordBatch, _ row: Int, _ findings: [Finding],
    _ bytes: inout [UInt8]
  ) {
    for column in kept {
      csv.append(cell: batch.bytes(record, column), to: &bytes)
      bytes.append(csv.delimiter)
    }
    bytes.append(number: row)
    for text in [
      codes(findings), reasons(findings, in: .arabic), reasons(findings, in: .english),
    ] {
      bytes.append(csv.delimiter)
      csv.append(cell: text[...], to: &bytes)
    }
    csv.endRow(&bytes)
  }

  private mutating func appendXML(
    _ record: Int, _ batch: RecordBatch, _ row: Int, _ findings: [Finding],
    _ bytes: inout [UInt8]
  ) {
    bytes.append("  <record>")
    for column in kept {
      tags[column].append(batch.bytes(record, column), to: &bytes)
    }
    let added = [
      Array(String(row).utf8), codes(findings), reasons(findings, in: .arabic),
      reasons(findings, in: .english),
    ]
    for (tags, text) in zip(addedTags, added) { tags.append(text[...], to: &bytes) }
    bytes.append("</record>\n")
  }

  /// Each code once, in the order of the findings.
  private func codes(_ findings: [Finding]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, finding) in findings.enumerated()
    where !findings[..<place].contains(where: { $0.code == finding.code }) {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      bytes.append(text: finding.code.name)
    }
    return bytes
  }

  private mutating func reasons(_ findings: [Finding], in language: Language) -> [UInt8] {
    var bytes: [UInt8] = []
    let (table, texts) = (table, texts)
    for finding in findings {
      if !bytes.isEmpty { bytes.append(" | ") }
      if language == .arabic {
        arabic.append(finding, to: &bytes) { Self.reason(finding, \.ar, table, texts, &$0) }
      } else {
        english.append(finding, to: &bytes) { Self.reason(finding, \.en, table, texts, &$0) }
      }
    }
    return bytes
  }

  private static func reason(
    _ finding: Finding, _ language: KeyPath<BilingualText, String>, _ table: FieldTable,
    _ texts: RuleTexts, _ bytes: inout [UInt8]
  ) {
    if let field = finding.field {
      let label = table.label(field, isHijri: finding.isHijri)
      bytes.append(text: label[keyPath: language])
      bytes.append(": ")
    }
    bytes.append(text: texts.words(finding.code, finding.detail)[keyPath: language])
  }
}

extension FieldTable {
  /// The name of a field as people see it: its Arabic header, its file name.
  func label(_ field: FieldName, isHijri: Bool) -> BilingualText {
    let found = isHijri ? hijriColumn(of: field) : column(of: field)
    guard let found else { return BilingualText(ar: field.name, en: field.name) }
    return BilingualText(ar: columns[found].headerAr, en: columns[found].name)
  }
}
