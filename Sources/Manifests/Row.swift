package import Parsing
package import Vocabulary

/// What reading a field came to.
package enum ValueState: UInt8, Sendable {
  /// Empty or not there.
  case absent
  case valid
  case tooShort
  case tooLong
  /// Characters that the type does not allow, among them control and hidden direction marks.
  case badCharacters
  /// Text that went through a wrong decoding before it was sent.
  case mojibake
  /// A code that is in no list, or a list item that is.
  case unknownCode
  /// Not a number, a date, a time or a list at all.
  case malformed
  /// A date that no calendar has (R110).
  case impossible
  /// Damaged by a spreadsheet: scientific notation, a serial date, lost leading zeros (R117).
  case spreadsheet
}

/// What was changed in a value before it was judged (R122).
package struct Normalisation: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let digits = Normalisation(rawValue: 1)
  package static let presentationForms = Normalisation(rawValue: 2)
  package static let tatweel = Normalisation(rawValue: 4)
  package static let directionMarks = Normalisation(rawValue: 8)
  package static let spaces = Normalisation(rawValue: 16)
}

/// One field of one record, read by its type.
package struct FieldValue: Sendable {
  /// Of the normalised text: not negative in the record's own bytes, else `-1 - offset` in the
  /// batch's `normalised` bytes.
  package var offset: Int32
  package var length: Int32
  /// Days since 1970 (date), seconds since 1970 (instant), the number (integer), hundredths
  /// (decimal), 1 or 0 (flag), the packed letters (country), the place in the list (other codes
  /// of a closed list), how many items (lists); else 0.
  package var number: Int64
  package var state: ValueState
  package var changes: Normalisation

  package init(
    offset: Int32 = 0, length: Int32 = 0, number: Int64 = 0, state: ValueState = .absent,
    changes: Normalisation = []
  ) {
    self.offset = offset
    self.length = length
    self.number = number
    self.state = state
    self.changes = changes
  }
}

/// A batch of records, read: what rules, ledger and reports work on.
package final class ManifestBatch: @unchecked Sendable {
  package let table: FieldTable
  /// The file's syntax, for rules that know one only.
  package let syntax: FileFormat
  /// The records as written.
  package let records: RecordBatch
  /// `values[i * table.columns.count + column]`, filled by `FieldReader`.
  package internal(set) var values: [FieldValue] = []
  /// Which column of the records carries each column of the table; −1 where none does.
  package internal(set) var sources: [Int] = []
  /// Normalised text that differs from what was written.
  package internal(set) var normalised: [UInt8] = []
  /// What the R rules found, record by record: the findings of record `i` are
  /// `findings[firstFinding[i] ..< firstFinding[i + 1]]`.
  package private(set) var findings: [Finding] = []
  /// PLG: the keys of each record, once somebody has made them.
  package var personKeys: [PersonKeySet] = []
  package private(set) var firstFinding: [Int32] = [0]

  package init(table: FieldTable, syntax: FileFormat, records: RecordBatch) {
    self.table = table
    self.syntax = syntax
    self.records = records
  }

  package var count: Int { records.count }

  package subscript(record: Int) -> Row { Row(batch: self, index: record) }

  /// The R findings of one record.
  package func findings(of record: Int) -> ArraySlice<Finding> {
    findings[Int(firstFinding[record])..<Int(firstFinding[record + 1])]
  }

  /// Files the findings of the next record; called once for every record, in order.
  package func file(_ found: [Finding]) {
    findings.append(contentsOf: found)
    firstFinding.append(Int32(findings.count))
  }

  /// Forgets everything and keeps the memory.
  package func reset() {
    records.reset()
    values.removeAll(keepingCapacity: true)
    normalised.removeAll(keepingCapacity: true)
    personKeys.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    firstFinding.removeAll(keepingCapacity: true)
    firstFinding.append(0)
  }
}

/// One record as rules see it.
package struct Row {
  package let batch: ManifestBatch
  package let index: Int
  // The batch's own arrays, shared: a field read through the batch would be guarded each time.
  @usableFromInline let values: [FieldValue]
  @usableFromInline let written: [UInt8]
  @usableFromInline let normalised: [UInt8]

  package init(batch: ManifestBatch, index: Int) {
    self.batch = batch
    self.index = index
    values = batch.values
    written = batch.records.bytes
    normalised = batch.normalised
  }

  @inlinable
  package var table: FieldTable { batch.table }
  package var position: RecordPosition { batch.records.positions[index] }

  /// The value in `column` of the kind's table.
  @inlinable
  package func value(column: Int) -> FieldValue {
    values[index * batch.table.columns.count + column]
  }

  /// The value of `field`; absent where the kind has no such field.
  ///
  /// A date given only by its Hijri companion is here already.
  @inlinable
  package subscript(field: FieldName) -> FieldValue {
    guard let column = batch.table.column(of: field) else { return FieldValue() }
    return value(column: column)
  }

  /// The Hijri companion of a date field.
  package func hijri(_ field: FieldName) -> FieldValue {
    guard let column = batch.table.hijriColumn(of: field) else { return FieldValue() }
    return value(column: column)
  }

  /// A record of the same kind at the same place that says nothing.
  package var blank: Row {
    let records = RecordBatch(columnCount: table.columns.count)
    records.append(
      cells: [[UInt8]?](repeating: nil, count: table.columns.count), at: position)
    let blank = ManifestBatch(table: table, syntax: batch.syntax, records: records)
    blank.values = [FieldValue](repeating: FieldValue(), count: table.columns.count)
    blank.sources = Array(table.columns.indices)
    return blank[0]
  }

  @inlinable
  package func isPresent(_ field: FieldName) -> Bool { self[field].state != .absent }

  /// The normalised bytes of a value.
  @inlinable
  package func bytes(_ value: FieldValue) -> ArraySlice<UInt8> {
    if value.offset >= 0 {
      let start = Int(value.offset)
      return written[start..<start + Int(value.length)]
    }
    let start = -1 - Int(value.offset)
    return normalised[start..<start + Int(value.length)]
  }

  /// The normalised bytes of `field`; empty where it is absent.
  @inlinable
  package func bytes(_ field: FieldName) -> ArraySlice<UInt8> { bytes(self[field]) }

  /// The bytes of `field` as its sender wrote them; empty where the file has no such cell.
  package func written(_ field: FieldName, isHijri: Bool = false) -> ArraySlice<UInt8> {
    let column = isHijri ? table.hijriColumn(of: field) : table.column(of: field)
    guard let column, batch.sources[column] >= 0 else { return [] }
    return batch.records.bytes(index, batch.sources[column])
  }

  /// The normalised text of `field`; empty where it is absent. Off the hot path.
  package func text(_ field: FieldName) -> String {
    String(decoding: bytes(field), as: UTF8.self)
  }

  /// The text of `field`, nil where it is absent. Off the hot path.
  package func optionalText(_ field: FieldName) -> String? {
    isPresent(field) ? text(field) : nil
  }

  /// The number of `field` where it was read well: see `FieldValue.number`.
  @inlinable
  package func number(_ field: FieldName) -> Int? {
    let value = self[field]
    return value.state == .valid ? Int(value.number) : nil
  }

  @inlinable
  package func date(_ field: FieldName) -> CalendarDate? {
    let value = self[field]
    return value.state == .valid ? CalendarDate(daysSince1970: Int32(value.number)) : nil
  }

  package func instant(_ field: FieldName) -> Instant? {
    number(field).map { Instant(secondsSince1970: Int64($0)) }
  }

  @inlinable
  package func country(_ field: FieldName) -> CountryCode? {
    number(field).map { CountryCode(packed: UInt32($0)) }
  }

  /// A party named in `field`. Off the hot path.
  package func party(_ field: FieldName) -> PartyID? {
    self[field].state == .valid ? PartyID(text(field)) : nil
  }

  /// The items of a list field; empty where it was not read well. Off the hot path.
  package func items(_ field: FieldName) -> [String] {
    guard self[field].state == .valid else { return [] }
    return bytes(field).split(separator: UInt8(ascii: ";")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The code in `field` as a case of `Code`, whose raw values are the contract's codes.
  @inlinable
  package func code<Code: RawRepresentable & CaseIterable>(_ field: FieldName, as: Code.Type)
    -> Code? where Code.RawValue == String
  {
    guard let place = number(field) else { return nil }
    return Code.allCases[Code.allCases.index(Code.allCases.startIndex, offsetBy: place)]
  }
}
