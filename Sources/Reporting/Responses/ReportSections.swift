internal import Bookkeeping
import Vocabulary

/// The parts of REP.html, in the order of their functions.
struct ReportSections: PageParts {
  let result: SubmissionResult
  let texts: RuleTexts
  var bytes: [UInt8] = []

  init(result: SubmissionResult, texts: RuleTexts) {
    self.result = result
    self.texts = texts
  }

  mutating func open() {
    PageFrame.open(
      title: VerdictWords.word(result.verdict).ar + " — " + result.fileName,
      styles: [ReportStyle.css], to: &bytes)
  }

  mutating func verdict(senderName: BilingualText?) {
    openVerdict(
      tone: result.verdict.rawValue.lowercased(), symbol: result.verdict.symbol,
      word: VerdictWords.word(result.verdict), sentence: VerdictWords.sentence(result))
    facts(senderName)
    bytes.append("</section>\n")
  }

  private mutating func facts(_ senderName: BilingualText?) {
    bytes.append("<dl class=\"facts\">\n")
    fact("الملف", "File", value: result.fileName)
    fact("الجهة", "Sender", value: result.sender.rawValue, senderName)
    fact("رقم القيد", "Posting", value: Wording.grouped(result.posting))
    fact(
      "وقت الاستلام", "Received", isWide: true,
      words: BilingualText(ar: Wording.ar(result.receivedAt), en: Wording.en(result.receivedAt)))
    if let earlier = result.earlier {
      fact(
        "الملف السابق", "Earlier file", value: earlier.fileName,
        BilingualText(
          ar: "رقم القيد \(Wording.grouped(earlier.posting))",
          en: "posting \(Wording.grouped(earlier.posting))"))
    }
    if let recall = result.recall {
      fact(
        "نتيجة مراجعة", "Judged again", value: recall.code.name,
        BilingualText(
          ar: "أُعيد الحكم على سجلات رفضتها هذه القاعدة في القيد \(Wording.grouped(recall.posting))",
          en: "records that this rule refused in posting \(Wording.grouped(recall.posting))"))
    }
    bytes.append("</dl>\n")
  }

  private mutating func fact(_ ar: String, _ en: String, value: String, _ words: BilingualText?) {
    fact(ar, en, value: value, words: words)
  }

  mutating func counts() {
    let counts = result.counts
    if counts.records == 0 {
      bytes.append("<section>\n")
      pair(BilingualText(ar: "لم يُقرأ من الملف أي سجل.", en: "No record of the file was read."))
      bytes.append("</section>\n")
      return
    }
    bytes.append("<section>\n<div class=\"tiles\">\n")
    tile(counts.records, "السجلات", "records")
    tile(counts.accepted, "مقبولة", "accepted")
    tile(counts.held, "معلّقة", "held")
    tile(counts.unchanged, "دون تغيير", "unchanged")
    tile(counts.rejected, "مرفوضة", "refused")
    tile(counts.warned, "عليها تنبيه", "with warnings")
    bytes.append("</div>\n</section>\n")
  }

  mutating func standing(_ standing: LevelStanding) {
    let level = Self.level(standing)
    bytes.append("<section>\n")
    heading(BilingualText(ar: "رصيد الحصة", en: "Places"))
    let figures = (standing.granted, standing.before, standing.after)
    pair(
      BilingualText(
        ar: "الحصة (\(level.ar)): \(Wording.grouped(figures.0)). "
          + " المتبقي قبل هذا الملف \(Wording.grouped(figures.1))، "
          + "وبعده \(Wording.grouped(figures.2)).",
        en: "Quota (\(level.en)): \(Wording.grouped(figures.0)). "
          + "Left before this file: \(Wording.grouped(figures.1)); after it: "
          + "\(Wording.grouped(figures.2))."))
    bytes.append("</section>\n")
  }

  /// The country, and what of it the figures are about.
  private static func level(_ standing: LevelStanding) -> BilingualText {
    var name = BilingualText(ar: standing.country.nameAr, en: standing.country.nameEn)
    if let agency = standing.agency {
      name.ar += "، الوكالة \(agency)"
      name.en += ", agency \(agency)"
      return name
    }
    switch standing.segment {
    case .official?:
      name.ar += "، البعثة الرسمية"
      name.en += ", official mission"
    case .agency?:
      name.ar += "، الوكالات"
      name.en += ", agencies"
    case .staff?:
      name.ar += "، أعضاء البعثة"
      name.en += ", staff"
    case nil: break
    }
    return name
  }

  mutating func causes() {
    let causes = result.findings.found
    guard !causes.isEmpty else { return }
    bytes.append("<section>\n")
    var title = BilingualText(
      ar: Wording.ar(causes.count, .cause), en: Wording.en(causes.count, "cause", "causes"))
    if causes.count == 1, causes[0].records > 0 {
      title.ar += "، " + Wording.ar(causes[0].records, .record)
      title.en += ", " + Wording.en(causes[0].records, "row", "rows")
    }
    heading(title)
    for cause in causes { article(cause) }
    bytes.append("</section>\n")
  }

  private mutating func article(_ cause: FindingTally.Cause) {
    bytes.append("<article class=\"")
    bytes.append(text: cause.severity.name.lowercased())
    bytes.append("\" id=\"")
    bytes.append(text: cause.code.name)
    bytes.append("\">\n<h3><span class=\"pill\"><span aria-hidden=\"true\">")
    bytes.append(cause.severity.symbol)
    bytes.append("</span> ")
    HTMLFormat.append(VerdictWords.severity(cause.severity).ar, to: &bytes)
    bytes.append("</span> ")
    if cause.records > 0 {
      bytes.append("<span>")
      HTMLFormat.append(Wording.ar(cause.records, .record), to: &bytes)
      bytes.append("</span> ")
    }
    bytes.append("<span class=\"code\">")
    bytes.append(text: cause.code.name)
    bytes.append("</span> <span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(cause.figures, to: &bytes)
    bytes.append("</span></h3>\n")
    pair(cause.sentence(texts))
    bytes.append("<div class=\"mend\">")
    let mend = texts[cause.code].mend
    pair(BilingualText(ar: "الإصلاح: " + mend.ar, en: "To mend: " + mend.en))
    bytes.append("</div>\n</article>\n")
  }

  mutating func next(fixFile: String?) {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "ما التالي؟", en: "What happens next"))
    for step in NextSteps.list(result, fixFile: fixFile) { pair(step) }
    bytes.append("</section>\n")
  }
}

// The table of records, and the end of the page.
extension ReportSections {
  mutating func openRows() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "السجلات", en: "Records"))
    if result.findings.found.contains(where: \.isCapped) {
      let cap = Wording.grouped(FindingTally.listedPerCode)
      pair(
        BilingualText(
          ar: "يعرض هذا الجدول أول \(cap) ملاحظة من كل رمز؛ والأعداد المذكورة أعلاه كاملة.",
          en: "This table lists the first \(cap) findings of each code; the counts above are "
            + "complete."))
    }
    bytes.append(
      """
      <table>
      <thead><tr><th scope="col">المرجع<span lang="en" dir="ltr">Reference</span></th>\
      <th scope="col">السبب<span lang="en" dir="ltr">Reason</span></th>\
      <th scope="col">الحقل<span lang="en" dir="ltr">Field</span></th>\
      <th scope="col">القيمة<span lang="en" dir="ltr">Value</span></th></tr></thead>
      <tbody>

      """)
  }

  mutating func closeRows() { bytes.append("</tbody>\n</table>\n</section>\n") }

  mutating func close() {
    bytes.append("<footer>\n")
    pair(
      BilingualText(
        ar: "اكتملت المعالجة: \(Wording.ar(result.completedAt)). عدد القواعد المطبقة: "
          + "\(result.rulesEvaluated)، ولم يُطبَّق منها: \(result.rulesSkipped).",
        en: "Completed: \(Wording.en(result.completedAt)). Rules applied: "
          + "\(result.rulesEvaluated); not applied: \(result.rulesSkipped)."))
    bytes.append("<p lang=\"en\" dir=\"ltr\">SHA-256 <span class=\"code\">")
    HTMLFormat.append(result.sha256, to: &bytes)
    bytes.append("</span> · rules <span class=\"code\">")
    HTMLFormat.append(result.rulesVersion, to: &bytes)
    bytes.append("</span> · reference <span class=\"code\">")
    HTMLFormat.append(result.referenceVersion, to: &bytes)
    bytes.append("</span></p>\n")
    bytes.append(PageFrame.end)
  }
}

extension FindingTally.Cause {
  /// Severity and count, English.
  fileprivate var figures: String {
    let severity = VerdictWords.severity(severity).en
    guard records > 0 else { return severity }
    let first = firstRow.map { ", first in row \($0)" } ?? ""
    return severity + " · " + Wording.en(records, "row", "rows") + first
  }
}

extension Verdict {
  /// A sign beside the colour, for who does not see the colour.
  fileprivate var symbol: StaticString {
    switch self {
    case .accepted: "✓"
    case .partial: "◐"
    case .rejected: "✕"
    case .duplicate: "="
    case .quarantined: "!"
    }
  }
}

extension Severity {
  fileprivate var symbol: StaticString {
    switch self {
    case .fatal, .error: "✕"
    case .hold: "⏸"
    case .warn: "!"
    case .info: "i"
    }
  }
}
