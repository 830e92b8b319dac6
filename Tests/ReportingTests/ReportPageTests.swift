import Manifests
import Reporting
import Testing
import Vocabulary

struct ReportPageTests {
  private let page = ReportPage(table: Kind.plg.table, texts: sampleTexts)

  private func row(_ finding: Finding, ref: String, value: String) -> String {
    var bytes: [UInt8] = []
    var page = page
    page.appendRow(
      finding, at: RecordPosition(ordinal: 16, row: 17, line: 19), ref: utf8(ref),
      value: utf8(value), to: &bytes)
    return text(bytes)
  }

  private func whole(_ result: SubmissionResult, fixFile: String? = nil) -> String {
    text(
      page.head(result, senderName: nil, fixFile: fixFile, hasRows: true)
        + page.tail(result, hasRows: true))
  }

  @Test func `one cause is said with its records in both languages`() {
    var result = sampleResult()
    for row in 1...3_412 { _ = result.findings.add(.r113, .error, row: row) }
    let document = whole(result)
    #expect(document.contains("سبب واحد، 3,412 سجلًا"))
    #expect(document.contains("1 cause, 3,412 rows"))
    #expect(document.contains("الإصلاح: إصلاح R113"))
    #expect(document.contains("To mend: mend R113"))
  }

  @Test func `the page is Arabic from the right, needs nothing from outside and runs nothing`() {
    let document = whole(sampleResult())
    #expect(document.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
    for word in ["http://", "https://", "src=", "@import", "url(", "<script", "<link", "<img"] {
      #expect(!document.contains(word), "\(word)")
    }
    #expect(document.contains("default-src 'none'"))
    #expect(document.contains("<meta name=\"viewport\""))
    #expect(document.hasSuffix("</html>\n"))
  }

  @Test func `rows come as reference, reason, field, value`() {
    let line = row(Finding(.r113, .error, field: .passportExpiry), ref: "A-17", value: "2026-03-01")
    let order = ["<bdi>A-17</bdi>", "جملة R113", "تاريخ الانتهاء", "<bdi>2026-03-01</bdi>"]
    var rest = line[...]
    for part in order {
      guard let found = rest.firstRange(of: part) else {
        Issue.record("\(part) is not in its place")
        return
      }
      rest = rest[found.upperBound...]
    }
    #expect(line.contains("الصف 17"))
    #expect(line.contains("passport_expiry"))
  }

  @Test func `a value cannot leave its cell, and what hides in it is shown`() {
    let line = row(
      Finding(.r102, .error, field: .nameAr), ref: "<b>", value: "a\u{202E}b\u{200F}<script>\u{7}")
    #expect(line.contains("<bdi>&lt;b&gt;</bdi>"))
    #expect(line.contains("<bdi>a<i>U+202E</i>b<i>U+200F</i>&lt;script&gt;<i>U+0007</i></bdi>"))
    #expect(!line.contains("\u{202E}"))
  }

  @Test func `what a finding adds is said in both languages`() {
    let line = row(
      Finding(.r113, .error, field: .passportExpiry, detail: .date(CalendarDate("2026-11-26")!)),
      ref: "A", value: "")
    #expect(line.contains("2026-11-26 (16 Jumada al-Akhirah 1448 AH)"))
    #expect(line.contains("جمادى الآخرة 1448هـ"))
    #expect(line.contains("فارغ"), "an empty value is said, not left blank")
  }

  @Test func `a list that is cut short says so in plain words`() {
    var result = sampleResult()
    for row in 1...10_001 { _ = result.findings.add(.r101, .error, row: row) }
    #expect(whole(result).contains("lists the first 10,000 findings of each code"))
    result.findings = FindingTally()
    _ = result.findings.add(.r101, .error, row: 2)
    #expect(!whole(result).contains("lists the first"))
  }

  @Test func `what happens next names the fix-file, where there is one`() {
    #expect(
      whole(sampleResult(), fixFile: "x.REJ.csv").contains("The records to mend are in x.REJ"))
    #expect(whole(sampleResult(.rejected)).contains("send it again whole"))
    #expect(whole(sampleResult(.rejected), fixFile: "x.REJ.csv").contains("All records are in"))
    #expect(whole(sampleResult(.duplicate)).contains("next sequence number"))
    #expect(whole(sampleResult(.accepted)).contains("Held records are kept"))
  }

  @Test func `a fault of the file is no record's, and a page without rows has no table`() {
    var result = sampleResult(.rejected)
    _ = result.findings.add(FileFault(.f008, row: 7, en: "quote", ar: "علامة"))
    let document = text(page.head(result, senderName: nil, fixFile: nil, hasRows: false))
    #expect(document.contains("<span lang=\"en\" dir=\"ltr\">1 cause</span>"))
    #expect(!document.contains("<table>"))
    #expect(document.contains("sentence F008 — quote (row 7)"))
    #expect(document.contains("— علامة (الصف 7)"))
  }

  @Test func `a file of which no record was read shows no row of noughts`() {
    var result = sampleResult(.rejected)
    result.counts = RecordCounts()
    let document = whole(result)
    #expect(document.contains("لم يُقرأ من الملف أي سجل."))
    #expect(!document.contains("class=\"tiles\""))
  }

  @Test func `the fix-file's next name is said, in the syntax it has`() {
    let next = "save the file as 1447_IDN-HAO_PLG_000124.csv"
    #expect(whole(sampleResult(), fixFile: "x.REJ.csv").contains(next))
    let xml = whole(sampleResult(), fixFile: "x.REJ.xml")
    #expect(xml.contains("1447_IDN-HAO_PLG_000124.xml"))
    #expect(!xml.contains("#END"), "there is no last row to correct")
  }

  @Test func `a file name in an Arabic sentence is one piece`() {
    let document = whole(sampleResult(), fixFile: "1447_IDN-HAO_PLG_000123.REJ.csv")
    #expect(document.contains("<bdi dir=\"ltr\">1447_IDN-HAO_PLG_000123.REJ.csv</bdi>"))
    #expect(document.contains("(<bdi dir=\"ltr\">#END</bdi>)"))
    var result = sampleResult()
    _ = result.findings.add(FileFault(.f005, en: "", ar: "احفظه بصيغة CSV UTF-8."))
    #expect(whole(result).contains("بصيغة <bdi dir=\"ltr\">CSV UTF-8</bdi>."))
  }

  @Test func `whose places they are is said in words`() {
    var result = sampleResult()
    let country = CountryCode("IDN")!
    result.standing = LevelStanding(
      country: country, segment: nil, agency: nil, granted: 30, before: 30, after: 8)
    #expect(whole(result).contains("Quota (Indonesia): 30."))
    result.standing?.segment = .official
    #expect(whole(result).contains("(إندونيسيا، البعثة الرسمية): 30."))
  }

  @Test func `refusals stand apart from holds and warnings`() {
    #expect(text(ReportPage.divider).hasPrefix("</tbody>\n<tbody>"))
    #expect(text(ReportPage.divider).contains("Held, and warnings"))
  }

  @Test func `days are said in both calendars, by the clock of Makkah`() {
    let document = whole(sampleResult())
    #expect(document.contains("2026-01-04 (15 Rajab 1447 AH), 13:15 Makkah time"))
    #expect(document.contains("15 رجب 1447هـ"))
  }

  @Test func `a day in an Arabic sentence is not turned round`() {
    let texts = RuleTexts([
      RuleText(.r113, .error, ar: "حتى 2026-11-26", en: "until", mendAr: "", mendEn: "")
    ])
    var bytes: [UInt8] = []
    var page = ReportPage(table: nil, texts: texts)
    page.appendRow(
      Finding(.r113, .error), at: nil, ref: [], value: [], to: &bytes)
    #expect(text(bytes).contains("حتى <bdi dir=\"ltr\">2026-11-26</bdi>"))
  }

  @Test(arguments: [
    (1, "سجل واحد"), (2, "سجلان"), (3, "3 سجلات"), (10, "10 سجلات"), (11, "11 سجلًا"),
    (100, "100 سجل"), (103, "103 سجلات"), (1_000_000, "1,000,000 سجل"),
  ])
  func `Arabic counts as Arabic does`(count: Int, words: String) {
    var result = sampleResult()
    _ = result.findings.add(.r122, .info, row: 1, times: count)
    #expect(whole(result).contains("سبب واحد، \(words)<"))
  }
}
