/// One thing that is wrong or worth saying about a record or a file: the sender's to mend.
///
/// A value, collected and never thrown; the only kind of trouble that reports can see. It carries
/// no personal data: the value found is read back from the record when a report is written.
package struct Finding: Sendable, Hashable {
  package var code: RuleCode
  /// After the season's overrides.
  package var severity: Severity
  /// Nil: the record or the file as a whole.
  package var field: FieldName?
  /// The field's `_hijri` companion is meant.
  package var isHijri: Bool
  package var detail: FindingDetail

  package init(
    _ code: RuleCode, _ severity: Severity, field: FieldName? = nil, isHijri: Bool = false,
    detail: FindingDetail = .none
  ) {
    self.code = code
    self.severity = severity
    self.field = field
    self.isHijri = isHijri
    self.detail = detail
  }
}

/// What a finding can add to its rule's sentence, rendered by the reports in both languages.
package enum FindingDetail: Sendable, Hashable {
  case none
  /// A limit or a count that was expected or found.
  case number(Int)
  /// The day that was required.
  case date(CalendarDate)
  /// The spreadsheet row of the record that stands.
  case row(Int)
  /// Machine words: a column, an element, field names, a contract number. Never personal data.
  case text(String)
}

/// Where a record stands in its file.
package struct RecordPosition: Sendable, Equatable {
  /// The record's number in its file, from 1; what postings name.
  package var ordinal: Int
  /// In CSV the spreadsheet's row (header 1), in XML the ordinal; what RES calls `row`.
  package var row: Int
  /// The physical line on which the record begins, from 1.
  package var line: Int

  package init(ordinal: Int, row: Int, line: Int) {
    self.ordinal = ordinal
    self.row = row
    self.line = line
  }
}

/// Why a file as a whole cannot be read or taken, with the place where that was seen.
package struct FileFault: Sendable, Equatable {
  package var code: RuleCode
  /// The physical line, from 1, where there is one.
  package var line: Int?
  /// The byte in the line, from 1, where there is one (XML).
  package var column: Int?
  /// The spreadsheet row, where there is one (CSV).
  package var row: Int?
  /// What exactly, in words a person can act on; machine words and limits, never personal data.
  package var detailEn: String
  package var detailAr: String

  package init(
    _ code: RuleCode, line: Int? = nil, column: Int? = nil, row: Int? = nil, en: String, ar: String
  ) {
    self.code = code
    self.line = line
    self.column = column
    self.row = row
    self.detailEn = en
    self.detailAr = ar
  }
}

/// What became of a file.
package enum Verdict: String, Sendable, CaseIterable {
  /// All records accepted, held or unchanged.
  case accepted = "ACCEPTED"
  case partial = "PARTIAL"
  /// Nothing posted.
  case rejected = "REJECTED"
  /// The same content posted something before; nothing posted now.
  case duplicate = "DUPLICATE"
  /// Too many refused records (F013), or a file that made the program fail.
  case quarantined = "QUARANTINED"
}

/// How the records of a file came out. Conservation: `records` is the sum of the four outcomes.
package struct RecordCounts: Sendable, Equatable {
  /// As the sender declared; nil where it declared nothing.
  package var declared: Int?
  package var records = 0
  package var accepted = 0
  package var held = 0
  package var unchanged = 0
  package var rejected = 0
  package var warned = 0

  package init(declared: Int? = nil) { self.declared = declared }

  /// Whether every record has exactly one outcome.
  package var isConserved: Bool { records == accepted + held + unchanged + rejected }
}
