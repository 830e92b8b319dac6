internal import Archiving
internal import Bookkeeping
internal import Durability

/// Puts files of `work/` into one folder of the archive, sealed or plain; each call may be repeated.
/// Their syncs are owed.
struct ArchiveCopies {
  private let seal: Seal?
  private let debt: SyncDebt
  /// A copy that a crash left may have its name and not its bytes: as long as its source is here, it
  /// is made again.
  private let isRecovery: Bool
  /// In the archive.
  private let path: [String]
  private let folder: Directory

  init(
    _ seal: Seal?, path: [String], _ folder: Directory, _ debt: SyncDebt, isRecovery: Bool = false
  ) {
    self.seal = seal
    self.debt = debt
    self.isRecovery = isRecovery
    self.path = path
    self.folder = folder
  }

  /// Copies a file, which stays in work.
  ///
  /// A crash before the rename leaves a dot-name that the next call replaces.
  func add(_ staged: EntryName, of work: WorkFolder, as name: EntryName) throws {
    if try isHeld(name), try !isToBeReplaced(name) { return }
    try add(try work.folder.openFile(staged), as: name)
  }

  func add(_ source: consuming OpenFile, as name: EntryName) throws {
    if let seal {
      try seal.write(
        source, at: path(of: name), into: folder, replacing: isRecovery, syncing: .nothing)
      debt.add(Seal.name(of: name), in: folder)
    } else {
      _ = try folder.copyDurably(
        source, named: name, replacing: isRecovery, syncing: .nothing)
      debt.add(name, in: folder)
    }
    debt.add(folder)
  }

  /// Only in the form in which it would be made now.
  private func isToBeReplaced(_ name: EntryName) throws -> Bool {
    try isRecovery && folder.statusIfAny(of: seal == nil ? name : Seal.name(of: name)) != nil
  }

  /// Files what lies beside an original, where it does: sealed as a copy, plain the file itself.
  func file(_ beside: EntryName, of work: WorkFolder, as name: EntryName) throws {
    guard try work.folder.statusIfAny(of: beside) != nil else { return }
    if seal != nil { return try add(beside, of: work, as: name) }
    if try isHeld(name) { return }
    _ = try work.folder.publish(beside, to: folder, as: name)
  }

  /// Files the original: the copy that was made while judging; a file that came packed and stays
  /// plain moves itself.
  ///
  /// The copy may be of another form than today's, where the setting changed since it was judged.
  func fileOriginal(of submission: Submission, in work: WorkFolder) throws -> Publication {
    let target = EntryName(ArchiveLayout.originalName(submission.fileName))!
    let isCopied = try work.folder.statusIfAny(of: WorkFolder.original) != nil
    if isCopied, try Seal.isSealed(work.folder.openFile(WorkFolder.original)) {
      return try work.folder.publish(WorkFolder.original, to: folder, as: Seal.name(of: target))
    }
    let source =
      isCopied || !submission.fileName.hasSuffix(".gz") ? WorkFolder.original : WorkFolder.content
    let isThere = try work.folder.statusIfAny(of: source) != nil
    if seal == nil {
      if try isHeld(target) { return isThere ? .occupied : .alreadyPublished }
      return try work.folder.publish(source, to: folder, as: target)
    }
    guard isThere else { return try isHeld(target) ? .alreadyPublished : .gone }
    try add(source, of: work, as: target)
    return .published
  }

  /// Whether the archive has a file, in either form.
  private func isHeld(_ name: EntryName) throws -> Bool {
    if try folder.statusIfAny(of: Seal.name(of: name)) != nil { return true }
    return try folder.statusIfAny(of: name) != nil
  }

  private func path(of name: EntryName) -> [String] {
    path + [String(decoding: name.bytes, as: UTF8.self)]
  }
}
