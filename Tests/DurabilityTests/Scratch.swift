import Durability
import Glibc
import Testing

/// A real temporary folder, removed with all it holds when the test lets go of it.
final class Scratch: Sendable {
  let parent: Directory
  let name: EntryName
  let folder: Directory

  init() throws {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/durability-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkdtemp($0.baseAddress!) != nil
    }
    #expect(made)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    parent = try Directory.open(base)
    name = try #require(EntryName(bytes: path.utf8.suffix("durability-XXXXXX".utf8.count)))
    folder = try Directory.open(path)
  }

  deinit { try? parent.removeTree(name) }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }
}

extension Directory {
  func write(_ text: String, to name: EntryName) throws {
    let file = try createFile(name)
    try file.write(text.utf8)
  }

  func text(of name: EntryName) throws -> String {
    String(decoding: try openFile(name).readAll(limit: 1 << 20), as: UTF8.self)
  }
}
