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
/// its own files in work. Every folder is synced once.
package struct Settlement {
  private let home: Home
  private let season: Season
  private let notices: OperatorNotices
  private let log: LogKeeper
  private let parts: ExchangeParts

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
    var closed: Set<PartyID> = []
    let folders = OpenFolders()
    let seal = try parts.seal()
    try forEachStaged(of: posting, in: work, &closed) { file, staged in
      if isRecovery, try !isAsBooked(file, staged, in: work) { return false }
      let path = ArchiveLayout.folder(of: file, in: posting, season: season)
      let folder = try archiveFolder(path, folders)
      let copies = ArchiveCopies(seal, path: path, folder)
      try copies.add(staged, of: work, as: Self.name(of: file))
      return true
    }
    // What is sealed is a copy: it need not wait for the outboxes, and is synced with the others.
    var isArchived = true
    if seal != nil, let submission = posting.submission {
      isArchived = try archiveBeforehand(submission, from: work, folders, seal)
    }
    // Nothing is shown that the archive could lose.
    try folders.sync()
    log.unseal()
    // A result names its place in the log: it waits for it, and nothing else does.
    let isLogged = try posting.submission == nil || log.keep(posting.number)
    try forEachStaged(of: posting, in: work, &closed) { file, staged in
      if file.output == "RES", !isLogged { return false }
      try publish(file, staged, from: work, folders)
      return true
    }
    // A receipt that could not be shown yet keeps its folder too.
    let isShown =
      try closed.isEmpty && work.folder.statusIfAny(of: WorkFolder.unacknowledged) == nil
    if seal == nil, isShown, let submission = posting.submission {
      isArchived = try archiveOriginal(of: submission, from: work, folders, nil)
    }
    let isWhole = isShown && isArchived
    // The targets first: were only the source on disk, a file would have no name at all.
    try folders.sync()
    try work.folder.sync()
    if isWhole { try removeAll(of: work) }
    return isWhole
  }

  /// Those that are still in work, in order. What follows for a recipient that is closed waits too:
  /// RES comes last.
  ///
  /// - Parameter body: false where the file must stay.
  private func forEachStaged(
    of posting: Posting, in work: WorkFolder, _ closed: inout Set<PartyID>,
    _ body: (BookedFile, EntryName) throws -> Bool
  ) throws {
    for (index, file) in posting.files.enumerated() where !closed.contains(file.recipient) {
      let staged = WorkFolder.staged(index)
      guard try work.folder.statusIfAny(of: staged) != nil else { continue }
      do {
        if try !body(file, staged) { closed.insert(file.recipient) }
      } catch let error as DurabilityError where error.closesOneOutbox {
        closed.insert(file.recipient)
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
  private func archiveBeforehand(
    _ submission: Submission, from work: WorkFolder, _ folders: OpenFolders, _ seal: Seal?
  ) throws -> Bool {
    let key = "archive \(submission.receipt)"
    do {
      let isArchived = try archiveOriginal(of: submission, from: work, folders, seal)
      notices.settle(key)
      return isArchived
    } catch let error as DurabilityError where error.isTemporary {
      notices.tell(
        .error, "the original of receipt \(submission.receipt) stays in work: \(error)", once: key)
      return false
    }
  }

  /// - Returns: false where the archive holds another file under its name, which is never
  ///   overwritten; then the folder stays in work.
  private func archiveOriginal(
    of submission: Submission, from work: WorkFolder, _ folders: OpenFolders, _ seal: Seal?
  ) throws -> Bool {
    let path = ArchiveLayout.folder(of: submission)
    let copies = ArchiveCopies(seal, path: path, try archiveFolder(path, folders))
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
      for part in path { folder = try folder.makeChild(EntryName(part)!, mode: .secretFolder) }
      return folder
    }
  }
}

/// The folders that a settlement writes into, each opened once.
private final class OpenFolders {
  private var folders: [[String]: Directory] = [:]
  /// In the order in which they were asked for since the last sync.
  private var unsynced: [[String]] = []

  func folder(_ path: [String], _ open: () throws -> Directory) throws -> Directory {
    let folder = try folders[path] ?? open()
    folders[path] = folder
    if !unsynced.contains(path) { unsynced.append(path) }
    return folder
  }

  /// Makes durable what was renamed in them.
  func sync() throws {
    for path in unsynced { try folders[path]?.sync() }
    unsynced = []
  }
}
