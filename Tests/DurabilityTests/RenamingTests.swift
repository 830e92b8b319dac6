import Durability
import Glibc
import Testing

@Suite struct RenamingTests {
  let scratch: Scratch
  let work: Directory
  let outbox: Directory

  init() throws {
    scratch = try Scratch()
    work = try scratch.folder.makeChild("work")
    outbox = try scratch.folder.makeChild("outbox")
  }

  @Test func `a rename does not replace unless told`() throws {
    try work.write("new", to: "a")
    try outbox.write("old", to: "b")
    let error = #expect(throws: DurabilityError.self) {
      try work.rename("a", to: outbox, as: "b")
    }
    #expect(error?.isTaken == true && error?.isTemporary == false)
    #expect(try outbox.text(of: "b") == "old")
    try work.rename("a", to: outbox, as: "b", replacing: true)
    #expect(try outbox.text(of: "b") == "new")
    #expect(try work.entries().isEmpty)
  }

  @Test func `publishing twice publishes once`() throws {
    try work.write("result", to: "staged")
    #expect(try work.publish("staged", to: outbox, as: "RES.xml") == .published)
    #expect(try work.publish("staged", to: outbox, as: "RES.xml") == .alreadyPublished)
    #expect(try outbox.text(of: "RES.xml") == "result")
  }

  @Test func `a published file that was collected does not come back`() throws {
    try work.write("result", to: "staged")
    _ = try work.publish("staged", to: outbox, as: "RES.xml")
    try outbox.unlink("RES.xml")
    #expect(try work.publish("staged", to: outbox, as: "RES.xml") == .gone)
    #expect(try outbox.entries().isEmpty)
  }

  @Test func `what could not be published is never called collected`() throws {
    try work.write("result", to: "staged")
    try scratch.folder.removeTree("outbox")
    let error = #expect(throws: DurabilityError.self) {
      _ = try work.publish("staged", to: outbox, as: "RES.xml")
    }
    #expect(error?.isMissing == true)
    #expect(try work.text(of: "staged") == "result")
  }

  @Test func `publishing never replaces another file`() throws {
    try work.write("new", to: "staged")
    try outbox.write("old", to: "RES.xml")
    #expect(try work.publish("staged", to: outbox, as: "RES.xml") == .occupied)
    #expect(try outbox.text(of: "RES.xml") == "old")
    #expect(try work.text(of: "staged") == "new")
  }

  @Test func `a folder on another file system is named as the reason`() throws {
    let other = try Directory.open("/dev/shm")
    try #require(try !work.isOnSameFileSystem(as: other))
    try work.write("x", to: "staged")
    let error = #expect(throws: DurabilityError.self) {
      _ = try work.publish("staged", to: other, as: "never-there")
    }
    #expect(error?.crossesFileSystems == true)
    #expect(try work.text(of: "staged") == "x")
  }

  @Test func `removing a name twice is well`() throws {
    try work.write("x", to: "file")
    try work.unlink("file")
    try work.unlink("file")
    #expect(try work.entries().isEmpty)
  }
}
