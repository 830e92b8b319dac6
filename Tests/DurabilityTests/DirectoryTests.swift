import Durability
import Glibc
import Testing

@Suite struct DirectoryTests {
  let scratch: Scratch
  let folder: Directory

  init() throws {
    scratch = try Scratch()
    folder = scratch.folder
  }

  @Test func `the first names are those that all names begin with, whatever the limit`() throws {
    for number in [7, 3, 9, 1, 5, 8, 2, 6, 4] {
      try scratch.folder.write("x", to: EntryName("n\(number)")!)
    }
    let all = try scratch.folder.entries()
    for limit in [1, 2, 4, 8, 9, 20] {
      let first = try scratch.folder.firstEntries(limit: limit)
      #expect(first.names == Array(all.prefix(limit)))
      #expect(first.others == max(0, 9 - limit))
    }
  }

  @Test func `a link to a folder is never entered`() throws {
    let outside = try Scratch()
    try outside.folder.write("secret", to: "file")
    let linked = unsafe symlink(outside.folder.path, scratch.path("way-out"))
    #expect(linked == 0)
    let error = #expect(throws: DurabilityError.self) { _ = try folder.openChild("way-out") }
    #expect(try #require(error).isLink)
    #expect(try folder.status(of: "way-out").isLink)
  }

  @Test func `making a folder twice gives the same folder`() throws {
    let first = try folder.makeChild("work")
    try first.write("kept", to: "file")
    let second = try folder.makeChild("work")
    #expect(try second.status().isSameFile(as: first.status()))
    #expect(try second.text(of: "file") == "kept")
  }

  @Test func `a folder is not made where a link stands`() throws {
    let linked = unsafe symlink("/", scratch.path("work"))
    #expect(linked == 0)
    #expect(throws: DurabilityError.self) { _ = try folder.makeChild("work") }
  }

  @Test func `an open folder stays itself when its path is exchanged`() throws {
    let child = try folder.makeChild("inbox")
    try child.write("true", to: "file")
    try folder.rename("inbox", to: folder, as: "elsewhere")
    let other = try folder.makeChild("inbox")
    try other.write("false", to: "file")
    #expect(try child.text(of: "file") == "true")
  }

  @Test func `a status says what a file is`() throws {
    try folder.write("12345", to: "file")
    let linked = unsafe link(scratch.path("file"), scratch.path("second"))
    #expect(linked == 0)
    let status = try folder.status(of: "file")
    #expect(status.isRegular && !status.isDirectory && !status.isLink)
    #expect(status.size == 5)
    #expect(status.linkCount == 2)
    #expect(try status.isSameFile(as: folder.status(of: "second")))
    #expect(abs(status.changed.milliseconds(since: MachineClock.now())) < 60_000)
    #expect(try folder.statusIfAny(of: "nothing") == nil)
  }

  @Test func `a listing can be stopped`() throws {
    for name in ["a", "b", "c"] as [EntryName] { try folder.write("", to: name) }
    var seen = 0
    try folder.forEachEntry { _ in
      seen += 1
      return false
    }
    #expect(seen == 1)
  }

  @Test func `removing a tree leaves what its links point to`() throws {
    let outside = try Scratch()
    try outside.folder.write("kept", to: "file")
    let work = try folder.makeChild("work")
    let deep = try work.makeChild("deep")
    try deep.write("x", to: "file")
    let linked = unsafe symlink(outside.folder.path, "\(deep.path)/link")
    #expect(linked == 0)
    try folder.removeTree("work")
    #expect(try folder.entries().isEmpty)
    #expect(try outside.folder.text(of: "file") == "kept")
    // A repeat after a crash finds nothing to do.
    try folder.removeTree("work")
  }

  @Test func `two folders of one home lie on one file system and proc does not`() throws {
    let child = try folder.makeChild("work")
    #expect(try folder.isOnSameFileSystem(as: child))
    #expect(try !folder.isOnSameFileSystem(as: Directory.open("/proc")))
  }

  @Test func `a folder that is missing is told apart from other trouble`() {
    let error = #expect(throws: DurabilityError.self) { _ = try folder.openChild("nothing") }
    #expect(error?.isMissing == true && error?.isTemporary == false)
    #expect(error?.path == "\(folder.path)/nothing")
  }
}
