internal import Archiving
internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Glibc
internal import Vocabulary

/// Makes a home, step by step; each step leaves what is there, so that a crash between two of them
/// is mended by the same call.
struct Founding {
  let options: HomeOptions
  /// The flag's; nil leaves the settings to say.
  let season: String?
  let seed: [UInt8]?
  /// Nil: the machine's, or as `MASAR_NOW` says.
  var clock: ExchangeClock?

  func run() throws -> Founded {
    let clock = try self.clock ?? HomeOptions.clock()
    let madeFolder = try makeRoot()
    let root = try Directory.open(options.path)
    let wrote = try writeSettings(in: root)
    let settings = try options.settings(yaml: SettingsFile.text(in: root))
    let missing = try Self.folders.filter { try root.statusIfAny(of: EntryName($0)!) == nil }
    let home = try Home.create(options.path)
    let isNew = try home.root.statusIfAny(of: SettingsFile.ledgerName) == nil
    if isNew { try refuseLostLedger(home) } else { try KeyFiles.refuseLost(in: home.keys) }
    let madeKeys = try KeyFiles.make(in: home.keys, seed: seed)
    let keys = try KeyFiles.open(in: home.keys)
    let madeUmrahKey = try keys.makeUmrahKey(in: home.keys, season: settings.season)
    let madeSeasonKey = try makeSeasonKey(home, settings)
    let ledger = try OpenedHome.openLedger(of: home, settings)
    let log = LogBook(
      signingKey: keys.signing, masterKey: keys.master, settings: settings)
    let enteredMinistry = try Self.enterMinistry(in: ledger, log, at: clock.now())
    try makeMailboxes(in: home)

    var founded = Founded(
      path: options.path, season: settings.season, signingKey: keys.signing.verifyingKey)
    if madeFolder { founded.made.append("the folder") }
    for folder in Self.folders {
      founded.note(folder + "/", wasMade: missing.contains(folder))
    }
    if wrote { founded.made.append("masar.yaml") }
    founded.note("signing.key and master.key", wasMade: madeKeys)
    founded.note("keys/\(KeyFiles.umrahName(settings.season))", wasMade: madeUmrahKey)
    if let madeSeasonKey {
      founded.note("the key of season \(settings.season)", wasMade: madeSeasonKey)
    }
    founded.note("ledger.sqlite", wasMade: isNew)
    founded.note("the party MOH", wasMade: enteredMinistry)
    if let season, settings.season.description != season {
      founded.remarks.append(
        "the settings say season \(settings.season), not \(season): they were left as they are")
    }
    return founded
  }

  private static let folders = ["inbox", "outbox", "archive", "work", "keys"]

  /// Makes the home's own folder where its parent stands; nothing above it.
  private func makeRoot() throws(HomeProblem) -> Bool {
    if unsafe mkdir(options.path, 0o750) == 0 { return true }
    if errno == EEXIST { return false }
    throw HomeProblem(
      "\(options.path) cannot be made: \(unsafe String(cString: strerror(errno))).")
  }

  private func writeSettings(in root: Directory) throws -> Bool {
    guard let season else { return false }
    let text = """
      # Settings of this home. Every setting has a default: this file may be short.
      season: \(season)

      """
    return try root.writeDurably(Array(text.utf8), named: SettingsFile.name)
  }

  /// What the archive of this season is sealed by; nil where it is not sealed.
  private func makeSeasonKey(_ home: Home, _ settings: ExchangeSettings) throws -> Bool? {
    guard settings.isArchiveSealed else { return nil }
    let keys = OpenedHome.seasonKeys(of: home, settings)
    guard keys.path != nil else {
      throw HomeProblem("\(settings.seasonKeys), which season_keys names, cannot be opened.")
    }
    // Where files were sealed there was one: a lost key is not made anew.
    guard try !Archive(home.archive, keys: keys).holdsSealed(of: settings.season) else {
      return false
    }
    return try KeyFiles.makeSeasonKey(in: keys, season: settings.season, seed: seed)
  }

  /// An empty ledger beside a full archive would accept everything a second time.
  private func refuseLostLedger(_ home: Home) throws {
    guard try home.archive.entries().isEmpty else {
      throw HomeProblem(
        "\(home.path)/archive holds files, but \(home.ledgerPath) is missing. Restore it from a "
          + "backup; a new ledger would accept everything a second time.")
    }
  }

  /// The first posting of every home: the ministry, by whose files all others are entered.
  static func enterMinistry(
    in ledger: any Ledger, _ log: LogBook, at now: Instant
  ) throws -> Bool {
    try ledger.transact(at: now) { transaction in
      guard try transaction.partyBook()[.ministry] == nil else { return .discard(false) }
      try transaction.enter(
        Party(
          id: .ministry, type: .ministry, nameAr: "وزارة الحج والعمرة",
          nameEn: "Ministry of Hajj and Umrah"))
      let posting = Posting(number: transaction.number, cause: .tick, at: now)
      try log.enter(posting, in: transaction)
      try transaction.record(posting)
      return .commit(true)
    }
  }

  private func makeMailboxes(in home: Home) throws {
    for folder in [home.inbox, home.outbox] {
      _ = try folder.makeChild(
        EntryName(PartyID.ministry.rawValue)!, mode: .collectedFolder)
    }
  }
}
