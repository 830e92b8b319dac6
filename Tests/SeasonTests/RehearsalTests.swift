import Bookkeeping
import Durability
import Foundation
import Reporting
import Testing
import Vocabulary

@testable import Exchange

/// `masar check` says what the daemon would say, of everything that lies beside the file too.
struct RehearsalTests {
  private let home: IntakeHome
  private let folder: String

  init() throws {
    home = try IntakeHome()
    folder = try TemporaryFolder.make("check")
  }

  private func verdict(_ text: String, sidecar: String? = nil) throws -> (Verdict, [String]) {
    let path = folder + "/" + IntakeHome.name(1)
    try Data(text.utf8).write(to: URL(filePath: path))
    if let sidecar { try Data(sidecar.utf8).write(to: URL(filePath: path + ".sha256")) }
    let scratch = try Directory.open(try TemporaryFolder.make("scratch"))
    let rehearsal = try Rehearsal.of(path, parts: home.parts, scratch: scratch)
    return (rehearsal.submission.verdict, rehearsal.causes.map(\.code.name))
  }

  @Test func `a checksum beside the file proves it, and refuses it where it disagrees`() throws {
    let whole = "parameter,value\nmin_age,13\n"
    #expect(try verdict(whole) == (.rejected, ["F014"]))
    let digest = try IntakeHome.sha256(Array(whole.utf8))
    #expect(try verdict(whole, sidecar: digest + "  x\n") == (.accepted, []))
    let wrong = String(repeating: "0", count: 64)
    #expect(try verdict(whole, sidecar: wrong + "  x\n") == (.rejected, ["F003"]))
  }

  @Test func `an upload that broke off within a letter is called unproven and nothing else`() throws
  {
    let path = folder + "/" + IntakeHome.name(1)
    try Data(Array("parameter,value\nname,".utf8) + [0xD9]).write(to: URL(filePath: path))
    let scratch = try Directory.open(try TemporaryFolder.make("scratch"))
    let rehearsal = try Rehearsal.of(path, parts: home.parts, scratch: scratch)
    #expect(rehearsal.causes.map(\.code) == [.f014])
  }
}
