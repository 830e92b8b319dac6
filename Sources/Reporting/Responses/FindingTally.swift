package import Vocabulary

/// Counts findings exactly and says which are still listed: beyond the cap a file of two million bad
/// rows would bury its sender and us.
package struct FindingTally: Sendable {
  /// Findings of one code and severity that are listed one by one.
  package static let listedPerCode = 10_000

  /// What is known of one code at one severity.
  package struct Cause: Sendable, Equatable {
    package var code: RuleCode
    package var severity: Severity
    /// Findings.
    package var count = 0
    /// Records, where findings come in the order of the file.
    package var records = 0
    /// The spreadsheet row of the first; nil where the file as a whole is meant.
    package var firstRow: Int?
    /// What else there is to say: of a file fault, where and what exactly.
    package var detail: BilingualText?

    /// Whether some findings were counted and not listed.
    package var isCapped: Bool { count > FindingTally.listedPerCode }

    fileprivate var lastRow: Int?
  }

  private var causes: [Cause] = RuleCode.allCases.flatMap { code in
    Severity.allCases.map { Cause(code: code, severity: $0) }
  }

  package init() {}

  /// Counts a finding, and says whether it is to be listed.
  ///
  /// - Parameter times: for what is said once with a count (R122).
  package mutating func add(
    _ code: RuleCode, _ severity: Severity, row: Int?, times: Int = 1,
    detail: BilingualText? = nil
  ) -> Bool {
    let place = Int(code.rawValue) * Severity.allCases.count + severity.rawValue
    let isListed = causes[place].count < Self.listedPerCode
    if causes[place].count == 0 { causes[place].firstRow = row }
    if causes[place].detail == nil { causes[place].detail = detail }
    causes[place].count += times
    if row != nil, times > 1 || row != causes[place].lastRow { causes[place].records += times }
    causes[place].lastRow = row
    return isListed
  }

  package mutating func add(_ finding: Finding, row: Int?) -> Bool {
    add(finding.code, finding.severity, row: row)
  }

  /// Counts a fault of the file; it is no record's, wherever it was seen.
  package mutating func add(_ fault: FileFault) -> Bool {
    let isListed = add(
      fault.code, .fatal, row: nil, detail: fault.words)
    let place = Int(fault.code.rawValue) * Severity.allCases.count + Severity.fatal.rawValue
    if causes[place].firstRow == nil { causes[place].firstRow = fault.row }
    return isListed
  }

  /// What was found, gravest first, then most frequent, then by code.
  package var found: [Cause] {
    causes.filter { $0.count > 0 }.sorted {
      if $0.severity != $1.severity { return $0.severity > $1.severity }
      if $0.count != $1.count { return $0.count > $1.count }
      return $0.code.rawValue < $1.code.rawValue
    }
  }

  package var isEmpty: Bool { causes.allSatisfy { $0.count == 0 } }
}

extension FileFault {
  /// What exactly, and where it was seen: who mends a file by hand must find the place.
  package var words: BilingualText {
    var places: [BilingualText] = []
    if let row { places.append(BilingualText(ar: "الصف \(row)", en: "row \(row)")) }
    if let line { places.append(BilingualText(ar: "السطر \(line)", en: "line \(line)")) }
    if let column {
      places.append(BilingualText(ar: "العمود \(column)", en: "column \(column)"))
    }
    guard !places.isEmpty else { return BilingualText(ar: detailAr, en: detailEn) }
    return BilingualText(
      ar: detailAr + " (" + places.map(\.ar).joined(separator: "، ") + ")",
      en: detailEn + " (" + places.map(\.en).joined(separator: ", ") + ")")
  }
}
