import Archiving
import Foundation
import TestSupport
import Testing

/// What a document names, nobody fetches: seen from outside, in the system calls of the program.
@Suite(.enabled(if: ChildProcess.exists("strace"), "strace is not there"))
struct ExternalReferenceTests {
  /// Files outside its home that a run opened, and what it asked of sockets, without numbers.
  private struct Calls {
    var opened: Set<String> = []
    var network: Set<String> = []
  }

  private func calls(_ content: [UInt8]) throws -> Calls {
    let folder = try TemporaryFolder.make("references")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var program = Program(home: folder + "/home")
    try FileManager.default.createDirectory(
      atPath: program.home + "/inbox/MOH", withIntermediateDirectories: true)
    try #require(try program("init", "--season", "1447", at: HostileTable.time).code == 0)
    let file = program.home + "/inbox/MOH/1447_MOH_SSN_000001.xml"
    try Data(content).write(to: URL(filePath: file))
    let line = ContentDigest.hexadecimal(of: content) + "  1447_MOH_SSN_000001.xml\n"
    try Data(line.utf8).write(to: URL(filePath: file + ".sha256"))
    program.runner = [
      "strace", "-f", "-qq", "-y", "-e", "trace=open,openat,openat2,%network", "-o",
      folder + "/calls",
    ]
    try #require(try program("run", "--once", at: HostileTable.time).code == 0)
    let answers = try FileManager.default.contentsOfDirectory(atPath: program.home + "/outbox/MOH")
    try #require(answers.contains("1447_MOH_SSN_000001.RES.xml"))
    var calls = Calls()
    let lines = try String(contentsOfFile: folder + "/calls", encoding: .utf8).split(
      separator: "\n")
    for line in lines {
      // Each process and each run has numbers of its own.
      let call = String(line.filter { !$0.isNumber }.drop { $0 == " " })
      if call.hasPrefix("---") || call.hasPrefix("+++") { continue }
      // The rest of a call that another thread interrupted: its beginning said what it is.
      if call.hasPrefix("<...") { continue }
      if !call.hasPrefix("open") {
        calls.network.insert(String(call.prefix { $0 != "=" }))
      } else if !line.contains(folder), let path = call.split(separator: "\"").dropFirst().first {
        // The program and its libraries ask the kernel now and then; no document names that.
        if !path.hasPrefix("/proc/") { calls.opened.insert(String(path)) }
      }
    }
    return calls
  }

  @Test func `no file is opened and no connection made for what a document names`() throws {
    let honest = try calls(HostileCase.manifest(HostileCase.record))
    // The C library asks its own name service on this machine, and is all that asks anything.
    #expect(!honest.network.contains { $0.contains("AF_INET") })
    try #require(honest.opened.contains { $0.contains("libxml") })
    for hostile in HostileCase.markup where hostile.suffix == "xml" {
      let found = try calls(try hostile.content(1))
      #expect(found.network.subtracting(honest.network) == [], "\(hostile.title)")
      #expect(found.opened.subtracting(honest.opened) == [], "\(hostile.title)")
    }
  }
}
