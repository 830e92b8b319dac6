import Durability
import Glibc
import TestSupport
import Testing

@Suite struct DurableWriteTests {
  let scratch: Scratch
  let folder: Directory

  init() throws {
    scratch = try Scratch()
    folder = scratch.folder
  }

  @Test func `a durable file stands alone under its name`() throws {
    #expect(try folder.writeDurably("receipt".utf8, named: "r"))
    #expect(try folder.text(of: "r") == "receipt")
    #expect(try folder.entries() == ["r"])
    #expect(try folder.status(of: "r").isPrivate)
  }

  @Test func `a durable file is replaced only when told`() throws {
    try folder.writeDurably("one".utf8, named: "r")
    #expect(try !folder.writeDurably("two".utf8, named: "r"))
    #expect(try folder.text(of: "r") == "one")
    #expect(try folder.writeDurably("two".utf8, named: "r", replacing: true))
    #expect(try folder.text(of: "r") == "two")
    #expect(try folder.entries() == ["r"])
  }

  @Test func `a torn file of a crash is replaced by the next writing`() throws {
    let name: EntryName = "r"
    try folder.write("to", to: name.temporary)
    try folder.writeDurably("whole".utf8, named: name)
    #expect(try folder.text(of: "r") == "whole")
    #expect(try folder.entries() == ["r"])
  }

  @Test func `a failed writing leaves nothing behind`() throws {
    _ = try folder.makeChild("r")
    #expect(throws: DurabilityError.self) {
      try folder.writeDurably("x".utf8, named: "r", replacing: true)
    }
    #expect(try folder.entries() == ["r"])
  }

  @Test(arguments: [0, 1, 300_000])
  func `a copy has the same bytes and its own inode`(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let made = try folder.createFile("a")
    try made.write(content)
    try made.close()
    let source = try folder.openFile("a")
    #expect(try folder.copyDurably(source, named: "b") == Int64(count))
    #expect(try folder.openFile("b").readAll(limit: 1 << 20) == content)
    let copy = try folder.status(of: "b")
    #expect(try !copy.isSameFile(as: source.status()))
    #expect(copy.linkCount == 1)
    let error = #expect(throws: DurabilityError.self) {
      _ = try folder.copyDurably(folder.openFile("a"), named: "b")
    }
    #expect(error?.isTaken == true)
    #expect(try folder.entries() == ["a", "b"])
  }

  @Test func `a copy crosses file systems`() throws {
    let source = try Directory.open("/proc/self").openFile("status")
    #expect(try folder.copyDurably(source, named: "b") > 100)
  }
}

@Suite struct StagedFileTests {
  @Test(arguments: [1, 7, 64, 4096, 1 << 20])
  func `a staged file holds every byte once, and so does its observer`(bufferSize: Int) throws {
    let scratch = try Scratch()
    let observed = Collected()
    let file = try StagedFile("out", in: scratch.folder, bufferSize: bufferSize) {
      unsafe $0.withUnsafeBytes { unsafe observed.bytes.append(contentsOf: $0) }
    }
    var expected: [UInt8] = []
    for number in 0..<500 {
      let row = Array("row \(number)\n".utf8)
      file.append(row)
      file.append(row[2...])
      file.append(row.span)
      file.append(0x2C)
      file.append(";")
      expected += row + row[2...] + row + [0x2C, 0x3B]
    }
    #expect(file.count == expected.count)
    try file.finish()
    #expect(try scratch.folder.openFile("out").readAll(limit: 1 << 20) == expected)
    #expect(observed.bytes == expected)
    #expect(try scratch.folder.status(of: "out").mode == .collected)
  }

  @Test(.enabled(if: geteuid() == 0 && ChildProcess.exists("mount")))
  func `a full disk is temporary, is told at the end, and leaves the folder usable`() throws {
    let scratch = try Scratch()
    _ = try scratch.folder.makeChild("small")
    let mount = try ChildProcess([
      "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", scratch.path("small"),
    ])
    try #require(mount.wait().code == 0)
    defer { _ = try? ChildProcess(["umount", "-l", scratch.path("small")]).wait() }
    let small = try Directory.open(scratch.path("small"))
    let file = try StagedFile("out", in: small, bufferSize: 4096)
    for _ in 0..<100 { file.append([UInt8](repeating: 0x61, count: 1000)) }
    #expect(file.failure?.errno == ENOSPC)
    let error = #expect(throws: DurabilityError.self) { try file.finish() }
    #expect(error?.isTemporary == true && error?.call == "write")
    #expect(throws: DurabilityError.self) { try small.writeDurably("x".utf8, named: "r") }
    #expect(try small.entries() == ["out"])
    try small.unlink("out")
    #expect(try small.writeDurably("x".utf8, named: "r"))
  }

  @Test func `what an operator mends is temporary and what a disk lost is not`() {
    for code in [ENOSPC, EDQUOT, EMFILE, EACCES, EROFS, EAGAIN] {
      #expect(DurabilityError(call: "c", path: "p", errno: code).isTemporary)
    }
    for code in [EIO, ENOENT, EEXIST, ELOOP, EXDEV, ENOTDIR, EFBIG] {
      #expect(!DurabilityError(call: "c", path: "p", errno: code).isTemporary)
    }
  }

  private final class Collected { var bytes: [UInt8] = [] }
}
