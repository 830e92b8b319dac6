package import Durability
internal import Vocabulary

/// One exchange on disk: the folders of exchange.md §1.
package struct Home: Sendable {
  package let path: String
  package let root: Directory
  package let inbox: Directory
  package let outbox: Directory
  package let archive: Directory
  package let work: Directory
  package let keys: Directory

  package var ledgerPath: String { path + "/ledger.sqlite" }

  /// Opens a home that `create` made, and checks that renames work between its folders.
  package static func open(_ path: String) throws(HomeProblem) -> Home {
    do {
      let root = try Directory.open(path)
      for name in ["inbox", "outbox", "archive", "work", "keys"]
      where try root.statusIfAny(of: EntryName(name)!) == nil {
        throw HomeProblem(
          "\(path) is not a home: the folder \(name) is missing. `masar init` makes one.")
      }
      return try checked(path, root) { try root.openChild($0) }
    } catch let problem as HomeProblem {
      throw problem
    } catch {
      throw HomeProblem("\(path) cannot be opened: \(error)")
    }
  }

  /// Makes what is missing of a home and leaves what is there. May be repeated after a crash.
  package static func create(_ path: String) throws(HomeProblem) -> Home {
    do {
      let root = try Directory.open(path)
      return try checked(path, root) { name in
        try root.makeChild(
          name, mode: ["keys", "archive", "work"].contains(name) ? .secretFolder : .collectedFolder)
      }
    } catch let problem as HomeProblem {
      throw problem
    } catch {
      throw HomeProblem("\(path) cannot be made a home: \(error)")
    }
  }

  private static func checked(
    _ path: String, _ root: Directory, _ folder: (EntryName) throws -> Directory
  ) throws -> Home {
    let home = Home(
      path: path, root: root, inbox: try folder("inbox"), outbox: try folder("outbox"),
      archive: try folder("archive"), work: try folder("work"), keys: try folder("keys"))
    for other in [home.inbox, home.outbox, home.archive]
    where try !home.work.isOnSameFileSystem(as: other) {
      throw HomeProblem(
        "\(other.path) lies on another file system than work: files could not be moved whole.")
    }
    return home
  }
}

/// A home that cannot be used as it is: the operator's to mend, exit code 78.
package struct HomeProblem: Error, Sendable, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
