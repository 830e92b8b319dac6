import Foundation
import TestSupport
import Testing

/// A home at rest with a batch in its inboxes, copied for every fault.
///
/// What its parties had before is collected, and what the archive held before is linked and not
/// copied: nobody may write into it, and a comparison by content would notice.
struct TortureScene: Sendable {
  let path: String

  /// The season until the eighth of May, and the batch of the fourteenth.
  static let batch = Result { try TortureScene() }

  /// Where copies are made. A killed process loses nothing that it gave to the kernel: memory will
  /// do, and is quick.
  static let room: String = {
    let memory = "/dev/shm"
    guard unsafe access(memory, W_OK) == 0 else { return Program.folder }
    return memory
  }()

  init() throws {
    path = try Self.makeFolder()
    let season = try SampleSeason()
    let home = try SeasonHome(at: SampleSeason.founding, settings: "rescan: 3600\n")
    for step in season.steps.prefix(25) {
      for file in step.files { try home.drop(file.bytes, as: file.name, in: file.party) }
      try home.run(at: step.time)
      if let cut = step.cut { try home.publish(cut.outputs, at: cut.time) }
    }
    _ = home.raw.lines("PRAGMA wal_checkpoint(TRUNCATE)")
    try Self.run("cp", "-a", home.path, path + "/home")
    try Self.run("find", path + "/home/outbox", "-type", "f", "-delete")
    let files = try TortureBatch.files()
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let parts = file.split(separator: "/").map(String.init)
      try Inbox(home: path + "/home").drop(bytes, as: parts[1], in: parts[0])
    }
  }

  /// - Parameter home: at rest; it becomes the scene.
  init(taking home: String) throws {
    path = try Self.makeFolder()
    try FileManager.default.moveItem(atPath: home, toPath: path + "/home")
    try Self.run("find", path + "/home/outbox", "-type", "f", "-delete")
  }

  var home: String { path + "/home" }

  /// A copy of its own; the caller removes it.
  func copy() throws -> String {
    let copy = try Self.makeFolder()
    try Self.run(
      "sh", "-c",
      """
      mkdir "$2/home" && cd "$1" && cp -al archive "$2/home" &&
      cp -a inbox outbox work keys masar.yaml ledger.sqlite* "$2/home"
      """, "sh", home, copy)
    return copy + "/home"
  }

  /// What comes of the files when each is dropped and judged before the next comes.
  func playOneByOne(_ files: [String], _ task: Operator.Task) throws -> RestingHome {
    let home = try copy()
    for file in files {
      for name in [file, file + ".sha256"] { try? Self.move(name, home + "/inbox", home + "-kept") }
    }
    for file in files {
      for name in [file + ".sha256", file] { try? Self.move(name, home + "-kept", home + "/inbox") }
      try Operator(home: home, task: task).bringToRest()
    }
    let resting = try RestingHome(home, of: self)
    try remove(home)
    return resting
  }

  private static func move(_ name: String, _ from: String, _ to: String) throws {
    let folder = URL(filePath: to + "/" + name).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: from + "/" + name, toPath: to + "/" + name)
  }

  func remove(_ copy: String) throws {
    try Self.run("rm", "-rf", String(copy.dropLast("/home".count)))
  }

  static func makeFolder() throws -> String {
    let path = room + "/masar-torture/\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  struct CannotPrepare: Error { let words: [String] }

  static func run(_ words: String...) throws {
    let process = try ChildProcess(words)
    guard process.wait().code == 0 else { throw CannotPrepare(words: words) }
  }
}

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
