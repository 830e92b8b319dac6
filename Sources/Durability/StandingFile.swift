/// A small file of fixed size that is written in place: once it is there, a full disk cannot keep
/// anybody from writing it. Nothing relies on it after a crash, so it is never synced.
package final class StandingFile: Sendable {
  private let file: OpenFile
  private let size: Int

  fileprivate init(_ file: consuming OpenFile, size: Int) {
    self.file = file
    self.size = size
  }

  /// Replaces the content; what is longer than the file is cut, what is shorter filled with blanks.
  package func write(_ text: String) throws(DurabilityError) {
    var bytes = Array(text.utf8.prefix(size - 1))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: size - 1 - bytes.count))
    bytes.append(UInt8(ascii: "\n"))
    try file.write(bytes, at: 0)
  }
}

extension Directory {
  /// Makes the file where it is missing, and blanks it where an earlier process left it.
  package func standingFile(
    _ name: EntryName, size: Int, mode: FileMode = .secret
  ) throws(DurabilityError) -> StandingFile {
    let standing = StandingFile(try openForReplacing(name, mode: mode), size: size)
    try standing.write("")
    return standing
  }
}
