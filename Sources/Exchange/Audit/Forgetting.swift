package import Archiving
internal import Bookkeeping
internal import Durability
package import Vocabulary

/// Forgets the people of a season in the archive: books the act, then destroys the key.
///
/// The log stays, whole and verifiable: it holds digests alone. What else still holds people of that
/// season, the ledger's rows, outboxes, copies of the key, is not touched.
package struct Forgetting {
  private let parts: ExchangeParts

  package init(_ parts: ExchangeParts) { self.parts = parts }

  /// Why a season is not forgotten; an operator must decide.
  package enum Refusal: Sendable, Equatable {
    /// Files are being sealed by its key.
    case present
    /// Its retention ends only then; nil where it never began, as nothing was booked in it.
    case young(until: Instant?)
    /// Nothing was sealed by a key that could be destroyed here.
    case noKey
  }

  /// - Parameter isEarly: retention is overruled.
  /// - Returns: nil where the season may be forgotten, or was already.
  package func refusal(of season: Season, isEarly: Bool) throws -> Refusal? {
    if season == parts.settings.season { return .present }
    if try act(season) != nil { return nil }
    guard try parts.seasonKeys.key(of: season) != nil else { return .noKey }
    if isEarly { return nil }
    let last = try parts.ledger.read { try $0.lastLeaf(withLine: "season \(season)") }
    guard let at = last.flatMap({ LogLeaf(entry: Array($0.entry.utf8))?.at }) else {
      return .young(until: nil)
    }
    let end = at.adding(seconds: Int64(parts.settings.retentionDays) * 86_400)
    return parts.clock.now() < end ? .young(until: end) : nil
  }

  /// The logged act by which a season was forgotten, with its posting.
  package func act(_ season: Season) throws -> (posting: Int, act: LoggedForgetting)? {
    try acts().last { $0.act.season == season }
  }

  /// Forgets a season that is not refused: books the act, puts it under the log's signed head, then
  /// destroys the key. May be repeated: what was booked is not booked again.
  ///
  /// A crash before the booking leaves everything; behind it the next call, or the next start of the
  /// service, goes on.
  ///
  /// - Returns: the posting; nil where the archive does not take its entry for now: the key stays.
  package func forget(_ season: Season, reason: String) throws -> Int? {
    let posting = try act(season)?.posting ?? book(season, reason)
    guard let posting, try finish() else { return nil }
    return posting
  }

  /// Destroys the keys of seasons whose forgetting is booked; what a crash kept from it.
  ///
  /// - Returns: false where the archive does not take the entries for now: the keys stay.
  package func finish() throws -> Bool {
    let seasons = try acts().map(\.act.season).filter {
      try $0 != parts.settings.season && parts.seasonKeys.holds($0)
    }
    if seasons.isEmpty { return true }
    parts.log.unseal()
    guard try parts.log.seal() else { return false }
    for season in seasons { try parts.seasonKeys.destroy(season) }
    return true
  }

  /// Files of the season that lie in outboxes, not collected: they are not sealed.
  package func uncollected(of season: Season) throws -> Int {
    var count = 0
    for party in try parts.home.outbox.entries()
    where try parts.home.outbox.status(of: party).isDirectory {
      count += try parts.home.outbox.openChild(party).entries().count {
        $0.bytes.starts(with: "\(season)_".utf8)
      }
    }
    return count
  }

  private func book(_ season: Season, _ reason: String) throws -> Int? {
    guard let key = try parts.seasonKeys.key(of: season) else { return nil }
    let act = LoggedForgetting(season: season, fingerprint: key.fingerprint, reason: reason)
    guard
      let (posting, work) = try CutMaker(parts: parts).make(
        .setting, forgotten: act, { _, _ in true })
    else { return nil }
    _ = try Settlement(parts).settle(posting, in: work)
    return posting.number
  }

  private func acts() throws -> [(posting: Int, act: LoggedForgetting)] {
    try parts.ledger.read { try $0.homeLeaves() }.compactMap { leaf in
      LogLeaf(entry: Array(leaf.entry.utf8))?.forgotten.map { (leaf.index, $0) }
    }
  }
}
