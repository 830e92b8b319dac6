internal import Durability

/// Lines of a document in the making: few stay in memory, many go to `work/`, so that a file of
/// which every row is bad costs disk and not memory.
///
/// A crash leaves a part of it, which is written anew when the file is judged again.
final class TextSpool {
  private static let kept = 262_144
  private let name: EntryName
  private let folder: Directory
  private var buffer: [UInt8] = []
  private var file: StagedFile?
  /// Bytes in it.
  private(set) var count = 0

  init(_ name: EntryName, in folder: Directory) {
    self.name = name
    self.folder = folder
  }

  var isEmpty: Bool { count == 0 }

  /// Lets `body` add to it.
  func append(_ body: (inout [UInt8]) -> Void) throws {
    let before = buffer.count
    body(&buffer)
    count += buffer.count - before
    guard buffer.count > Self.kept else { return }
    if file == nil {
      try folder.unlink(name)
      file = try StagedFile(name, in: folder, mode: .secret)
    }
    file?.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands over everything in order, in pieces; once, after the last addition.
  func read(_ body: ([UInt8]) -> Void) throws {
    if let file {
      try file.finish(syncing: .nothing)
      let source = unsafe FileSource(try folder.openFile(name))
      try unsafe source.drain { bytes in unsafe body(Array(bytes)) }
      try folder.unlink(name)
    }
    file = nil
    body(buffer)
  }

  /// As if nothing had been added.
  func removeAll() {
    buffer.removeAll(keepingCapacity: true)
    file = nil
    count = 0
  }
}
