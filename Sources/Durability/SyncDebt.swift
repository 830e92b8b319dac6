import CSystem
import Glibc

/// What a step has written and must be on disk before the next one begins: paid once, for all of it.
///
/// A few debts are paid one by one, in the order in which they were made. Many, as a group of small
/// files makes them, are paid by one sync of the file system that the home lies on. Not for several
/// threads.
package final class SyncDebt {
  private enum Owed {
    case bytes(EntryName, Directory)
    case names(Directory)
  }

  /// Debts up to which each is paid by itself: others' files on the same disk are not waited for.
  package static let few = 24

  private let home: Directory
  private var owed: [Owed] = []

  /// - Parameter home: held open for as long as anything is owed, so that no failure of the disk
  ///   goes unnoticed.
  package init(_ home: Directory) { self.home = home }

  /// The bytes of a file; its name is owed apart.
  package func add(_ name: EntryName, in folder: Directory) { owed.append(.bytes(name, folder)) }

  /// The names in a folder.
  package func add(_ folder: Directory) {
    let isKnown = owed.contains {
      if case .names(let known) = $0 { known === folder } else { false }
    }
    if !isKnown { owed.append(.names(folder)) }
  }

  /// Whether a file that this process has finished waits for its sync.
  package func owes(_ name: EntryName, in folder: Directory) -> Bool {
    owed.contains {
      if case .bytes(name, let known) = $0 { known === folder } else { false }
    }
  }

  /// Puts everything on disk. After a failure nothing of it may be relied on: a second sync of the
  /// same bytes could be said to be good although they are lost. What was owed is written anew.
  package func pay() throws(DurabilityError) {
    let debts = owed
    owed = []
    if debts.count > Self.few {
      try systemCall("syncfs", home.path) { csystem_sync_filesystem(home.descriptor.number) }
      return
    }
    for debt in debts {
      switch debt {
      case .bytes(let name, let folder):
        // What was given up meanwhile owes nothing.
        guard try folder.statusIfAny(of: name) != nil else { continue }
        try folder.openFile(name).sync()
      case .names(let folder): try folder.sync()
      }
    }
  }

  /// What was owed is given up, and written anew when it is wanted again.
  package func forget() { owed = [] }
}
