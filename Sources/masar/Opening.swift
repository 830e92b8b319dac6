internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import SQLiteLedger
internal import Vocabulary

/// A home with everything that a command needs of it: the one place where concrete things are
/// chosen.
struct OpenedHome {
  /// What an exchange runs on.
  let parts: ExchangeParts
  /// The same ledger, for the questions of operators.
  let ledger: any InspectedLedger

  var home: Home { parts.home }
  var settings: ExchangeSettings { parts.settings }
  var clock: ExchangeClock { parts.clock }

  /// Opens a home that `masar init` made.
  ///
  /// - Throws: `HomeProblem` and `SettingProblem` for what the operator has to mend,
  ///   `DurabilityError` and `LedgerFailure` for the world's faults.
  static func open(_ options: HomeOptions) throws -> OpenedHome {
    let clock = try HomeOptions.clock()
    let home = try Home.open(options.path)
    let settings = try options.settings(yaml: SettingsFile.text(in: home.root))
    let keys = try KeyFiles.open(in: home.keys)
    let ledger = try openExistingLedger(of: home, settings)
    let notices = OperatorNotices(logger: .lines(level: settings.logLevel)) { line in
      Terminal.progress(line)
    }
    return OpenedHome(
      parts: ExchangeParts(
        home: home, ledger: ledger, signingKey: keys.signing, masterKey: keys.master,
        settings: settings, clock: clock, notices: notices,
        seasonKeys: seasonKeys(of: home, settings)),
      ledger: ledger)
  }

  /// The keys of seasons: in the home, or where a setting says. A folder that cannot be opened holds
  /// none: whoever needs one is told.
  static func seasonKeys(of home: Home, _ settings: ExchangeSettings) -> SeasonKeys {
    if settings.seasonKeys.isEmpty { return SeasonKeys(home.keys) }
    let isWhole = settings.seasonKeys.hasPrefix("/")
    return SeasonKeys(
      try? Directory.open(isWhole ? settings.seasonKeys : "\(home.path)/\(settings.seasonKeys)"))
  }

  /// Opens the ledger that `masar init` made.
  static func openExistingLedger(of home: Home, _ settings: ExchangeSettings) throws
    -> any InspectedLedger
  {
    guard try home.root.statusIfAny(of: SettingsFile.ledgerName) != nil else {
      throw HomeProblem(
        "\(home.ledgerPath) is missing. Restore it from a backup: without it nobody knows what was "
          + "accepted.")
    }
    return try openLedger(of: home, settings)
  }

  /// Opens the ledger, or makes an empty one.
  static func openLedger(of home: Home, _ settings: ExchangeSettings) throws
    -> any InspectedLedger
  {
    try SQLiteLedger(
      path: home.ledgerPath, settings: SQLiteSettings(cacheKiB: settings.ledgerCacheKiB))
  }
}

/// `masar.yaml`, the settings of a home.
enum SettingsFile {
  static let name: EntryName = "masar.yaml"
  static let ledgerName: EntryName = "ledger.sqlite"

  /// The same by the home's path; nil where there is no such folder either.
  static func text(at path: String) throws -> String? {
    guard let root = try? Directory.open(path) else { return nil }
    return try text(in: root)
  }

  /// Nil where there is none: everything has a default.
  static func text(in root: Directory) throws -> String? {
    guard try root.statusIfAny(of: name) != nil else { return nil }
    return String(decoding: try root.openFile(name).readAll(limit: 65_536), as: UTF8.self)
  }
}
