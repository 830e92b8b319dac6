internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// UPD: the notices of one posting, one a party, each numbered when it begins.
final class UpdateFiles {
  private let parts: ExchangeParts
  private let transaction: any LedgerTransaction
  private let stage: Stage
  private var notices: [PartyID: UpdateNotice] = [:]
  private var people: [PartyID: Int] = [:]
  private var parties: PartyBook?
  private var fields: [PartyID: Set<String>] = [:]

  init(_ parts: ExchangeParts, _ transaction: any LedgerTransaction, _ stage: Stage) {
    self.parts = parts
    self.transaction = transaction
    self.stage = stage
  }

  /// Whoever took the party over, where somebody did: notices go where they are read.
  private func current(_ party: PartyID) throws -> PartyID {
    let book = try parties ?? transaction.partyBook()
    parties = book
    return book.successor(of: party, on: transaction.at.date())
  }

  /// Adds to the notice of `party` what `line` writes.
  ///
  /// - Parameters:
  ///   - people: of how many people it tells.
  ///   - fields: what it releases of them, where that is not the reference and the status.
  func tell(
    _ named: PartyID, people: Int = 0, fields: Set<String>? = nil,
    _ line: (inout UpdateNotice) -> Void
  ) throws {
    let party = try current(named)
    let season = parts.settings.season
    var notice =
      try notices[party]
      ?? UpdateNotice(
        season: season, recipient: party,
        sequence: transaction.nextSequence(of: "UPD", for: party, season: season),
        posting: transaction.number, at: transaction.at)
    // Out of the table while it is written, so that its lines are not copied.
    notices[party] = nil
    line(&notice)
    notices[party] = notice
    self.people[party, default: 0] += people
    let released =
      fields ?? (people > 0 ? [FieldName.senderRef.name, "status"] : [FieldName.contractNo.name])
    self.fields[party, default: []].formUnion(released)
  }

  /// Signs, stages and discloses each, in the order of the parties.
  func finish() throws {
    for (party, notice) in notices.sorted(by: { $0.key < $1.key }) {
      let name = OutputHead(
        season: notice.season, recipient: party, sequence: notice.sequence,
        posting: notice.posting, at: notice.at
      ).fileName("UPD", .xml)
      try stage.put(
        parts.signed(notice.document(texts: RuleWords.texts)), as: "UPD", to: party, named: name)
      try transaction.disclose(
        stage.files[stage.files.count - 1], fields: (fields[party] ?? []).sorted(),
        people: people[party] ?? 0)
    }
  }
}
