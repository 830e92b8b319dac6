/// What the taking of a file from others came to.
package enum Claim: Equatable, Sendable {
  /// The sender's own inode, which nobody else can reach or change any more.
  case moved
  /// A fresh inode: the sender's belongs to another user, or another name or an open writer could
  /// still have changed it.
  case copied
}

extension Directory {
  /// Takes a file out of this folder, where others write, so that its bytes can no longer change
  /// under us, and puts it on disk under its new name; may be repeated after a crash at any step.
  ///
  /// EEXIST is never thrown for a repeat: a file that stands under `newName` is the one claimed
  /// before. What turns out to be no regular file is put back and the error of `openFile` thrown;
  /// ENOENT where there is nothing to claim. Both folders are on disk when this returns.
  package func claim(
    _ name: EntryName, into work: Directory, as newName: EntryName
  ) throws(DurabilityError) -> Claim {
    if try work.statusIfAny(of: newName) == nil {
      // A crash after the rename leaves the file in work, where the repeat goes on with it.
      try rename(name, to: work, as: newName)
    }
    let file: OpenFile
    do {
      file = try work.openFile(newName)
    } catch let error where !error.isTemporary {
      // Exchanged for a link or a fifo since it was looked at.
      try? work.rename(newName, to: self, as: name)
      throw error
    }
    let claim = try work.secure(file, newName)
    try work.sync()
    try sync()
    return claim
  }

  private func secure(
    _ file: borrowing OpenFile, _ name: EntryName
  ) throws(DurabilityError) -> Claim {
    let status = try file.status()
    if status.linkCount == 1, status.isOurs, try file.writers() == .none {
      try file.sync()
      return .moved
    }
    // A crash before the copy takes the name leaves the sender's inode there: the repeat copies.
    _ = try copyDurably(file, named: name, replacing: true)
    return .copied
  }
}
