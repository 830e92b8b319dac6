import Archiving
import Durability
import Testing

/// A home's archive as its readers see it: each file by its own name, with what was put there,
/// sealed or not.
enum ArchivedTree {
  static func archive(of home: String) throws -> Archive {
    Archive(
      try Directory.open(home + "/archive"), keys: SeasonKeys(try Directory.open(home + "/keys")))
  }

  /// By path below the archive.
  static func files(of home: String) throws -> [String: [UInt8]] {
    let archive = try archive(of: home)
    var files: [String: [UInt8]] = [:]
    for (stored, bytes) in try Tree.files(under: home + "/archive") {
      let name = plain(stored)
      let path = name.split(separator: "/").map(String.init)
      files[name] =
        name == stored
        ? bytes : try #require(try archive.open(path), "\(name)").readAll(limit: 1 << 30)
    }
    return files
  }

  static func names(of home: String) throws -> [String] {
    try Tree.files(under: home + "/archive").keys.map { plain($0) }.sorted()
  }

  static func bytes(_ name: String, of home: String) throws -> [UInt8] {
    let file = try archive(of: home).open(name.split(separator: "/").map(String.init))
    return try #require(file, "\(name)").readAll(limit: 1 << 30)
  }

  private static func plain(_ stored: String) -> String {
    stored.hasSuffix(".sealed") ? String(stored.dropLast(".sealed".count)) : stored
  }
}
