package import Vocabulary

/// The report for people of an audit: whether the archive is whole, what was verified, whose
/// signature it rests on, and what was found, each thing with what to do about it.
///
/// Findings come by kind, in the order in which the kinds are declared. It holds places and numbers,
/// no personal value.
package struct AuditPage: Sendable {
  /// The log's name; nil where nothing in the log tells it.
  package var origin: String?
  /// The key that signs, in the form of signed notes.
  package var key: String?
  /// The key was not given: it is the log's own word.
  package var isKeyUnproven: Bool
  /// Entries of the log that were read.
  package var size: Int
  /// Those at the end that the signed head does not cover yet.
  package var unsigned: Int
  /// The signed root, in base64.
  package var root: String?
  package var files: Int
  package var bytesRead: Int64
  /// People whose data left, counted once a file.
  package var people: Int
  /// Results kept by partners that agree.
  package var witnesses: Int
  /// Sealed files whose key was not at hand: there, and not compared.
  package var unopened: Int
  /// Sealed files whose key was destroyed, as the log says.
  package var forgotten: Int
  package var checkedAt: Instant
  /// Ledger and outboxes were compared too.
  package var hasLedger: Bool
  /// The first of them, as many as the page shall list.
  package var findings: [AuditFinding]
  /// All that were found.
  package var findingCount: Int

  package init(
    origin: String?, key: String?, isKeyUnproven: Bool, size: Int, unsigned: Int, root: String?,
    files: Int, bytesRead: Int64, people: Int, witnesses: Int,
    unopened: Int = 0, forgotten: Int = 0, checkedAt: Instant,
    hasLedger: Bool, findings: [AuditFinding], findingCount: Int
  ) {
    self.origin = origin
    self.key = key
    self.isKeyUnproven = isKeyUnproven
    self.size = size
    self.unsigned = unsigned
    self.root = root
    self.files = files
    self.bytesRead = bytesRead
    self.people = people
    self.witnesses = witnesses
    self.unopened = unopened
    self.forgotten = forgotten
    self.checkedAt = checkedAt
    self.hasLedger = hasLedger
    self.findings = findings
    self.findingCount = findingCount
  }

  /// The whole document.
  package var bytes: [UInt8] {
    var page = AuditSections(page: self)
    page.open()
    page.verdict()
    page.verified()
    page.head()
    page.found()
    page.close()
    return page.bytes
  }

  /// How the audit ended.
  enum Verdict {
    case whole
    /// Nothing was found, and nobody vouched for the key.
    case wholeByItsOwnWord
    case found
  }

  var verdict: Verdict {
    if findingCount > 0 || !findings.isEmpty { return .found }
    return isKeyUnproven ? .wholeByItsOwnWord : .whole
  }
}
