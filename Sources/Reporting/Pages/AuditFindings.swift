import Vocabulary

// What an audit found, kind by kind, and the end of its page.
extension AuditSections {
  mutating func found() {
    guard page.verdict == .found else { return }
    bytes.append("<section>\n")
    heading(Self.title)
    let rest = page.findingCount - page.findings.count
    if rest > 0 {
      let (all, listed) = (
        Wording.grouped(page.findingCount), Wording.grouped(page.findings.count)
      )
      pair(
        BilingualText(
          ar: "المذكور هنا \(listed) من أصل \(all)، والأعداد أدناه أعداد المذكور.",
          en: "Listed here: \(listed) of \(all). The counts below are of those listed."))
    }
    for kind in AuditFinding.Kind.allCases {
      let findings = page.findings.filter { $0.kind == kind }
      if !findings.isEmpty { article(kind, findings) }
    }
    bytes.append("</section>\n")
  }

  private static let title = BilingualText(ar: "الملاحظات", en: "Findings")

  /// Places that are not torn from their words in print.
  private static let unbroken = 12

  private mutating func article(_ kind: AuditFinding.Kind, _ findings: [AuditFinding]) {
    let count = Self.findings(findings.count)
    let words = AuditWords(kind)
    bytes.append("<article class=\"error")
    if findings.count > Self.unbroken { bytes.append(" long") }
    bytes.append("\" id=\"")
    bytes.append(text: kind.rawValue)
    bytes.append("\">\n<h3><span class=\"pill\"><span aria-hidden=\"true\">✕</span> ")
    HTMLFormat.append(count.ar, to: &bytes)
    bytes.append("</span> <span class=\"code\">")
    bytes.append(text: kind.rawValue)
    bytes.append("</span> <span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(count.en, to: &bytes)
    bytes.append("</span></h3>\n")
    pair(words.sentence)
    bytes.append("<div class=\"mend\">")
    pair(
      BilingualText(ar: "ما العمل: " + words.mend.ar, en: "What to do: " + words.mend.en))
    bytes.append("</div>\n")
    places(findings)
    bytes.append("</article>\n")
  }

  private mutating func places(_ findings: [AuditFinding]) {
    bytes.append(
      """
      <table class="figures places">
      <thead><tr><th scope="col">القيد<span lang="en" dir="ltr">Posting</span></th>\
      <th scope="col">الموضع<span lang="en" dir="ltr">Place</span></th></tr></thead>
      <tbody>

      """)
    for finding in findings {
      bytes.append("<tr><td>")
      bytes.append(text: finding.posting.map { Wording.grouped($0) } ?? "–")
      bytes.append("</td><td class=\"long\">")
      HTMLFormat.append(code: finding.place, to: &bytes)
      bytes.append("</td></tr>\n")
    }
    bytes.append("</tbody></table>\n")
  }

  mutating func close() {
    bytes.append("<footer>\n")
    pair(
      BilingualText(
        ar: "هذا التقرير لا يذكر إلا مواضع وأعدادًا، وليست فيه بيانات شخصية.",
        en: "This report names places and numbers only; it holds no personal data."))
    bytes.append(PageFrame.end)
  }
}

/// What the page adds to the look of reports: the lists of places.
enum AuditStyle {
  static let css: StaticString = """

    .told{margin-top:.9rem}
    article.long{break-inside:auto}
    table.places th:nth-child(1){width:7.5rem}
    table.places th [lang=en]{display:inline;margin:0 .5rem}
    @media (max-width:44rem){
    table.places{width:100%}table.places th:nth-child(1){width:5rem}
    table.places tr{border:0}table.places th [lang=en]{display:block;text-align:right;margin:0}}
    """
}
