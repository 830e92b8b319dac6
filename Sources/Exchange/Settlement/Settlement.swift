internal import Archiving
package import Bookkeeping
internal import Durability
internal import Logging
internal import Vocabulary

/// From booked to settled: makes visible what the ledger has already decided (S4 → S5).
///
/// May be repeated any number of times. Copies of all files go into the archive, then each is
/// renamed into its outbox; a staged file that is gone was published before and may have been
/// collected since, so it never comes back. A recipient whose outbox cannot be written keeps only
/// its own files in work. Every folder is synced once, for all postings that are settled together.
package struct Settlement {
  /// A posting whose files stand staged in `work`.
  struct Booked {
    let posting: Posting
    let work: WorkFolder
  }

  /// What holds for one posting while it is being settled.
  private final class Progress {
    let posting: Posting
    let work: WorkFolder
    /// Recipients whose files stay in work.
    var closed: Set<PartyID> = []
    /// Copies that an earlier run left in the archive are made again.
    let isRecovery: Bool
    var isShown = false
    var isArchived = true

    init(_ booked: Booked, isRecovery: Bool) {
      posting = booked.posting
      work = booked.work
      self.isRecovery = isRecovery
    }
  }

  private let home: Home
  private let season: Season
  private let notices: OperatorNotices
  private let log: LogKeeper
  private let parts: ExchangeParts
  private let copied = CopiedPostings()

  package init(_ parts: ExchangeParts) {
    self.parts = parts
    home = parts.home
    log = parts.log
    season = parts.settings.season
    notices = parts.notices
  }

  /// Publishes the files of `posting` out of `work`; true when nothing of it is left there.
  ///
  /// A crash at any line leaves the staged files not yet renamed, and they alone are done again.
  ///
  /// - Parameter isRecovery: the files were staged by an earlier run: each must still have the
  ///   digest that was booked, else it stays in work and operators are told.
  package func settle(
    _ posting: Posting, in work: WorkFolder, isRecovery: Bool = false
  ) throws -> Bool {
    try settle([Booked(posting: posting, work: work)], isRecovery: isRecovery)
  }

  /// The same for several postings, in their order; true when nothing of any is left in work.
  func settle(_ booked: [Booked], isRecovery: Bool = false) throws -> Bool {
    let debt = SyncDebt(home.work)
    let seal = try parts.seal()
    let all = booked.map {
      Progress($0, isRecovery: isRecovery && !copied.holds($0.posting.number))
    }
    let folders = OpenFolders(debt, isRecovery: isRecovery)
    for one in all {
      try archiveCopies(of: one, folders, seal, isProved: !isRecovery)
      // What is sealed is a copy: it need not wait for the outboxes, and is synced with the others.
      if seal != nil { try archiveBeforehand(one, folders, seal) }
    }
    // Nothing is shown that the archive could lose.
    try debt.pay()
    copied.add(booked.map(\.posting.number))
    log.unseal()
    // A result names its place in the log: it waits for it, and nothing else does.
    let last = booked.last { $0.posting.submission != nil }
    let isLogged = try last.map { try log.keep($0.posting.number) } ?? true
    for one in all {
      try publish(one, isLogged, folders)
      // A receipt that could not be shown yet keeps its folder too.
      one.isShown =
        try one.closed.isEmpty
        && one.work.folder.statusIfAny(of: WorkFolder.unacknowledged) == nil
      if seal == nil, one.isShown { one.isArchived = try archiveOriginal(of: one, folders, nil) }
    }
    // The targets first: were only the source on disk, a file would have no name at all.
    for one in all { debt.add(one.work.folder) }
    try debt.pay()
    let settled = all.filter { $0.isShown && $0.isArchived }
    for one in settled { try home.work.removeTree(one.work.name) }
    copied.remove(settled.map(\.posting.number))
    if !settled.isEmpty { try home.work.sync() }
    return settled.count == all.count
  }

  private func archiveCopies(
    of one: Progress, _ folders: OpenFolders, _ seal: Seal?, isProved: Bool
  ) throws {
    try forEachStaged(of: one) { file, staged in
      if !isProved, try !isAsBooked(file, staged, in: one.work) { return false }
      let path = ArchiveLayout.folder(of: file, in: one.posting, season: season)
      let copies = try archiveCopies(path, folders, seal, one)
      try copies.add(staged, of: one.work, as: Self.name(of: file))
      return true
    }
  }

  private func archiveCopies(
    _ path: [String], _ folders: OpenFolders, _ seal: Seal?, _ one: Progress
  ) throws -> ArchiveCopies {
    ArchiveCopies(
      seal, path: path, try archiveFolder(path, folders), folders.debt,
      isRecovery: one.isRecovery)
  }

  private func publish(_ one: Progress, _ isLogged: Bool, _ folders: OpenFolders) throws {
    try forEachStaged(of: one) { file, staged in
      if file.output == "RES", !isLogged { return false }
      try publish(file, staged, from: one.work, folders)
      return true
    }
  }

  /// Those that are still in work, in order. What follows for a recipient that is closed waits too:
  /// RES comes last.
  ///
  /// - Parameter body: false where the file must stay.
  private func forEachStaged(
    of one: Progress, _ body: (BookedFile, EntryName) throws -> Bool
  ) throws {
    for (index, file) in one.posting.files.enumerated() where !one.closed.contains(file.recipient) {
      let staged = WorkFolder.staged(index)
      guard try one.work.folder.statusIfAny(of: staged) != nil else { continue }
      do {
        if try !body(file, staged) { one.closed.insert(file.recipient) }
      } catch let error as DurabilityError where error.closesOneOutbox {
        one.closed.insert(file.recipient)
        notices.tell(
          .error, "\(file.name) for \(file.recipient) stays in work: \(error)",
          once: "outbox \(file.recipient)")
      }
    }
  }

  /// Removes the folder of a submission or cut that is wholly settled or was never booked.
  package func removeAll(of work: WorkFolder) throws {
    try home.work.removeTree(work.name)
    try home.work.sync()
  }

  private func isAsBooked(
    _ file: BookedFile, _ staged: EntryName, in work: WorkFolder
  ) throws -> Bool {
    let digest = DigestBox()
    try unsafe FileSource(try work.folder.openFile(staged)) { unsafe digest.update($0) }.drain()
    if digest.hexadecimal == file.sha256 { return true }
    notices.tell(
      .critical, "\(work.name)/\(staged) is not what was booked as \(file.name): not published",
      once: "staged \(work.name)/\(staged)")
    return false
  }

  private static func name(of file: BookedFile) -> EntryName {
    guard let name = EntryName(file.name) else {
      preconditionFailure("a booked file has a name that no file can have")
    }
    return name
  }

  private func publish(
    _ file: BookedFile, _ staged: EntryName, from work: WorkFolder, _ folders: OpenFolders
  ) throws {
    let (name, recipient) = (Self.name(of: file), file.recipient.rawValue)
    let outbox = try folders.folder(["outbox", recipient]) {
      try home.outbox.makeChild(EntryName(recipient)!, mode: .collectedFolder)
    }
    switch try work.folder.publish(staged, to: outbox, as: name) {
    case .occupied:
      throw DurabilityError(call: "renameat2", path: "outbox/\(file.recipient)/\(name)", errno: 17)
    default:
      notices.settle("outbox \(file.recipient)")
    }
  }

  /// The same before anything is shown: what the archive does not take for now stays in work, and
  /// answers go out all the same.
  private func archiveBeforehand(_ one: Progress, _ folders: OpenFolders, _ seal: Seal?) throws {
    guard let submission = one.posting.submission else { return }
    let key = "archive \(submission.receipt)"
    do {
      one.isArchived = try archiveOriginal(of: one, folders, seal)
      notices.settle(key)
    } catch let error as DurabilityError where error.isTemporary {
      one.isArchived = false
      notices.tell(
        .error, "the original of receipt \(submission.receipt) stays in work: \(error)", once: key)
    }
  }

  /// - Returns: false where the archive holds another file under its name, which is never
  ///   overwritten; then the folder stays in work.
  private func archiveOriginal(
    of one: Progress, _ folders: OpenFolders, _ seal: Seal?
  ) throws -> Bool {
    guard let submission = one.posting.submission else { return true }
    let work = one.work
    let copies = try archiveCopies(ArchiveLayout.folder(of: submission), folders, seal, one)
    // What intake knew of the file, for who judges it again; what settles it needs none of it.
    try copies.file(WorkFolder.receipt, of: work, as: EntryName(ArchiveLayout.receiptName)!)
    let outcome = try copies.fileOriginal(of: submission, in: work)
    for (beside, suffix) in [(Sidecar.name, ".sha256"), (WorkFolder.trace, ".trace")] {
      try copies.file(beside, of: work, as: EntryName(submission.fileName + suffix) ?? beside)
    }
    if outcome == .published || outcome == .alreadyPublished { return true }
    notices.tell(
      .critical,
      "the original of receipt \(submission.receipt) cannot be archived: it stays in work",
      once: "original \(submission.receipt)")
    return false
  }

  private func archiveFolder(_ path: [String], _ folders: OpenFolders) throws -> Directory {
    try folders.folder(path) {
      var folder = home.archive
      for part in path {
        let name = EntryName(part)!
        if try folders.isRecovery || folder.statusIfAny(of: name) == nil {
          folders.debt.add(folder)
        }
        folder = try folder.makeChild(name, mode: .secretFolder, syncing: .nothing)
      }
      return folder
    }
  }
}

/// Postings whose copies this process has put into the archive, and which wait for an outbox.
private final class CopiedPostings {
  private var numbers: Set<Int> = []

  func holds(_ number: Int) -> Bool { numbers.contains(number) }
  func add(_ more: [Int]) { numbers.formUnion(more) }
  func remove(_ settled: [Int]) { numbers.subtract(settled) }
}

/// The folders that a settlement writes into, each opened once. What is renamed in them is owed.
private final class OpenFolders {
  let debt: SyncDebt
  /// A folder that is there may have been made before a crash, and its name not be on disk.
  let isRecovery: Bool
  private var folders: [[String]: Directory] = [:]

  init(_ debt: SyncDebt, isRecovery: Bool) {
    self.debt = debt
    self.isRecovery = isRecovery
  }

  func folder(_ path: [String], _ open: () throws -> Directory) throws -> Directory {
    let folder = try folders[path] ?? open()
    folders[path] = folder
    debt.add(folder)
    return folder
  }
}
