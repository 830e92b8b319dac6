import Foundation
import Reporting
import Testing
import Vocabulary

/// A season full of marked values, dropped through files; then every byte that left is searched for
/// every one of them.
@Suite struct LeakTests {
  /// What the privacy contract says may stand in an output, read from its table and not from the
  /// program.
  private struct Contract {
    /// By output: fields that leave in clear.
    var clear: [String: Set<String>] = [:]

    init() throws {
      let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../ReportingTests/Fixtures/outputs.psv").standardized
      for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard !line.hasPrefix("#"), cells.count >= 5, cells[4].hasPrefix("clear") else { continue }
        clear[cells[0], default: []].insert(cells[3])
      }
    }
  }

  private let contract: Contract

  init() throws { contract = try Contract() }

  /// `party/name` taken apart.
  private func parts(_ path: String) -> (party: String, output: String, isResponse: Bool) {
    let party = String(path.split(separator: "/")[0])
    let name = path.split(separator: "/")[1]
    let response = [".ACK.", ".WAI.", ".RES.", ".REJ.", ".REP."].contains { name.contains($0) }
    return (party, String(name.split(separator: "_")[2]), response)
  }

  /// Whether `mark` may stand in a file: a sender's own values in what answers it; in an output
  /// what its profile grants, to a recipient whose scope holds the person.
  private func grants(_ mark: WholeSeason.Mark, in path: String) -> Bool {
    let (party, output, isResponse) = parts(path)
    let answers = isResponse || output == "UPD" || output == "PAGE"
    let isOwn = mark.sender == party
    if answers {
      let pageFields: Set<String> = ["sender_ref"]
      if isResponse { return isOwn }
      // What nobody but the ministry is told is told by the reference of the party that has it.
      if output == "UPD", party == "MOH" { return mark.field == "sender_ref" }
      return isOwn && (output != "PAGE" || pageFields.contains(mark.field))
    }
    if mark.field == "amount" { return output == "CTR" && isOwn }
    guard contract.clear[output]?.contains(mark.field) == true else { return false }
    switch party {
    case "IDN-HAO": return mark.country == "IDN" && isOwn
    case "MYS-HAO": return mark.country == "MYS" && isOwn
    case WholeSeason.agency: return isOwn
    default: return true
    }
  }

  private struct Search {
    var values = 0
    var files = 0
    var comparisons = 0
    var leaks: [String] = []
  }

  private func search(_ season: WholeSeason) throws -> Search {
    var search = Search()
    let outbox = try season.home.outbox
    search.files = outbox.count
    let marks = Dictionary(season.marks.map { ($0.field + $0.value, $0) }) { first, _ in first }
    search.values = marks.count
    for (path, bytes) in outbox.sorted(by: { $0.key < $1.key }) {
      for mark in marks.values {
        search.comparisons += 1
        guard Self.holds(bytes, mark.value), !grants(mark, in: path) else { continue }
        search.leaks.append("\(path): \(mark.field) \(mark.value) of \(mark.sender)")
      }
    }
    return search
  }

  /// As a word of its own: `Zr.1` does not stand in `Zr.12`.
  private static func holds(_ bytes: [UInt8], _ value: String) -> Bool {
    let value = Array(value.utf8)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return false }
      var from = 0
      while from + value.count <= bytes.count,
        let found = unsafe memchr(start + from, Int32(value[0]), bytes.count - from)
      {
        let at = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - start
        let end = at + value.count
        from = at + 1
        guard end <= bytes.count, unsafe memcmp(found, value, value.count) == 0 else { continue }
        if unsafe end == bytes.count || !isWord(bytes[end]) { return true }
      }
      return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  @Test func `the search finds whole words and nothing else`() {
    #expect(Self.holds(Array("a,Zr.1".utf8), "Zr.1"))
    #expect(Self.holds(Array("Zr.12 Zr.1x Zr.1،".utf8), "Zr.1"))
    #expect(!Self.holds(Array("Zr.12 Zr.1x".utf8), "Zr.1"))
    #expect(!Self.holds([], "Zr.1") && !Self.holds(Array("Zr.".utf8), "Zr.1"))
  }

  @Test(arguments: FileFormat.allCases)
  func `no marked value of a whole season stands where the privacy contract does not grant it`(
    recipients: FileFormat
  ) throws {
    let season = try WholeSeason.whole(recipients: recipients)
    let search = try search(season)
    #expect(search.leaks.sorted() == [])
    #expect(search.values > 200 && search.files > 150)
    // The search can find: what is granted is there.
    let surnames = try season.records("MOFA", "VRQ").compactMap { $0["surname_lat"] }
    #expect(surnames.contains { $0.hasPrefix("ZQS") })
    #expect(try season.records("TWF-SEA", "ALO").contains { $0["family_no"] == "Zf.1" })
    print(
      "leak test, \(recipients.rawValue): \(search.values) marked values, \(search.files) files,",
      "\(search.comparisons) comparisons, leaks \(search.leaks.count)")
  }

  @Test func `what operators are told and commands print holds no marked value`() throws {
    let season = try WholeSeason.whole()
    let program = Program(home: season.home.path, variables: ["MASAR_LOG_LEVEL": "trace"])
    var said = season.home.log.lines + season.home.shown
    for words in [["status"], ["status", "--json"], ["quota"], ["reconcile"], ["run", "--once"]] {
      let ending = try program.start(words, at: "2026-07-08T08:00:00Z").wait()
      said += [ending.output, ending.complaint]
    }
    #expect(said.count > season.results.count)
    let bytes = Array(said.joined(separator: "\n").utf8)
    let leaks = season.marks.filter { Self.holds(bytes, $0.value) }
    #expect(leaks.map { "\($0.field) \($0.value)" } == [])
    #expect(season.results.contains { Self.holds(bytes, $0.name) })
  }

  @Test func `a masked passport shows its last three characters and no more`() throws {
    let season = try WholeSeason.whole()
    let passports = try season.records("ADL", "ALM").compactMap { $0["passport_no"] }
    #expect(!passports.isEmpty)
    #expect(passports.filter { !$0.isEmpty }.allSatisfy { $0.hasPrefix("•••") && $0.count == 6 })
  }

  @Test func `two recipients cannot join their lists by token`() throws {
    let season = try WholeSeason.whole()
    func tokens(_ party: String, _ output: String, _ column: String) throws -> Set<String> {
      Set(try season.records(party, output).compactMap { $0[column] }.filter { !$0.isEmpty })
    }
    let lists = [
      try tokens("MOFA", "VRQ", "request_id"), try tokens("TWF-SEA", "ALO", "person_token"),
      try tokens("ADL", "ALM", "person_token"), try tokens("UAO", "EXP", "person_token"),
      try tokens("AUD", "LGR", "person_token"),
    ]
    for (index, list) in lists.enumerated() {
      #expect(!list.isEmpty, "\(index)")
      for other in lists[(index + 1)...] { #expect(list.isDisjoint(with: other), "\(index)") }
    }
  }

  @Test func `why a visa was refused for security is nobody's to know but Foreign Affairs'`() throws
  {
    let season = try WholeSeason.whole()
    let own: Set<String> = ["MOFA"]
    for (path, bytes) in try season.home.outbox where !own.contains(parts(path).party) {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("SECURITY"), "\(path)")
    }
    let reasons = try season.records("IDN-HAO", "STM").compactMap { $0["visa_reason"] }
    #expect(reasons.contains("OTHER"))
  }
}
