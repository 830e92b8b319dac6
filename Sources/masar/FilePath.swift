internal import ArgumentParser
internal import Durability

/// A file that the operator names by its path.
enum FilePath {
  /// Its folder, opened, and its name there.
  static func split(_ path: String) throws -> (Directory, EntryName) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, let name = EntryName(String(last)) else {
      throw ValidationError("\(path) names no file.")
    }
    let folder = parts.dropLast().joined(separator: "/")
    return (try Directory.open(folder.isEmpty ? (parts.count > 1 ? "/" : ".") : folder), name)
  }

  /// All its bytes.
  static func read(_ path: String, limit: Int) throws -> (name: String, bytes: [UInt8]) {
    let (folder, name) = try split(path)
    guard try folder.statusIfAny(of: name) != nil else {
      throw ValidationError("There is no file \(path).")
    }
    let bytes = try folder.openFile(name).readAll(limit: limit)
    return (String(decoding: name.bytes, as: UTF8.self), bytes)
  }
}
