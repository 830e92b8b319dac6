import Foundation
import Testing

/// `rules.psv`, the catalogue of the exchange contract.
enum Catalogue {
  struct Line {
    let code: String
    let severity: String
    let level: String
    let kinds: String
    let basis: String
    let en: String
    let ar: String
  }

  static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/rules.psv")

  /// Where the contract lies beside a checkout, if it does.
  static let original = root.appending(path: "../shared/design/rules.psv").standardizedFileURL

  /// The folder that holds Package.swift.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func lines() throws -> [Line] {
    try String(contentsOf: fixture, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        try #require(cells.count == 7)
        return Line(
          code: cells[0], severity: cells[1], level: cells[2], kinds: cells[3], basis: cells[4],
          en: cells[5], ar: cells[6])
      }
  }
}

@Suite struct CatalogueCopyTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: Catalogue.original.path)))
  func `the copy of the catalogue is the catalogue`() throws {
    let copy = try Data(contentsOf: Catalogue.fixture)
    let original = try Data(contentsOf: Catalogue.original)
    #expect(copy == original, "copy shared/design/rules.psv to Tests/RulesTests/Fixtures")
  }
}
