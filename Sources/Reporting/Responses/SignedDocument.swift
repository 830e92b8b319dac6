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

  /// Adds the document's place in the audit log, as the last line of what is signed.
  package mutating func append(_ place: LogPlace) {
    var line: [UInt8] = []
    line.append("  <log")
    XMLFormat.attribute("index", place.index, &line)
    XMLFormat.attribute("size", place.size, &line)
    XMLFormat.attribute("root", place.root, &line)
    line.append("/>\n")
    bytes.insert(contentsOf: line, at: end)
  }

  /// Where the root's end tag begins.
  private var end: Int { bytes.count - (root.utf8CodeUnitCount + 4) }

  package static func == (left: SignedDocument, right: SignedDocument) -> Bool {
    left.bytes == right.bytes
  }

  /// Hands over the finished document in pieces, without a copy of it.
  package func write(
    _ signature: String, key: String, to sink: (ArraySlice<UInt8>) -> Void
  ) {
    sink(bytes[..<end])
    sink(line(signature, key: key)[...])
    sink(bytes[end...])
  }

  private func line(_ signature: String, key: String) -> [UInt8] {
    var line: [UInt8] = []
    line.append("  <signature algorithm=\"ed25519\"")
    XMLFormat.attribute("key", key, &line)
    line.append(">")
    line.append(text: signature)
    line.append("</signature>\n")
    return line
  }

  /// The finished document.
  ///
  /// - Parameters:
  ///   - signature: base64, of `bytes`.
  ///   - key: the name of the key.
  package consuming func signed(_ signature: String, key: String) -> [UInt8] {
    var signed: [UInt8] = []
    write(signature, key: key) { signed += $0 }
    return signed
  }
}
