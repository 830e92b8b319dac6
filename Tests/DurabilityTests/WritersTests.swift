import Durability
import Glibc
import TestSupport
import Testing

@Suite struct WritersTests {
  let scratch: Scratch
  let folder: Directory

  init() throws {
    scratch = try Scratch()
    folder = scratch.folder
  }

  @Test func `a writer is seen as long as it has the file open`() throws {
    let writer = try folder.createFile("file")
    let reader = try folder.openFile("file")
    #expect(try reader.writers() == .present)
    #expect(try reader.writersByProcess() == .present)
    try writer.close()
    // A process that another test is just starting has our files open until it begins.
    try eventually { try reader.writers() != .present }
    try eventually { try reader.writersByProcess() == .unseen }
  }

  @Test func `readers are no writers`() throws {
    try folder.write("x", to: "file")
    let one = try folder.openFile("file")
    let other = try folder.openFile("file")
    try eventually { try one.writers() != .present }
    try eventually { try other.writersByProcess() == .unseen }
  }

  @Test(.enabled(if: ChildProcess.exists("sh")))
  func `a writer in another process is seen, also after the file was renamed`() throws {
    let writer = try ChildProcess(
      ["sh", "-c", "exec sleep 60 > '\(scratch.path("file"))'"])
    defer { writer.send(SIGKILL) }
    try eventually { try folder.statusIfAny(of: "file") != nil }
    try folder.rename("file", to: folder, as: "claimed")
    let file = try folder.openFile("claimed")
    #expect(try file.writers() == .present)
    #expect(try file.writersByProcess() == .present)
  }

  @Test func `asking again and again ends no writer and blocks none`() throws {
    try folder.write("x", to: "file")
    let file = try folder.openFile("file")
    for _ in 0..<200 {
      _ = try file.writers()
      let writer = try folder.appendFile("file")
      try writer.write("y".utf8)
      #expect(try file.writers() == .present)
    }
    #expect(try file.status().size == 201)
  }
}
