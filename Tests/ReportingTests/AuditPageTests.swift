import Foundation
import Reporting
import Testing
import Vocabulary

struct AuditPageTests {
  /// Of an archive in which nothing is wrong.
  private let whole = AuditPage(
    origin: "masar.example/1447", key: "masar.example/1447+5f3a0c11+AQID", isKeyUnproven: false,
    size: 3_412, unsigned: 0, root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", files: 8_019,
    bytesRead: 1_450_000_000, people: 20_614, witnesses: 2,
    checkedAt: Instant(rfc3339: "2026-01-04T10:15:02Z")!, hasLedger: true, findings: [],
    findingCount: 0)

  private func document(_ findings: [AuditFinding], count: Int? = nil) -> String {
    var page = whole
    page.findings = findings
    page.findingCount = count ?? findings.count
    return text(page.bytes)
  }

  @Test func `every kind says what is wrong and what to do, in both languages`() {
    for kind in AuditFinding.Kind.allCases {
      let words = AuditWords(kind)
      for text in [words.sentence, words.mend] {
        #expect(text.ar.unicodeScalars.contains { (0x620...0x64A).contains($0.value) }, "\(kind)")
        #expect(text.en.utf8.allSatisfy { $0 < 0x80 }, "\(kind)")
        #expect(text.ar.hasSuffix(".") && text.en.hasSuffix("."), "\(kind)")
      }
    }
  }

  @Test func `no two kinds have the same words`() {
    let words = AuditFinding.Kind.allCases.map { AuditWords($0) }
    let texts = words.flatMap { [$0.sentence.ar, $0.sentence.en, $0.mend.ar, $0.mend.en] }
    #expect(Set(texts).count == 4 * AuditFinding.Kind.allCases.count)
  }

  @Test func `every kind finds its place on the page, with code, sentence and cure`() {
    let kinds = AuditFinding.Kind.allCases
    let document = document(kinds.map { AuditFinding($0, posting: 7, at: "place \($0.rawValue)") })
    for kind in kinds {
      #expect(document.contains("id=\"\(kind.rawValue)\""))
      #expect(document.contains(">place \(kind.rawValue)</bdi>"))
    }
    #expect(document.contains("What to do: Restore the file checkpoint"))
    #expect(document.contains("ما العمل: استعيدوا الملف checkpoint"))
  }

  @Test func `what was sealed and not read is said in both languages, and only where it is so`() {
    #expect(!document([]).contains("Sealed") && !document([]).contains("مختومة"))
    var page = whole
    page.unopened = 1_234
    page.forgotten = 56
    let document = text(page.bytes)
    #expect(document.contains("content not checked, as the key is not at hand: 1,234"))
    #expect(document.contains("destroyed after retention, as the log says: 56"))
    #expect(document.components(separatedBy: "ملفات مختومة").count == 3)
  }

  @Test func `a whole archive and one with findings are told apart in both languages`() {
    let good = document([])
    #expect(good.contains("verdict accepted"))
    #expect(good.contains("اجتاز الأرشيف التدقيق"))
    #expect(good.contains("The archive passed the audit"))
    #expect(!good.contains("<article"))
    let bad = document([AuditFinding(.fileChanged, posting: 12, at: "archive/1447/a.csv.gz")])
    #expect(bad.contains("verdict rejected"))
    #expect(bad.contains("لم يجتز الأرشيف التدقيق: ملاحظة واحدة."))
    #expect(bad.contains("The archive did not pass the audit: 1 finding."))
    #expect(!bad.contains("The archive passed"))
  }

  @Test func `the page is Arabic from the right with English beside it, and loads nothing`() {
    let document = document([AuditFinding(.rootDiffers, at: "log/checkpoint")])
    #expect(document.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
    #expect(document.contains("<p class=\"en\" lang=\"en\" dir=\"ltr\">"))
    for word in ["http://", "https://", "src=", "@import", "url(", "<script", "<link", "<img"] {
      #expect(!document.contains(word), "\(word)")
    }
    #expect(document.hasSuffix("</html>\n"))
  }

  @Test func `a place cannot leave its cell, and what hides in it is shown`() {
    let document = document([AuditFinding(.fileUnknown, at: "archive/<b>\u{202E}x")])
    #expect(document.contains(">archive/<bdi>&lt;b&gt;<i>U+202E</i>x</bdi></bdi>"))
    #expect(!document.contains("<b>\u{202E}"))
  }

  @Test func `origin, root and key stand in even letters from the left`() {
    let document = document([])
    for value in [whole.origin, whole.root, whole.key] {
      #expect(document.contains("<bdi dir=\"ltr\" class=\"code\">\(value ?? "")</bdi>"))
    }
  }

  @Test func `a key on the log's own word is no proof, and the page says so`() {
    #expect(!document([]).contains("Compare it letter by letter"))
    var page = whole
    page.isKeyUnproven = true
    let document = text(page.bytes)
    #expect(document.contains("verdict partial"))
    #expect(document.contains("Compare it letter by letter with the key that partners were told"))
    #expect(!document.contains("The archive passed the audit"))
  }

  @Test func `findings come kind by kind, in the order of the kinds`() {
    let document = document([
      AuditFinding(.outboxUnknown, at: "outbox/1"), AuditFinding(.fileMissing, at: "archive/1"),
      AuditFinding(.outboxUnknown, at: "outbox/2"),
    ])
    let articles = document.split(separator: "<article").dropFirst()
    #expect(articles.count == 2)
    #expect(articles.first?.contains("archive/1") ?? false)
    #expect(articles.last?.contains("ملاحظتان") ?? false)
    #expect(articles.last?.contains("2 findings") ?? false)
  }

  @Test func `a list that is cut short says how many there are`() {
    let findings = [AuditFinding(.fileMissing, posting: 1, at: "archive/1")]
    let document = document(findings, count: 5_000)
    #expect(document.contains("Listed here: 1 of 5,000."))
    #expect(document.contains("المذكور هنا 1 من أصل 5,000"))
    #expect(document.contains("audit: 5,000 findings."))
    #expect(!self.document(findings).contains("Listed here"))
  }

  @Test func `what was not compared and who did not vouch is said`() {
    #expect(document([]).contains("The ledger and what lies in the outboxes were compared"))
    var page = whole
    page.hasLedger = false
    page.witnesses = 0
    page.unsigned = 3
    let document = text(page.bytes)
    #expect(document.contains("Ledger and outboxes were not compared with the log."))
    #expect(document.contains("No witness from outside"))
    #expect(document.contains("no signature covers yet: 3."))
    #expect(document.contains(">3,409</bdi>"))
  }

  @Test(arguments: [
    (0, "<b>0</b><span>بايت"), (999, "<b>999</b><span>بايت"), (1_250, "<b>1.2</b><span>كيلوبايت"),
    (45_600_000, "<b>45.6</b><span>ميغابايت"), (1_450_000_000, "<b>1.4</b><span>غيغابايت"),
  ])
  func `bytes are told in the unit that suits them`(bytes: Int64, words: String) {
    var page = whole
    page.bytesRead = bytes
    #expect(text(page.bytes).contains(words))
  }

  @Test func `the time is told in both calendars, by the clock of Makkah`() {
    #expect(document([]).contains("2026-01-04 (15 Rajab 1447 AH), 13:15 Makkah time"))
    #expect(document([]).contains("15 رجب 1447هـ"))
  }
}
