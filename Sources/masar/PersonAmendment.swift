internal import Bookkeeping
internal import Vocabulary

/// One amendment as `masar trace` tells it: of the person, or the replacement by which the person
/// came.
struct PersonAmendment {
  private let entry: AmendmentEntry
  /// REPLACE: the reference at its other end.
  private let other: String?
  /// The person came in another's place.
  private let isSuccessor: Bool

  init(_ entry: AmendmentEntry, of person: Int64, _ ledger: any LedgerInspection) throws {
    self.entry = entry
    isSuccessor = entry.successor == person
    let otherID = isSuccessor ? entry.person : entry.successor
    other = try otherID.flatMap { try ledger.person(id: $0)?.text(.senderRef) }
  }

  var label: String { isSuccessor ? "replaces" : other == nil ? "amended" : "replaced" }

  var words: String {
    let what = isSuccessor ? other ?? "" : other.map { "by \($0)" } ?? entry.action.rawValue
    let paper = entry.evidenceNo.map { ", document \($0)" } ?? ""
    return "\(what), \(entry.reason.rawValue)\(paper), as of \(entry.effectiveAt), "
      + "posting \(entry.posting), record \(entry.ordinal)"
  }

  var json: JSONText {
    .object([
      ("action", .text(entry.action.rawValue)), ("reason", .text(entry.reason.rawValue)),
      ("evidence_no", .text(entry.evidenceNo)), ("effective_at", .text(entry.effectiveAt)),
      ("posting", .number(entry.posting)), ("record", .number(entry.ordinal)),
      (isSuccessor ? "replaces" : "replaced_by", .text(other)),
    ])
  }
}
