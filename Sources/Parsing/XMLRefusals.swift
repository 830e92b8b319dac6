internal import CXML
internal import Vocabulary

/// What a refusal of the C side is called, in both languages.
func xmlFault(
  _ refusal: MasarXMLRefusal, text: String, line: Int, column: Int, limits: ReadingLimits
) -> FileFault {
  if let limit = limit(of: refusal) {
    let hint = text.isEmpty ? "" : " <\(text)>"
    return limit.exceeded(limits, .xml, line: line, column: column, hint: (hint, hint))
  }
  let (code, en, ar) = words(of: refusal, text)
  return FileFault(code, line: line, column: column, en: en, ar: ar)
}

private func limit(of refusal: MasarXMLRefusal) -> Limit? {
  switch refusal {
  case .fieldLimit: .fieldBytes
  case .recordLimit: .recordBytes
  case .recordsLimit: .records
  case .depthLimit: .xmlDepth
  case .columnsLimit: .columns
  case .quietLimit: .quietBytes
  case .namesLimit: .xmlNames
  default: nil
  }
}

private func words(
  of refusal: MasarXMLRefusal, _ text: String
) -> (RuleCode, en: String, ar: String) {
  switch refusal {
  case .doctype: (.f007, "A DOCTYPE is not taken.", "تعريف نوع المستند (DOCTYPE) غير مقبول.")
  case .entity: (.f007, "The entity &\(text); is not taken.", "الكيان &\(text); غير مقبول.")
  case .instruction:
    (
      .f007, "The processing instruction <?\(text)?> is not taken.",
      "تعليمة المعالجة <?\(text)?> غير مقبولة."
    )
  case .namespace:
    (
      .f008, "The element <\(text)> is not in the namespace urn:masar:exchange:1.",
      "العنصر <\(text)> ليس في فضاء الأسماء urn:masar:exchange:1."
    )
  case .element:
    (
      .f008, "The element <\(text)> is unknown or does not belong here.",
      "العنصر <\(text)> غير معروف أو ليس هذا موضعه."
    )
  case .attribute:
    (.f008, "The attribute \(text) is unknown.", "السمة \(text) غير معروفة.")
  case .repeated:
    (.f008, "The element <\(text)> comes twice.", "العنصر <\(text)> مكرر.")
  case .text:
    (.f008, "Text stands outside a field.", "نص خارج الحقول.")
  case .control:
    (
      .f008, "The control element is incomplete or no number: \(text).",
      "عنصر control ناقص أو ليس رقمًا: \(text)."
    )
  default:
    (.f008, "XML not well-formed: \(text)", "تركيب XML غير سليم: \(text)")
  }
}
