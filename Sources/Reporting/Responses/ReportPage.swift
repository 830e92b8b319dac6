package import Manifests
package import Vocabulary

/// REP.html: the report for people, Arabic first with English beside it. The verdict in a sentence,
/// the causes, what happens next; then the records one by one, as research with senders asks:
/// reference, reason, field, value.
///
/// Rows are spooled while a file is judged; the page is `head`, rows, `tail`.
package struct ReportPage: Sendable {
  private let texts: RuleTexts
  /// Nil where the kind is not known.
  private let table: FieldTable?
  private var reasons = Memo<Finding>()

  package init(table: FieldTable?, texts: RuleTexts) {
    self.table = table
    self.texts = texts
  }

  /// Appends one finding of a record, or of the file where there is no position.
  ///
  /// - Parameter value: as the sender wrote it.
  package mutating func appendRow(
    _ finding: Finding, at position: RecordPosition?, ref: ArraySlice<UInt8>,
    value: ArraySlice<UInt8>, to bytes: inout [UInt8]
  ) {
    bytes.append("<tr><td>")
    if !ref.isEmpty { HTMLFormat.append(value: ref, to: &bytes) }
    appendPlace(position, &bytes)
    bytes.append("</td><td>")
    let texts = texts
    reasons.append(finding, to: &bytes) { Self.appendReason(finding, texts, &$0) }
    bytes.append("</td><td>")
    if let field = finding.field { appendField(field, finding.isHijri, &bytes) }
    bytes.append("</td><td>")
    if finding.field != nil { appendValue(value, &bytes) }
    bytes.append("</td></tr>\n")
  }

  /// - Parameters:
  ///   - senderName: the party's own, where it is known.
  ///   - fixFile: the name of the fix-file, where there is one.
  ///   - hasRows: whether any row follows; `tail` must be told the same.
  package func head(
    _ result: SubmissionResult, senderName: BilingualText?, fixFile: String?, hasRows: Bool
  ) -> [UInt8] {
    var page = ReportSections(result: result, texts: texts)
    page.open()
    page.verdict(senderName: senderName)
    page.counts()
    page.causes()
    page.next(fixFile: fixFile)
    if let standing = result.standing { page.standing(standing) }
    if hasRows { page.openRows() }
    return page.bytes
  }

  package func tail(_ result: SubmissionResult, hasRows: Bool) -> [UInt8] {
    var page = ReportSections(result: result, texts: texts)
    if hasRows { page.closeRows() }
    page.close()
    return page.bytes
  }

  /// What stands between the rows of refusals and the rows of holds and warnings: who has something
  /// to mend finds it first.
  package static let divider = Array(
    """
    </tbody>
    <tbody>
    <tr class="group"><th colspan="4" scope="rowgroup">المعلّقة والتنبيهات\
    <span lang="en" dir="ltr">Held, and warnings</span></th></tr>

    """.utf8)

  private func appendPlace(_ position: RecordPosition?, _ bytes: inout [UInt8]) {
    guard let row = position?.row else {
      bytes.append("الملف كله<span lang=\"en\" dir=\"ltr\">whole file</span>")
      return
    }
    bytes.append("<small>الصف ")
    bytes.append(number: row)
    bytes.append(" · <span lang=\"en\" dir=\"ltr\" style=\"display:inline\">row ")
    bytes.append(number: row)
    bytes.append("</span></small>")
  }

  private static func appendReason(
    _ finding: Finding, _ texts: RuleTexts, _ bytes: inout [UInt8]
  ) {
    let words = texts.words(finding.code, finding.detail)
    bytes.append("<a class=\"code\" href=\"#")
    bytes.append(text: finding.code.name)
    bytes.append("\">")
    bytes.append(text: finding.code.name)
    bytes.append("</a> ")
    HTMLFormat.append(arabic: words.ar, to: &bytes)
    bytes.append("<span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(words.en, to: &bytes)
    bytes.append("</span>")
  }

  private func appendField(_ field: FieldName, _ isHijri: Bool, _ bytes: inout [UInt8]) {
    let label = table?.label(field, isHijri: isHijri)
    HTMLFormat.append(label?.ar ?? field.name, to: &bytes)
    bytes.append("<small class=\"code\">")
    HTMLFormat.append(label?.en ?? field.name, to: &bytes)
    bytes.append("</small>")
  }

  private func appendValue(_ value: ArraySlice<UInt8>, _ bytes: inout [UInt8]) {
    if value.isEmpty {
      bytes.append("<span class=\"none\">فارغ · <bdi dir=\"ltr\">empty</bdi></span>")
    } else {
      HTMLFormat.append(value: value, to: &bytes)
    }
  }
}
