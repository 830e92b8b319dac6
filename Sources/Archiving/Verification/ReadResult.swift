/// A RES as anybody can read it, line by line: what is signed, and what it says of the log.
package struct ReadResult: Sendable, Equatable {
  /// The document without the lines `log` and `signature`: what its entry digests.
  package let bare: [UInt8]
  /// The document without the line `signature`: what is signed.
  let signed: [UInt8]
  /// Base64.
  let signature: String
  package let index: Int
  package let size: Int
  package let root: LogHash

  /// Nil where the bytes are no RES, one from before the log, or hold anything beside what is signed
  /// and one signature.
  package init?(_ bytes: [UInt8]) {
    guard bytes.last == 0x0A else { return nil }
    var (bare, signed): ([UInt8], [UInt8]) = ([], [])
    var (places, signatures): ([String], [String]) = ([], [])
    // The last line has its line feed: what is behind it is empty.
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      if line.starts(with: "  <signature ".utf8) {
        signatures.append(String(decoding: line, as: UTF8.self))
        continue
      }
      signed += line + [0x0A]
      if line.starts(with: "  <log ".utf8) {
        places.append(String(decoding: line, as: UTF8.self))
      } else {
        bare += line + [0x0A]
      }
    }
    guard places.count == 1, signatures.count == 1,
      let key = XMLLine.attribute("key", signatures[0]),
      let signature = signatures[0].split(separator: ">").dropFirst().first?.prefix(while: {
        $0 != "<"
      }),
      signatures[0] == "  <signature algorithm=\"ed25519\" key=\"\(key)\">\(signature)</signature>",
      let index = XMLLine.attribute("index", places[0]).flatMap({ Lines.number($0) }),
      let size = XMLLine.attribute("size", places[0]).flatMap({ Lines.number($0) }),
      let root = XMLLine.attribute("root", places[0]).flatMap({ LogHash(text: String($0)) })
    else { return nil }
    self.bare = bare
    self.signed = signed
    self.signature = String(signature)
    self.index = index
    self.size = size
    self.root = root
  }

  package func isSigned(by key: VerifyingKey) -> Bool { key.verifies(signature, of: signed) }

  /// The digest by which the log knows it under a name.
  package func digest(named name: some Sequence<UInt8>) -> FileDigest {
    FileDigest(name: name, sha256: ContentDigest.hexadecimal(of: bare))
  }
}
