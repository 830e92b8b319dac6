import Bookkeeping
import Foundation
import Reporting
import Testing
import Vocabulary

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
    #expect(results.count > 80)
    for (name, bytes) in results {
      let page = try ResultPage(bytes)
      #expect(page.conserves, "\(name)")
    }
    #expect(try home.reconcile().gaps.isEmpty)
    // Who withdrew and who was refused gave up their places.
    #expect(try home.figures("IDN").remaining == 2)
    #expect(try home.figures("EGY").lapsed == 5)
  }

  @Test func `the sample season has every kind and every output for each that gets it`() throws {
    let home = try SampleSeason.played.get()
    let kinds = try SampleSeason().steps.flatMap(\.files).compactMap {
      $0.name.split(separator: "_").dropFirst(2).first.map(String.init)
    }
    for kind in Kind.allCases { #expect(kinds.contains(kind.rawValue), "\(kind)") }
    let list = try #require(SampleSeason().steps[0].files.first { $0.name.contains("_PTY_") })
    var types = ["MOH": "MOH"]
    for line in String(decoding: list.bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      types[cells[0]] = cells[1]
    }
    var reached: Set<String> = []
    for path in try home.outbox.keys where !path.hasSuffix(".sha256") {
      let parts = path.split(separator: "/").map(String.init)
      let words = parts[1].split(separator: "_")
      guard words.count > 3 else { continue }
      reached.insert("\(words[2]) \(types[parts[0]] ?? "")")
    }
    for profile in OutputProfile.all {
      for type in profile.recipients {
        #expect(reached.contains("\(profile.output) \(type.rawValue)"))
      }
    }
  }
}
