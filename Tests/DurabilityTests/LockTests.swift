import Durability
import Glibc
import TestSupport
import Testing

@Suite struct LockTests {
  @Test func `a second holder is refused until the first lets go`() throws {
    let scratch = try Scratch()
    do {
      let first = try scratch.folder.lock()
      let isHeld = first != nil
      #expect(isHeld)
      let second = try Directory.open(scratch.folder.path).lock()
      let isRefused = second == nil
      #expect(isRefused)
      _ = consume first
    }
    let third = try scratch.folder.lock()
    let isFree = third != nil
    #expect(isFree)
  }

  @Test(.enabled(if: ChildProcess.exists("flock")))
  func `a killed holder lets go`() throws {
    let scratch = try Scratch()
    let holder = try ChildProcess(["flock", "--no-fork", scratch.folder.path, "sleep", "60"])
    try eventually { try scratch.folder.lock() == nil }
    holder.send(SIGKILL)
    holder.wait()
    try eventually { try scratch.folder.lock() != nil }
  }
}

/// Waits up to five seconds for what another process does.
func eventually(
  _ isTrue: () throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for _ in 0..<500 {
    if try isTrue() { return }
    usleep(10_000)
  }
  Issue.record("it did not happen in five seconds", sourceLocation: sourceLocation)
}
