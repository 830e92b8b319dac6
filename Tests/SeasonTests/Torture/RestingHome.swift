import Foundation
import TestSupport

/// Everything that a home holds once it rests, as far as a disturbance could change it.
struct RestingHome: Equatable {
  let ledger: [String]
  let files: [String: [UInt8]]

  /// - Parameter scene: what is linked from there is not read; nil where nothing is.
  init(_ home: String, of scene: TortureScene?) throws {
    var files: [String: [UInt8]] = [:]
    for folder in ["inbox", "work", "archive", "outbox"] {
      try Self.add(folder, in: home, scene?.home, &files)
    }
    self.files = files
    ledger = RawDatabase(home + "/ledger.sqlite").dump()
  }

  private static func add(
    _ folder: String, in home: String, _ scene: String?, _ files: inout [String: [UInt8]]
  ) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: home + "/" + folder) {
      let path = folder + "/" + name
      guard let status = Self.status(home + "/" + path) else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        // An empty folder is nobody's loss, but in work it is a leftover.
        if folder == "work" { files[path + "/"] = [] }
        try add(path, in: home, scene, &files)
      } else if let linked = scene.flatMap({ Self.status($0 + "/" + path) }),
        linked.st_ino == status.st_ino, linked.st_dev == status.st_dev
      {
        files[path] = []
      } else {
        files[path] = try Tree.bytes(home + "/" + path)
      }
    }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status : nil
  }
}

extension RestingHome {
  /// What is missing, what is too much, what is otherwise, a line each.
  struct Differences {
    var missing: [String] = []
    var added: [String] = []
    var changed: [String] = []

    var isEmpty: Bool { missing.isEmpty && added.isEmpty && changed.isEmpty }

    var lines: [String] {
      missing.map { "- " + $0 } + added.map { "+ " + $0 } + changed.map { "! " + $0 }
    }
  }

  func differences(from expected: RestingHome) -> Differences {
    var differences = Differences()
    for name in Set(files.keys).union(expected.files.keys).sorted() {
      switch (files[name], expected.files[name]) {
      case (nil, _): differences.missing.append(name)
      case (_, nil): differences.added.append(name)
      case (let one?, let other?): if one != other { differences.changed.append(name) }
      }
    }
    if ledger == expected.ledger { return differences }
    var counts: [String: Int] = [:]
    for row in ledger { counts[row, default: 0] += 1 }
    for row in expected.ledger { counts[row, default: 0] -= 1 }
    let rows = counts.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    differences.missing += rows.filter { $0.value < 0 }.map { "ledger " + $0.key.prefix(120) }
    differences.added += rows.filter { $0.value > 0 }.map { "ledger " + $0.key.prefix(120) }
    if rows.isEmpty { differences.changed.append("ledger: the order of its rows") }
    return differences
  }
}
