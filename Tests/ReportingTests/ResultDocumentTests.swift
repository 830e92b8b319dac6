import Manifests
import Reporting
import Testing
import Vocabulary

struct ResultDocumentTests {
  private let position = RecordPosition(ordinal: 16, row: 17, line: 19)

  private func document(_ result: SubmissionResult, _ findings: [UInt8] = []) -> String {
    text(ResultDocument.assemble(result, findings: findings, texts: sampleTexts).bytes)
  }

  @Test func `a result is written as the contract shows it`() {
    var result = sampleResult()
    result.standing = LevelStanding(
      country: CountryCode("IDN")!, segment: .official, agency: nil, granted: 203_320,
      before: 101_000, after: 99_008)
    var lines: [UInt8] = []
    let finding = Finding(.r113, .error, field: .passportExpiry)
    let isListed = result.findings.add(finding, row: 17)
    #expect(isListed)
    FindingLine.append(
      finding, at: position, ref: utf8("A-17"), value: utf8("2026-03-01"), to: &lines)
    #expect(
      document(result, lines) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <result xmlns="urn:masar:result:1" file="1447_IDN-HAO_PLG_000123.csv" \
        sha256="\(String(repeating: "ab", count: 32))" season="1447" sender="IDN-HAO" kind="PLG" \
        sequence="000123" verdict="PARTIAL" posting="87" received="2026-01-04T10:15:02Z" \
        completed="2026-01-04T10:15:03Z" rules="r1" reference="d1">
          <counts declared="2000" records="2000" accepted="1980" held="12" unchanged="0" \
        rejected="8" warned="31"/>
          <evaluated rules="41" skipped="0"/>
          <standing country="IDN" segment="OFFICIAL" agency="" granted="203320" before="101000" \
        after="99008"/>
          <cause code="R113" severity="ERROR" count="1" first="17"><ar>جملة R113</ar>\
        <en>sentence R113</en></cause>
          <finding code="R113" row="17" line="19" ref="A-17" field="passport_expiry" \
        value="2026-03-01"/>
        </result>

        """)
  }

  @Test func `the gravest causes come first, then the most frequent, then by code`() {
    var tally = FindingTally()
    for row in 1...3 { _ = tally.add(.r122, .info, row: row) }
    for row in 1...2 { _ = tally.add(.r113, .error, row: row) }
    for row in 1...2 { _ = tally.add(.r101, .error, row: row) }
    for row in 1...5 { _ = tally.add(.r103, .error, row: row) }
    _ = tally.add(.f013, .fatal, row: nil)
    #expect(tally.found.map(\.code) == [.f013, .r103, .r101, .r113, .r122])
  }

  @Test func `findings beyond the cap are counted and not listed`() {
    var tally = FindingTally()
    var listed = 0
    for row in 1...10_050 where tally.add(.r101, .error, row: row) { listed += 1 }
    #expect(listed == 10_000)
    #expect(tally.found.first?.count == 10_050)
    #expect(tally.found.first?.isCapped == true)
    let isListed = tally.add(.r101, .warn, row: 1)
    #expect(isListed, "another severity is another cause")
  }

  @Test func `two findings in one record are one record of their cause`() {
    var tally = FindingTally()
    _ = tally.add(.r101, .error, row: 2)
    _ = tally.add(.r101, .error, row: 2)
    _ = tally.add(.r101, .error, row: 3)
    #expect(tally.found[0].count == 3)
    #expect(tally.found[0].records == 2)
  }

  @Test func `no value of a sender can break the document`() throws {
    var lines: [UInt8] = []
    FindingLine.append(
      Finding(.r102, .error, field: .surnameLat), at: position, ref: utf8("<&\"'>"),
      value: [0x00, 0x0A, 0xFF, 0x3C, 0xEF, 0xBF, 0xBE, 0xD8][...], to: &lines)
    let document = ResultDocument.assemble(
      sampleResult(), findings: lines, texts: sampleTexts)
    #expect(try faults(ofXML: document.bytes) == "")
    #expect(text(lines).contains("ref=\"&lt;&amp;&quot;'&gt;\""))
    #expect(text(lines).contains("value=\"\u{FFFD}&#10;\u{FFFD}&lt;\u{FFFD}\u{FFFD}\""))
  }

  @Test func `a fault of the file says where and what`() {
    var result = sampleResult(.rejected)
    result.counts = RecordCounts()
    let fault = FileFault(.f008, line: 9, row: 7, en: "quote opened here", ar: "علامة اقتباس")
    let isListed = result.findings.add(fault)
    #expect(isListed)
    var lines: [UInt8] = []
    FindingLine.append(fault, to: &lines)
    let document = document(result, lines)
    #expect(document.contains("<finding code=\"F008\" row=\"7\" line=\"9\" detail=\"quote opened"))
    #expect(document.contains("<en>sentence F008 — quote opened here (row 7, line 9)</en>"))
    #expect(!document.contains("declared="), "nothing was declared")
  }

  @Test func `a duplicate names the earlier file and posting`() {
    var result = sampleResult(.duplicate)
    result.earlier = EarlierSubmission(fileName: "1447_IDN-HAO_PLG_000100.csv", posting: 61)
    #expect(
      document(result).contains("<earlier file=\"1447_IDN-HAO_PLG_000100.csv\" posting=\"61\"/>"))
  }

  @Test func `what is ours to mend is said so`() {
    var result = sampleResult(.quarantined)
    result.rulesSkipped = 1
    result.isOursToMend = true
    #expect(document(result).contains("ours to mend"))
    #expect(!document(result).contains("<cause"))
  }

  @Test func `a rule that did not run leads to no yes`() {
    var result = sampleResult(.accepted)
    result.rulesSkipped = 1
    #expect(!result.isHonest)
    result.verdict = .rejected
    #expect(result.isHonest)
    result.counts.accepted += 1
    #expect(!result.isHonest, "a record with two outcomes")
  }

  @Test func `the signature stands on a line of its own before the end tag`() throws {
    let document = ResultDocument.assemble(sampleResult(), findings: [], texts: sampleTexts)
    let unsigned = text(document.bytes)
    let signed = document.signed("U0lH", key: "0011223344556677")
    let line =
      "  <signature algorithm=\"ed25519\" key=\"0011223344556677\">U0lH</signature>\n"
    #expect(text(signed).hasSuffix(line + "</result>\n"))
    #expect(text(signed).replacing(line, with: "") == unsigned)
    #expect(try faults(ofXML: signed) == "")
  }
}
