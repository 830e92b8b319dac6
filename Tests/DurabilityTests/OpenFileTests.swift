import Durability
import Glibc
import Testing

@Suite struct OpenFileTests {
  let scratch: Scratch
  let folder: Directory

  init() throws {
    scratch = try Scratch()
    folder = scratch.folder
  }

  private func errnoOfOpening(_ name: EntryName) -> Int32? {
    #expect(throws: DurabilityError.self) { _ = try folder.openFile(name) }?.errno
  }

  @Test func `a fifo neither blocks nor opens`() {
    let made = unsafe mkfifo(scratch.path("fifo"), 0o600)
    #expect(made == 0)
    #expect(errnoOfOpening("fifo") == EOPNOTSUPP)
  }

  @Test func `only regular files open`() throws {
    _ = try folder.makeChild("folder")
    try folder.write("x", to: "file")
    let linked = unsafe symlink("file", scratch.path("link"))
    #expect(linked == 0)
    #expect(errnoOfOpening("folder") == EISDIR)
    #expect(errnoOfOpening("link") == ELOOP)
    #expect(errnoOfOpening("nothing") == ENOENT)
  }

  @Test func `what was written is read, from any place`() throws {
    let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let made = try folder.createFile("file")
    try made.write(content)
    try made.sync()
    try made.close()
    let file = try folder.openFile("file")
    #expect(try file.readAll(limit: content.count) == content)
    #expect(try file.tail(10) == Array(content.suffix(10)))
    #expect(try file.tail(1 << 20) == content)
    var streamed: [UInt8] = []
    for _ in 0..<2 {
      streamed = try stream(file, piece: 7_000)
      try file.rewind()
    }
    #expect(streamed == content)
  }

  private func stream(_ file: borrowing OpenFile, piece: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
    defer { unsafe buffer.deallocate() }
    while case let count = try unsafe file.read(into: buffer), count > 0 {
      unsafe bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  @Test func `an empty file has an empty tail`() throws {
    try folder.write("", to: "file")
    #expect(try folder.openFile("file").tail(4096).isEmpty)
    #expect(try folder.openFile("file").readAll(limit: 0).isEmpty)
  }

  @Test func `a file over its limit is refused, not cut`() throws {
    try folder.write("12345", to: "file")
    let error = #expect(throws: DurabilityError.self) {
      _ = try folder.openFile("file").readAll(limit: 4)
    }
    #expect(error?.errno == EFBIG)
  }

  @Test func `a new file never writes over another one`() throws {
    try folder.write("first", to: "file")
    let error = #expect(throws: DurabilityError.self) { _ = try folder.createFile("file") }
    #expect(error?.isTaken == true)
    #expect(try folder.text(of: "file") == "first")
  }

  @Test func `adding keeps what was there and follows no link`() throws {
    for text in ["one ", "two"] {
      let file = try folder.appendFile("log")
      try file.write(text.utf8)
    }
    #expect(try folder.text(of: "log") == "one two")
    let linked = unsafe symlink("log", scratch.path("link"))
    #expect(linked == 0)
    #expect(throws: DurabilityError.self) { _ = try folder.appendFile("link") }
  }

  @Test func `a secret file is private and a collected one is not`() throws {
    _ = try folder.createFile("key", mode: .secret)
    _ = try folder.createFile("result", mode: .collected)
    #expect(try folder.status(of: "key").isPrivate)
    let result = try folder.status(of: "result")
    #expect(!result.isPrivate && result.mode == .collected)
  }
}
