/// Something that an audit of the archive found wrong: named, placed, without a personal value.
package struct AuditFinding: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    // The head
    case headMissing = "HEAD_MISSING"
    case headUnreadable = "HEAD_UNREADABLE"
    case headNotSigned = "HEAD_NOT_SIGNED"
    case keyUnknown = "KEY_UNKNOWN"
    case rootDiffers = "ROOT_DIFFERS"
    // The tree
    case tileMissing = "TILE_MISSING"
    case tileDiffers = "TILE_DIFFERS"
    case entryUnsigned = "ENTRY_UNSIGNED"
    case entryUnreadable = "ENTRY_UNREADABLE"
    case indexTwice = "INDEX_TWICE"
    case indexMissing = "INDEX_MISSING"
    case timeRunsBack = "TIME_RUNS_BACK"
    case timeInFuture = "TIME_IN_FUTURE"
    case receiptTwice = "RECEIPT_TWICE"
    case receiptMissing = "RECEIPT_MISSING"
    case listChanged = "LIST_CHANGED"
    case disclosureMissing = "DISCLOSURE_MISSING"
    // The files
    case fileMissing = "FILE_MISSING"
    case fileChanged = "FILE_CHANGED"
    case fileUnknown = "FILE_UNKNOWN"
    case resultNotSigned = "RESULT_NOT_SIGNED"
    case resultElsewhere = "RESULT_ELSEWHERE"
    case sealBroken = "SEAL_BROKEN"
    case seasonKeyMissing = "SEASON_KEY_MISSING"
    case seasonPageDiffers = "SEASON_PAGE_DIFFERS"
    // Witnesses
    case witnessUnreadable = "WITNESS_UNREADABLE"
    case witnessNotSigned = "WITNESS_NOT_SIGNED"
    case logIsShorter = "LOG_IS_SHORTER"
    case historyRewritten = "HISTORY_REWRITTEN"
    case witnessNotLogged = "WITNESS_NOT_LOGGED"
    // The rest of the home
    case ledgerDiffers = "LEDGER_DIFFERS"
    case outboxDiffers = "OUTBOX_DIFFERS"
    case outboxUnknown = "OUTBOX_UNKNOWN"
  }

  package var kind: Kind
  /// The posting that it is about, where one is.
  package var posting: Int?
  /// A path in the home, a tile, a row of the ledger.
  package var place: String

  package init(_ kind: Kind, posting: Int? = nil, at place: String) {
    self.kind = kind
    self.posting = posting
    self.place = place
  }
}
