import CSystem
import Glibc

/// What a durable write puts on disk before it returns.
package enum Syncing: Sendable {
  /// The file is there after a loss of power.
  case all
  /// Its bytes; under its name it stands once the folder is synced.
  case bytes
  /// A crash of the process cannot tear it, a loss of power may.
  case nothing
}

extension Directory {
  /// Puts a small file under a name so that after a crash it is there whole or not at all; false,
  /// and nothing done, where the name is taken and `replacing` is false.
  ///
  /// One writer at a time for a name: the temporary dot-name follows from it.
  ///
  /// - Parameter syncing: less than all where the caller syncs the folder later, or can do without
  ///   the file after a loss of power.
  @discardableResult
  package func writeDurably(
    _ bytes: some Sequence<UInt8>, named name: EntryName, mode: FileMode = .secret,
    replacing: Bool = false, syncing: Syncing = .all
  ) throws(DurabilityError) -> Bool {
    guard try prepare(bytes, for: name, mode: mode, replacing: replacing, syncing: syncing) else {
      // The earlier call may have been cut short before its last step.
      if syncing == .all { try sync() }
      return false
    }
    do throws(DurabilityError) {
      return try moveIntoPlace(name.temporary, name, replacing, syncing)
    } catch {
      try? unlink(name.temporary)
      throw error
    }
  }

  /// The first half of it: writes the file beside its name, under the dot-name. False, and nothing
  /// done, where the name is taken and `replacing` is false.
  ///
  /// - Parameter syncing: nothing where the caller puts the bytes on disk before `reveal`.
  package func prepare(
    _ bytes: some Sequence<UInt8>, for name: EntryName, mode: FileMode = .secret,
    replacing: Bool = false, syncing: Syncing = .nothing
  ) throws(DurabilityError) -> Bool {
    if !replacing, try statusIfAny(of: name) != nil { return false }
    let file = try createAfresh(name.temporary, mode)
    do throws(DurabilityError) {
      // A crash up to the rename leaves a torn dot-file, which nobody reads and the next call
      // replaces.
      try file.write(bytes)
      if syncing != .nothing { try file.sync() }
      try file.close()
    } catch {
      try? unlink(name.temporary)
      throw error
    }
    return true
  }

  /// The second half: gives a prepared file, whose bytes are on disk by now, its name. The folder's
  /// sync is the caller's.
  package func reveal(_ name: EntryName) throws(DurabilityError) {
    _ = try moveIntoPlace(name.temporary, name, false, .bytes)
  }

  /// Copies a file's bytes to a fresh inode, which nobody outside can have open or linked, and puts
  /// it under a name durably; returns the bytes copied. EEXIST where the name is taken, unless
  /// `replacing`; `syncing` as above.
  package func copyDurably(
    _ source: borrowing OpenFile, named name: EntryName, mode: FileMode = .secret,
    replacing: Bool = false, syncing: Syncing = .all
  ) throws(DurabilityError) -> Int64 {
    let temporary = name.temporary
    let file = try createAfresh(temporary, mode)
    do throws(DurabilityError) {
      // A crash up to the rename leaves a torn dot-file beside the untouched source.
      let count = try file.copyAll(from: source)
      if syncing != .nothing { try file.sync() }
      try file.close()
      guard try moveIntoPlace(temporary, name, replacing, syncing) else {
        throw DurabilityError(call: "renameat2", path: pathOf(name), errno: EEXIST)
      }
      return count
    } catch {
      try? unlink(temporary)
      throw error
    }
  }

  /// The same for a file that is made piece by piece: `body` writes it, and what it throws leaves
  /// nothing under the name. False, and `body` not called, where the name is taken and `replacing` is
  /// false.
  package func writeDurably(
    named name: EntryName, mode: FileMode = .secret, replacing: Bool = false,
    syncing: Syncing = .all, _ body: (borrowing OpenFile) throws -> Void
  ) throws -> Bool {
    if !replacing, try statusIfAny(of: name) != nil {
      if syncing == .all { try sync() }
      return false
    }
    let temporary = name.temporary
    let file = try createAfresh(temporary, mode)
    do {
      // A crash up to the rename leaves a torn dot-file, which the next call replaces.
      try body(file)
      if syncing != .nothing { try file.sync() }
      try file.close()
      return try moveIntoPlace(temporary, name, replacing, syncing)
    } catch {
      try? unlink(temporary)
      throw error
    }
  }

  private func createAfresh(
    _ temporary: EntryName, _ mode: FileMode
  ) throws(DurabilityError) -> OpenFile {
    try unlink(temporary)
    return try createFile(temporary, mode: mode)
  }

  private func moveIntoPlace(
    _ temporary: EntryName, _ name: EntryName, _ replacing: Bool, _ syncing: Syncing
  ) throws(DurabilityError) -> Bool {
    do {
      try rename(temporary, to: self, as: name, replacing: replacing)
    } catch let error where error.isTaken {
      try unlink(temporary)
      return false
    }
    // A crash here leaves the old state or the new one, both whole; the sync decides for the new.
    if syncing == .all { try sync() }
    return true
  }
}

extension EntryName {
  /// Where the file is written before it takes this name: a dot-name that ends in `.tmp`, which
  /// every watcher leaves alone on two counts.
  package var temporary: EntryName {
    EntryName(bytes: [0x2E] + bytes.prefix(250) + Array(".tmp".utf8))!
  }
}

extension OpenFile {
  fileprivate func copyAll(from source: borrowing OpenFile) throws(DurabilityError) -> Int64 {
    var copied: Int64 = 0
    while true {
      do {
        let count = try systemCall("copy_file_range", path) {
          csystem_copy_range(source.descriptor.number, descriptor.number, copied, 1 << 30)
        }
        // Some file systems answer 0 for files that have bytes: reading decides.
        if count == 0 { return try copyByReading(from: source, at: copied) }
        copied += Int64(count)
      } catch let error where [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP, EPERM].contains(error.errno) {
        return try copyByReading(from: source, at: copied)
      }
    }
  }

  private func copyByReading(
    from source: borrowing OpenFile, at offset: Int64
  ) throws(DurabilityError) -> Int64 {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
    defer { unsafe buffer.deallocate() }
    var copied = offset
    while true {
      let count = try unsafe source.read(into: buffer, at: copied)
      if count == 0 { return copied }
      try unsafe write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: copied)
      copied += Int64(count)
    }
  }
}
