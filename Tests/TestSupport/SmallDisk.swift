import Foundation

/// A disk of a few MiB, gone with the last who uses it; where whoever runs the tests may mount one.
package final class SmallDisk {
  package let path: String

  struct CallFailed: Error { let words: [String] }

  package static let isPossible: Bool = {
    guard let disk = try? SmallDisk() else { return false }
    return !disk.path.isEmpty
  }()

  /// - Parameter options: those of a tmpfs.
  package init(options: String = "size=6m") throws {
    path = FileManager.default.temporaryDirectory.path + "/disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try call("mount", "-t", "tmpfs", "-o", options, "none", path)
  }

  deinit {
    try? call("umount", "-l", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  package func fill(leavingKilobytes: Int) throws {
    try? call("dd", "if=/dev/zero", "of=\(path)/ballast", "bs=4k")
    try call("truncate", "-s", "-\(leavingKilobytes)K", path + "/ballast")
  }

  package func clear() throws { try FileManager.default.removeItem(atPath: path + "/ballast") }

  /// Makes empty files until only so many more can be made.
  package func takeInodes(leaving left: Int) throws {
    let folder = path + "/many"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var made = 0
    while FileManager.default.createFile(atPath: "\(folder)/\(made)", contents: nil) { made += 1 }
    for number in max(0, made - left)..<made {
      try FileManager.default.removeItem(atPath: "\(folder)/\(number)")
    }
  }

  package func giveInodesBack() throws {
    try FileManager.default.removeItem(atPath: path + "/many")
  }

  private func call(_ words: String...) throws {
    guard try ChildProcess(words).wait().code == 0 else { throw CallFailed(words: words) }
  }
}
