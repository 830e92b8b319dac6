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

  init() throws {
    path = try TortureRoom.make()
    let season = try SampleSeason()
    let home = try SeasonHome(at: SampleSeason.founding, settings: "rescan: 3600\n")
    for step in season.steps.prefix(25) {
      for file in step.files { try home.drop(file.bytes, as: file.name, in: file.party) }
      try home.run(at: step.time)
      if let cut = step.cut { try home.publish(cut.outputs, at: cut.time) }
    }
    _ = home.raw.lines("PRAGMA wal_checkpoint(TRUNCATE)")
    try TortureRoom.run("cp", "-a", home.path, path + "/home")
    try TortureRoom.run("find", path + "/home/outbox", "-type", "f", "-delete")
    let files = try TortureBatch.files()
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let parts = file.split(separator: "/").map(String.init)
      try Inbox(home: path + "/home").drop(bytes, as: parts[1], in: parts[0])
    }
  }

  /// - Parameter home: at rest; it becomes the scene.
  init(taking home: String) throws {
    path = try TortureRoom.make()
    try FileManager.default.moveItem(atPath: home, toPath: path + "/home")
    try TortureRoom.run("find", path + "/home/outbox", "-type", "f", "-delete")
  }

  var home: String { path + "/home" }

  /// A copy of its own; the caller removes it.
  func copy() throws -> String {
    let copy = try TortureRoom.make()
    try TortureRoom.run(
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
    try TortureRoom.run("rm", "-rf", String(copy.dropLast("/home".count)))
  }
}
