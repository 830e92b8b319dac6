package import Archiving
package import Bookkeeping
internal import Vocabulary

/// Everything concrete that an exchange runs on, handed in by the command.
package struct ExchangeParts: Sendable {
  package let home: Home
  package let ledger: any Ledger
  package let signingKey: SigningKey
  package let masterKey: MasterKey
  package let settings: ExchangeSettings
  package let clock: ExchangeClock
  package let notices: OperatorNotices
  package let log: LogKeeper
  package let group: PostingGroup
  package let seasonKeys: SeasonKeys
  /// Whether what goes into the archive is sealed: never where files are judged for trial or again.
  package private(set) var isSealing: Bool

  package init(
    home: Home, ledger: any Ledger, signingKey: SigningKey, masterKey: MasterKey,
    settings: ExchangeSettings, clock: ExchangeClock, notices: OperatorNotices,
    seasonKeys: SeasonKeys? = nil, isSealing: Bool? = nil
  ) {
    self.home = home
    self.ledger = ledger
    self.signingKey = signingKey
    self.masterKey = masterKey
    self.settings = settings
    self.clock = clock
    self.notices = notices
    group = PostingGroup(ledger, home: home.work)
    self.seasonKeys = seasonKeys ?? SeasonKeys(home.keys)
    self.isSealing = isSealing ?? settings.isArchiveSealed
    log = LogKeeper(home: home, ledger: ledger, key: signingKey, notices: notices)
  }
}

extension ExchangeParts {
  /// The archive as everybody reads it.
  package var archive: Archive { Archive(home.archive, keys: seasonKeys) }

  /// By which the archive's files of today are sealed, its key made where the season has none; nil
  /// where they are kept plain.
  ///
  /// It is the key of the home's own season, whatever season a name claims: nobody outside chooses a
  /// key, and a file is forgotten with the season in which it came.
  ///
  /// - Throws: `SeasonKeyTrouble` where the season's key is lost: a second one is never made.
  package func seal() throws -> Seal? {
    guard isSealing else { return nil }
    let season = settings.season
    if let key = try seasonKeys.key(of: season) { return Seal(key, of: season) }
    guard seasonKeys.path != nil else {
      throw HomeProblem("The folder that the setting season_keys names cannot be opened.")
    }
    guard try !archive.holdsSealed(of: season) else { throw SeasonKeyTrouble.lost(season) }
    var random = SystemRandomNumberGenerator()
    _ = try seasonKeys.make(.generate(using: &random), for: season)
    return try seasonKeys.key(of: season).map { Seal($0, of: season) }
  }

  /// The same parts for a judging that leaves nothing in the archive.
  func unsealed() -> ExchangeParts {
    var parts = self
    parts.isSealing = false
    return parts
  }
}
