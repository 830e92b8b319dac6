/// An XML document that is whole but for its signature.
///
/// What is signed are the exact bytes of the document without the signature's line; so whoever
/// takes that one line out has the signed bytes again (`Documentation/ResultFormat.md`).
package struct SignedDocument: Sendable, Equatable {
  /// What to sign.
  package private(set) var bytes: [UInt8]
  private let root: StaticString

  /// - Parameter root: the element whose end tag is the last line.
  init(_ bytes: [UInt8], root: StaticString) {
    self.bytes = bytes
    self.root = root
  }

  package static func == (left: SignedDocument, right: SignedDocument) -> Bool {
    left.bytes == right.bytes
  }

  /// The finished document.
  ///
  /// - Parameters:
  ///   - signature: base64, of `bytes`.
  ///   - key: the name of the key.
  package consuming func signed(_ signature: String, key: String) -> [UInt8] {
    var signed = bytes
    let endTag = root.utf8CodeUnitCount + 4
    let tail = Array(signed.suffix(endTag))
    signed.removeLast(endTag)
    signed.append("  <signature algorithm=\"ed25519\"")
    XMLFormat.attribute("key", key, &signed)
    signed.append(">")
    signed.append(text: signature)
    signed.append("</signature>\n")
    signed.append(contentsOf: tail)
    return signed
  }
}
