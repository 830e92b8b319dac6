import Durability
import Glibc
import Testing

@Suite struct FolderWatchTests {
  let scratch: Scratch
  let inbox: Directory
  let watch: FolderWatch

  init() throws {
    scratch = try Scratch()
    inbox = try scratch.folder.makeChild("inbox")
    watch = try FolderWatch()
    try watch.add(inbox)
  }

  @Test func `a file renamed into a folder wakes within a second`() throws {
    try scratch.folder.write("x", to: "file")
    try scratch.folder.rename("file", to: inbox, as: "file")
    #expect(try watch.wait(timeoutMilliseconds: 1000) == .events)
    // All that happened is taken together.
    #expect(try watch.wait(timeoutMilliseconds: 0) == .timeout)
  }

  @Test func `a file written in a folder wakes, also in one added later`() throws {
    let second = try scratch.folder.makeChild("second")
    try watch.add(second)
    try watch.add(second)
    try second.write("x", to: "file")
    #expect(try watch.wait(timeoutMilliseconds: 1000) == .events)
  }

  @Test func `a folder is watched under whatever path it has now`() throws {
    try scratch.folder.rename("inbox", to: scratch.folder, as: "moved")
    _ = try watch.wait(timeoutMilliseconds: 0)
    try inbox.write("x", to: "file")
    #expect(try watch.wait(timeoutMilliseconds: 1000) == .events)
  }

  @Test func `nothing happening is a timeout, not earlier`() throws {
    let start = MachineClock.uptime()
    #expect(try watch.wait(timeoutMilliseconds: 60) == .timeout)
    #expect(MachineClock.uptime().milliseconds(since: start) >= 59)
  }

  @Test func `a wake ends the waiting once and hides no event`() async throws {
    let watch = watch
    async let woken = Task.detached { try watch.wait(timeoutMilliseconds: 30_000) }.value
    watch.wake()
    #expect(try await woken == .interrupted)
    #expect(try watch.wait(timeoutMilliseconds: 0) == .timeout)
    try inbox.write("x", to: "file")
    watch.wake()
    #expect(try watch.wait(timeoutMilliseconds: 0) == .interrupted)
    #expect(try watch.wait(timeoutMilliseconds: 0) == .events)
  }
}

@Suite struct MachineTimeTests {
  @Test func `moments are ordered to the nanosecond`() {
    let one = MachineTime(seconds: 5, nanoseconds: 999_999_999)
    let two = MachineTime(seconds: 6, nanoseconds: 0)
    #expect(one < two)
    #expect(MachineTime(seconds: 7, nanoseconds: 500_000_000).milliseconds(since: two) == 1500)
    let half = MachineTime(seconds: 7, nanoseconds: 500_000_000)
    #expect(half.adding(seconds: 0.75) == MachineTime(seconds: 8, nanoseconds: 250_000_000))
    #expect(half.adding(seconds: -0.75) == MachineTime(seconds: 6, nanoseconds: 750_000_000))
    #expect(half.adding(seconds: -2) == MachineTime(seconds: 5, nanoseconds: 500_000_000))
    #expect(two.milliseconds(since: MachineTime(seconds: 7, nanoseconds: 1_000_000)) == -1001)
  }
}
