internal import Manifests
internal import Vocabulary

/// R122, said once a file and field with a count, however many values were tidied.
struct TidyingCount {
  struct Entry {
    var count = 0
    var first: RecordPosition
    var detail: FindingDetail
    var severity: Severity
  }

  private(set) var entries: [FieldName: Entry] = [:]

  mutating func count(_ finding: Finding, at position: RecordPosition) {
    guard let field = finding.field else { return }
    entries[
      field,
      default: Entry(first: position, detail: finding.detail, severity: finding.severity)
    ].count += 1
  }

  /// In the order of the fields.
  var ordered: [(field: FieldName, entry: Entry)] {
    entries.sorted { $0.key.rawValue < $1.key.rawValue }.map { (field: $0.key, entry: $0.value) }
  }
}
