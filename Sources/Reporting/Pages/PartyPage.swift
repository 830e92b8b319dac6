internal import Vocabulary

/// The page that a person of the party reads: its statements of the day in one document, Arabic
/// first with English beside it.
package enum PartyPage {
  /// - Parameter name: the party's own.
  package static func head(_ head: OutputHead, name: BilingualText) -> [UInt8] {
    var bytes: [UInt8] = []
    PageFrame.open(title: name.ar, styles: [ReportStyle.css, PageStyle.css], to: &bytes)
    bytes.append("<header class=\"top\">\n<h1>")
    HTMLFormat.append(name.ar, to: &bytes)
    bytes.append("</h1>\n<p lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(name.en + " · " + head.recipient.rawValue, to: &bytes)
    bytes.append("</p>\n<p>")
    HTMLFormat.append(
      arabic: "كشوف موسم \(head.season) كما هي في " + Wording.ar(head.at) + ".", to: &bytes)
    bytes.append("</p>\n<p lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(
      "Statements of season \(head.season) as of " + Wording.en(head.at) + ".", to: &bytes)
    bytes.append("</p>\n</header>\n")
    return bytes
  }

  package static func tail(_ head: OutputHead) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("<footer><p>")
    HTMLFormat.append(
      arabic: "القيد رقم \(Wording.grouped(head.posting)). الأرقام نفسها في الملفات المجاورة.",
      to: &bytes)
    bytes.append("</p><p lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(
      "Posting \(Wording.grouped(head.posting)). The same figures are in the files beside this page.",
      to: &bytes)
    bytes.append("</p>")
    bytes.append(PageFrame.end)
    return bytes
  }
}

/// What the page adds to the look of reports: tables of many narrow columns.
enum PageStyle {
  static let css: StaticString = """

    .wide{overflow-x:auto}
    table.figures{table-layout:auto;margin-top:.8rem;font-variant-numeric:tabular-nums}
    table.figures th:nth-child(n){width:auto}
    table.figures th,table.figures td{padding:.3rem .45rem;font-size:.86rem}
    table.figures th,table.figures td{overflow-wrap:normal}
    table.figures th [lang=en]{font-size:.78rem;text-align:start;display:block}
    table.figures td [lang=en]{display:inline}
    table.figures bdi{white-space:nowrap;overflow-wrap:normal}
    table.figures .long bdi{white-space:pre-wrap;overflow-wrap:anywhere}
    @media (max-width:44rem){
    table.figures{display:table}table.figures thead{display:table-header-group}
    table.figures tbody{display:table-row-group}table.figures tr{display:table-row}
    table.figures td{display:table-cell;border-bottom:1px solid var(--line)}
    table.figures td:nth-child(n)::before{content:none}}
    """
}
