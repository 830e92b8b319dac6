package import Vocabulary

/// WAI.xml: nothing proves yet that the file is complete. It goes when the ACK comes.
package struct WaitingNote: Sendable {
  package var fileName: String
  package var sender: PartyID
  /// When the file was first looked at.
  package var since: Instant
  /// When it will be refused with F014.
  package var until: Instant
  package var format: FileFormat?

  package init(
    fileName: String, sender: PartyID, since: Instant, until: Instant, format: FileFormat?
  ) {
    self.fileName = fileName
    self.sender = sender
    self.since = since
    self.until = until
    self.format = format
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(XMLFormat.declaration)
    bytes.append("<waiting xmlns=\"urn:masar:waiting:1\"")
    XMLFormat.attribute("file", fileName, &bytes)
    XMLFormat.attribute("sender", sender.rawValue, &bytes)
    XMLFormat.attribute("since", since.description, &bytes)
    XMLFormat.attribute("until", until.description, &bytes)
    XMLFormat.attribute("missing", missing, &bytes)
    bytes.append(">\n  ")
    XMLFormat.element("ar", sentence.ar, &bytes)
    bytes.append("\n  ")
    XMLFormat.element("en", sentence.en, &bytes)
    bytes.append("\n</waiting>\n")
    return bytes
  }

  /// The proofs of which one is enough.
  private var missing: String {
    switch format {
    case .csv: "trailer sha256"
    case .xml: "end-tag sha256"
    case nil: "sha256"
    }
  }

  private var sentence: BilingualText {
    let own: BilingualText
    switch format {
    case .csv:
      own = BilingualText(
        ar: "سطر الختام (‎#END وعدد السجلات)، أو ", en: "its trailer row (#END and the count), or ")
    case .xml: own = BilingualText(ar: "وسم نهاية الجذر، أو ", en: "its root's end tag, or ")
    case nil: own = BilingualText(ar: "", en: "")
    }
    return BilingualText(
      ar: "لا يوجد بعد ما يثبت اكتمال الملف. المطلوب: \(own.ar)ملف بصمة باسمه مضافًا إليه ‎.sha256. "
        + "إن لم يصل حتى \(Wording.ar(until)) رُفض الملف (F014).",
      en: "Nothing proves yet that the file is complete. It needs \(own.en)a checksum file of its "
        + "name with .sha256. Without that by \(Wording.en(until)) it is refused (F014).")
  }
}
