package import Vocabulary

/// QUEUE.WAI.xml: a party has dropped more than is received at once; it goes when nothing waits any
/// more.
package struct QueueNote: Sendable {
  package var sender: PartyID
  /// Complete files that wait in its inbox.
  package var files: Int
  package var at: Instant

  package init(sender: PartyID, files: Int, at: Instant) {
    self.sender = sender
    self.files = files
    self.at = at
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(XMLFormat.declaration)
    bytes.append("<queue xmlns=\"urn:masar:waiting:1\"")
    XMLFormat.attribute("sender", sender.rawValue, &bytes)
    XMLFormat.attribute("files", files, &bytes)
    XMLFormat.attribute("at", at.description, &bytes)
    bytes.append(">\n  ")
    XMLFormat.element("ar", sentence.ar, &bytes)
    bytes.append("\n  ")
    XMLFormat.element("en", sentence.en, &bytes)
    bytes.append("\n</queue>\n")
    return bytes
  }

  private var sentence: BilingualText {
    BilingualText(
      ar:
        "عدد الملفات التي تنتظر دورها في صندوق الوارد: \(files). تُستلم تباعًا كي لا تتأخر ملفات الجهات "
        + "الأخرى، ولا يلزم إرسالها من جديد. ويحل إشعار الاستلام (ACK) محل الانتظار ملفًا بعد ملف.",
      en:
        "\(files) of your files wait in the inbox for their turn. They are received one after the "
        + "other, so that other parties' files are not kept waiting; nothing needs to be sent "
        + "again. Each is acknowledged (ACK) as it is received.")
  }
}
