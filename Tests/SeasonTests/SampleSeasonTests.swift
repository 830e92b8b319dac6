import Bookkeeping
import Foundation
import Testing

@testable import masar

/// The sample season from its first file to its last, against what is committed beside it.
@Suite struct SampleSeasonTests {
  private static let expected = SampleSeason.samples + "/expected"

  @Test func `the sample season gives the committed bytes`() throws {
    let home = try SampleSeason.played.get()
    let outbox = try home.outbox
    let archive = try Array((home.archiveListing.joined(separator: "\n") + "\n").utf8)
    if ProcessInfo.processInfo.environment["WRITE_EXPECTED"] == "1" {
      return try Self.write(outbox, archive)
    }
    let committed = try Tree.files(under: Self.expected + "/outbox")
    let listing = try Tree.bytes(Self.expected + "/archive.txt")
    let differences =
      Tree.differences(outbox, from: committed)
      + Tree.differences(["archive.txt": archive], from: ["archive.txt": listing])
    #expect(
      differences.isEmpty,
      """
      \(differences.joined(separator: "\n"))
      If that is what the exchange shall say from now on: `make samples` writes it, and the \
      difference is reviewed like code.
      """)
  }

  private static func write(_ outbox: [String: [UInt8]], _ archive: [UInt8]) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: expected)
    for (name, bytes) in outbox {
      let url = URL(filePath: expected + "/outbox/" + name)
      try files.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    try Data(archive).write(to: URL(filePath: expected + "/archive.txt"))
  }

  @Test func `every result of the season conserves its records and every number reconciles`()
    throws
  {
    let home = try SampleSeason.played.get()
    let results = try home.outbox.filter { $0.key.hasSuffix(".RES.xml") }
    #expect(results.count > 40)
    for (name, bytes) in results {
      let page = try ResultPage(bytes)
      #expect(page.conserves, "\(name)")
    }
    #expect(try home.reconcile().gaps.isEmpty)
    #expect(try home.figures("IDN").remaining == 0)
  }
}
