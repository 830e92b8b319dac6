import Archiving
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// `masar audit replay`: the archive judged once more, by the rules of then and by those of tomorrow.
@Suite struct ReplayTests {
  @Test func `the whole season comes out once more, byte for byte`() throws {
    let copy = try AuditedCopy()
    let before = try Tree.files(under: copy.archive)
    let answer = try copy.program.run(["audit", "replay"])
    #expect(answer.code == 0, "\(answer)")
    let postings = try copy.entries().count - 1
    #expect(answer.output.contains("replayed  \(postings) postings, 85 files"))
    #expect(answer.output.contains("the same  every posting, verdict, result and output"))
    #expect(try Tree.differences(Tree.files(under: copy.archive), from: before) == [])
  }

  @Test func `a verdict that the log tells otherwise is a difference of its posting`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    let place = try #require(
      entries.firstIndex { String(decoding: $0, as: UTF8.self).contains("verdict PARTIAL") })
    entries[place] = try copy.edited(entries[place], "verdict PARTIAL", "verdict REJECTED")
    try copy.rewriteLog(entries, signedBy: copy.key)
    let answer = try copy.program.run(["audit", "replay"])
    #expect(answer.code == 1)
    let differs = answer.output.split(separator: "\n").filter { $0.hasPrefix("DIFFERS") }
    #expect(differs.count == 1)
    #expect(differs.first?.hasPrefix("DIFFERS   posting \(place), ") == true)
    #expect(differs.first?.contains("verdict") == true)
  }

  @Test func `a past state is a home that can be asked, with keys of its own`() throws {
    let copy = try AuditedCopy()
    let then = copy.path + "/then"
    let answer = try copy.program.run(["audit", "replay", "--until", "60", "--into", then])
    #expect(answer.code == 0, "\(answer)")
    let status = try Program(home: then).run(["status"])
    #expect(status.code == 0 && status.output.contains("60 postings"), "\(status)")
    #expect(
      try Tree.bytes(then + "/keys/signing.key") != Tree.bytes(copy.path + "/keys/signing.key"))
    let again = try copy.program.run(["audit", "replay", "--into", then])
    #expect(again.code == 78)
  }

  @Test func `tomorrow's parameter names exactly the people that it would refuse`() throws {
    let exchange = try SmallExchange("IDN", seats: 40)
    let granted = try exchange.quota([("Q1", "GRANT", "", "", 40)])
    try #require(granted.verdict == "ACCEPTED")
    let people = (1...20).map { number in
      exchange.pilgrim(number, expiry: number % 7 == 0 ? "2027-03-01" : "2031-01-01")
    }
    try exchange.expectAccepted("PLG", exchange.office, SmallExchange.listHeader, people)
    let program = Program(home: exchange.home.path)
    let file = exchange.home.path + "/tomorrow.csv"
    func ask(_ value: String) throws -> Program.Ending {
      let text = SmallExchange.file(
        "parameter,country,value,effective_at",
        ["passport_valid_until,,\(value),2025-10-01T00:00:00+03:00"])
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return try program.run(["audit", "replay", "--parameters", file])
    }
    let same = try ask("2027-02-28")
    #expect(same.code == 0 && same.output.contains("nobody would fare otherwise"), "\(same)")
    let stricter = try ask("2027-06-01")
    #expect(stricter.code == 0, "\(stricter)")
    #expect(stricter.output.contains("REFUSED by R113, IDN-HAO: 2 records"))
    let named = stricter.output.split(separator: "\n").filter { $0.contains(", row ") }
    #expect(
      named.map { $0.trimmingCharacters(in: .whitespaces) } == [
        "REFUSED IDN-HAO PLG 1, row 8 R-0000007: R113",
        "REFUSED IDN-HAO PLG 1, row 15 R-0000014: R113",
      ])
    let wrong = try ask("tomorrow")
    #expect(wrong.code == 65 && wrong.complaint.contains("R102"), "\(wrong)")
  }

  @Test func `the rules of another program are asked by running it`() throws {
    let copy = try AuditedCopy()
    let other = Program.folder + "/masar"
    let answer = try copy.program.run(["audit", "replay", "--rules", other])
    #expect(answer.code == 0 && answer.output.contains("nobody would fare otherwise"), "\(answer)")
    let missing = try copy.program.run(["audit", "replay", "--rules", copy.path + "/none"])
    #expect(missing.code == 78)
  }
}
