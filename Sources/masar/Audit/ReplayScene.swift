internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

/// A scratch home with a fresh ledger beside the archive of another.
final class ReplayScene {
  let archive: Archive
  let ledger: any InspectedLedger
  private let home: Home
  private let original: ExchangeParts
  private let until: Int
  private let book: LogBook

  /// - Parameters:
  ///   - path: an empty folder, which becomes the scratch home.
  ///   - until: the last posting to be replayed.
  init(_ opened: OpenedHome, at path: String, until: Int) throws {
    original = opened.parts
    archive = opened.parts.archive
    home = try Home.create(path)
    ledger = try OpenedHome.openLedger(of: home, opened.settings)
    book = LogBook(
      signingKey: original.signingKey, masterKey: original.masterKey, settings: opened.settings)
    self.until = until
  }

  /// Makes of the scratch home one that may be asked: with keys of its own, so that nothing it could
  /// say is taken for the home's.
  func keep() throws {
    _ = try KeyFiles.make(in: home.keys, seed: nil)
    let text =
      "# Replayed from an archive, to be asked and never to be run.\nseason: \(original.settings.season)\n"
    _ = try home.root.writeDurably(Array(text.utf8), named: SettingsFile.name)
  }

  /// The parts of the scratch home with this clock.
  func parts(_ clock: ExchangeClock) -> ExchangeParts {
    ExchangeParts(
      home: home.reading(archive.folder), ledger: ledger, signingKey: original.signingKey,
      masterKey: original.masterKey, settings: original.settings, clock: clock,
      notices: original.notices, seasonKeys: original.seasonKeys, isSealing: false)
  }

  /// Calls `body` with each entry from the founding on, once the scratch home is founded.
  func walk(_ body: (LogLeaf, [UInt8]) throws -> Void) throws {
    guard try archive.folder.statusIfAny(of: "log") != nil else {
      throw HomeProblem("\(archive.folder.path) holds no log: nothing was booked yet.")
    }
    let log = LogFolder(try archive.folder.openChild("log"))
    var findings: [AuditFinding] = []
    _ = try LogWalk(log) { findings.append($0) }.run { step in
      if step.index > until { return }
      guard let leaf = try log.leaf(step) else {
        return findings.append(AuditFinding(.entryUnreadable, at: "entry \(step.index)"))
      }
      if step.index == 0 { return }
      if step.index == 1 { _ = try Founding.enterMinistry(in: ledger, book, at: leaf.at) }
      try body(leaf, step.bytes)
      if leaf.submission != nil { Terminal.progress("posting \(step.index.grouped) …") }
    }
    guard let finding = findings.first else { return }
    throw HomeProblem(
      "The log is not whole (\(finding.kind.rawValue) at \(finding.place)): run masar audit verify."
    )
  }
}
