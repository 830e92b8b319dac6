internal import Durability
internal import Exchange

/// A file that the operator names by its path.
enum FilePath {
  /// Its folder, opened, and its name there.
  static func split(_ path: String) throws -> (Directory, EntryName) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, let name = EntryName(String(last)) else {
      throw HomeProblem("\(path) names no file.")
    }
    let folder = parts.dropLast().joined(separator: "/")
    return (try Directory.open(folder.isEmpty ? (parts.count > 1 ? "/" : ".") : folder), name)
  }
}
