import Durability
import Foundation
import TestSupport
import Testing

@testable import Exchange

/// Short files share their syncs and one commit; each is judged as if it had come alone.
@Suite struct GroupTests {
  private static func home(_ files: Int, _ settings: String = "") throws -> IntakeHome {
    let home = try IntakeHome(settings: settings)
    for number in 1...files {
      try home.drop(IntakeHome.list(10 + number), as: IntakeHome.name(number))
    }
    return home
  }

  /// Postings, results and the archive of a home that judged forty files.
  private static func outcome(_ settings: String) throws -> [String: [UInt8]] {
    let home = try home(40, settings)
    #expect(try home.run().count == 40)
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
    var files: [String: [UInt8]] = [:]
    for folder in ["outbox", "archive"] {
      for name in try Tree.files(under: home.path + "/" + folder).keys {
        files["\(folder)/\(name)"] = try Tree.bytes("\(home.path)/\(folder)/\(name)")
      }
    }
    return files
  }

  @Test func `together or alone, what comes of the files is the same, byte for byte`() throws {
    let alone = try Self.outcome("group_files: 1\n")
    let together = try Self.outcome("")
    #expect(alone.count > 120)
    #expect(Set(together.keys) == Set(alone.keys))
    // Settings are no part of an entry unless they decide verdicts: this one decides none.
    for (name, bytes) in alone { #expect(together[name] == bytes, "\(name)") }
  }

  @Test func `a file that cannot be judged keeps nobody before it from its result`() throws {
    let home = try Self.home(4)
    let third = home.path + "/work/r000000003/content"
    var isSpoilt = false
    let rounds = Rounds(
      home.parts,
      isEnding: {
        // Somebody writes into our own folder between receipt and verdict.
        if !isSpoilt, FileManager.default.fileExists(atPath: third),
          let file = FileHandle(forWritingAtPath: third)
        {
          file.seekToEndOfFile()
          file.write(Data("min_age,99\n".utf8))
          try? file.close()
          isSpoilt = true
        }
        return false
      })
    #expect(throws: ContentChanged.self) { try rounds.round() }
    #expect(isSpoilt)
    for number in [1, 2] {
      #expect(try home.result("1447_MOH_SSN_00000\(number)").verdict == "ACCEPTED")
    }
    #expect(try !home.outbox().contains("1447_MOH_SSN_000003.RES.xml"))
    let left = try home.home.work.entries().map(\.description)
    #expect(left == ["r000000003", "r000000004"])
  }

  @Test func `a file taken back between the look and the claim leaves no gap in the receipts`()
    throws
  {
    let home = try Self.home(4)
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 4_096, notices: home.parts.notices)
    let files = look.arrivals.sorted { Arrival.comesFirst($0, $1) }
    try home.inbox().unlink(EntryName(IntakeHome.name(2))!)
    let takings = try Reception(home.parts).makeClaiming().take(files.map { ($0, nil) })
    #expect(takings.map { $0.claimed?.receipt } == [1, nil, 2, 3])
    #expect(
      takings.map { $0.claimed?.fileName } == [1, nil, 3, 4].map { $0.map { IntakeHome.name($0) } })
    let work = try home.home.work.entries().map(\.description).sorted()
    #expect(work == ["r000000001", "r000000002", "r000000003"])
    #expect(try home.run().count == 3)
    #expect(try home.gaps() == 0)
  }
}
