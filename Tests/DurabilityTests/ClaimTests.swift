import Durability
import Glibc
import Testing

@Suite struct ClaimTests {
  let scratch: Scratch
  let inbox: Directory
  let work: Directory

  init() throws {
    scratch = try Scratch()
    inbox = try scratch.folder.makeChild("inbox")
    work = try scratch.folder.makeChild("work")
    try inbox.write("list", to: "file")
  }

  /// Whether a file of nobody else is moved depends on the file system's leases.
  private func expectClaimed() throws {
    #expect(try inbox.entries().isEmpty)
    #expect(try work.entries() == ["1"])
    #expect(try work.text(of: "1") == "list")
    #expect(try work.status(of: "1").linkCount == 1)
  }

  @Test func `a claimed file is in work alone, and claiming it again changes nothing`() throws {
    _ = try inbox.claim("file", into: work, as: "1")
    try expectClaimed()
    _ = try inbox.claim("file", into: work, as: "1")
    try expectClaimed()
  }

  @Test func `a writer that stays cannot change what was claimed`() throws {
    let writer = try inbox.appendFile("file")
    #expect(try inbox.claim("file", into: work, as: "1") == .copied)
    try writer.write(" and more".utf8)
    try expectClaimed()
  }

  @Test func `a second name cannot change what was claimed`() throws {
    let linked = unsafe link("\(inbox.path)/file", scratch.path("kept"))
    #expect(linked == 0)
    #expect(try inbox.claim("file", into: work, as: "1") == .copied)
    let writer = try scratch.folder.appendFile("kept")
    try writer.write(" and more".utf8)
    try expectClaimed()
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a file of another user is copied, with rights that are ours`() throws {
    let nobody: uid_t = 65_534
    #expect(unsafe chown("\(inbox.path)/file", nobody, nobody) == 0)
    #expect(try inbox.claim("file", into: work, as: "1") == .copied)
    try expectClaimed()
    #expect(try work.status(of: "1").isOurs)
    #expect(try work.status(of: "1").mode == .secret)
  }

  @Test func `a claim cut short after its rename is finished`() throws {
    try inbox.rename("file", to: work, as: "1")
    _ = try inbox.claim("file", into: work, as: "1")
    try expectClaimed()
  }

  @Test func `a link is put back and its target not touched`() throws {
    let linked = unsafe symlink("file", "\(inbox.path)/link")
    #expect(linked == 0)
    let error = #expect(throws: DurabilityError.self) {
      _ = try inbox.claim("link", into: work, as: "1")
    }
    #expect(error?.isLink == true)
    #expect(try inbox.entries() == ["file", "link"])
    #expect(try work.entries().isEmpty)
  }
}
