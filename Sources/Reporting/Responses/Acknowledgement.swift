package import Vocabulary

/// ACK.xml: the signed receipt. The file arrived whole, and a result will follow.
package struct Acknowledgement: Sendable {
  /// The receipt's number: the order of judging.
  package var receipt: Int
  package var fileName: String
  package var sender: PartyID
  /// Hexadecimal, of the bytes as sent.
  package var sha256: String
  /// Bytes as sent.
  package var size: Int
  package var receivedAt: Instant

  package init(
    receipt: Int, fileName: String, sender: PartyID, sha256: String, size: Int,
    receivedAt: Instant
  ) {
    self.receipt = receipt
    self.fileName = fileName
    self.sender = sender
    self.sha256 = sha256
    self.size = size
    self.receivedAt = receivedAt
  }

  package var document: SignedDocument {
    var bytes: [UInt8] = []
    bytes.append(XMLFormat.declaration)
    bytes.append("<acknowledgement xmlns=\"urn:masar:acknowledgement:1\"")
    XMLFormat.attribute("receipt", receipt, &bytes)
    XMLFormat.attribute("file", fileName, &bytes)
    XMLFormat.attribute("sender", sender.rawValue, &bytes)
    XMLFormat.attribute("sha256", sha256, &bytes)
    XMLFormat.attribute("bytes", size, &bytes)
    XMLFormat.attribute("received", receivedAt.description, &bytes)
    bytes.append(">\n  ")
    XMLFormat.element("ar", "استُلم الملف كاملًا، وستتبعه نتيجة المعالجة.", &bytes)
    bytes.append("\n  ")
    XMLFormat.element("en", "Received whole; a result will follow.", &bytes)
    bytes.append("\n</acknowledgement>\n")
    return SignedDocument(bytes, root: "acknowledgement")
  }
}
