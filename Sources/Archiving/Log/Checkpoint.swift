internal import Crypto

/// The head of the log as it is signed: C2SP tlog-checkpoint in a C2SP signed note.
package struct Checkpoint: Sendable, Equatable {
  /// The log's own name: the first line, and the name of the key that signs.
  package let origin: String
  /// Entries.
  package let size: Int
  package let root: LogHash

  package init(origin: String, size: Int, root: LogHash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// What is signed: three lines, each with its line feed.
  package var body: String { "\(origin)\n\(size)\n\(root.text)\n" }

  /// The note: the body, an empty line and one signature.
  package func signed(by key: SigningKey) -> String {
    let signature = Base64.bytes(key.sign(Array(body.utf8)))!
    let id = NoteKey.id(name: origin, key.verifyingKey)
    return body + "\n\u{2014} \(origin) \(Base64.text(id + signature))\n"
  }

  /// What a note says; nil where it is no checkpoint. Who signed it is asked by `isSigned`.
  package init?(note: String) {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 6, lines[3].isEmpty, !lines[0].isEmpty, let size = Int(lines[1]),
      (0...LogLeaf.highestNumber).contains(size), String(size) == lines[1],
      let root = LogHash(text: String(lines[2]))
    else { return nil }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// Whether one of the note's signatures is the key's over this very head.
  package static func isSigned(note: String, by key: VerifyingKey) -> Bool {
    guard let head = Checkpoint(note: note) else { return false }
    let id = NoteKey.id(name: head.origin, key)
    return note.split(separator: "\n").contains { line in
      let prefix = "\u{2014} \(head.origin) "
      guard line.hasPrefix(prefix), let bytes = Base64.bytes(String(line.dropFirst(prefix.count))),
        bytes.count == 68, Array(bytes.prefix(4)) == id
      else { return false }
      return key.verifies(Base64.text(Array(bytes.dropFirst(4))), of: Array(head.body.utf8))
    }
  }
}

/// Keys in the form of C2SP signed notes.
package enum NoteKey {
  /// What Ed25519 is called there.
  private static let algorithm: UInt8 = 1

  /// The four bytes that say which key signed: of SHA-256 (name ‖ line feed ‖ 0x01 ‖ key).
  static func id(name: String, _ key: VerifyingKey) -> [UInt8] {
    let named = Array(name.utf8) + [0x0A, algorithm] + key.bytes
    return Array(SHA256.hash(data: named).prefix(4))
  }

  /// A key as `text` gives it, or as the plain base64 of its 32 bytes; nil for anything else.
  package static func key(_ text: String) -> VerifyingKey? {
    let parts = text.split(separator: "+", maxSplits: 2)
    if parts.count == 3, let bytes = Base64.bytes(String(parts[2])), bytes.first == algorithm,
      let key = VerifyingKey(bytes: Array(bytes.dropFirst())),
      Hexadecimal.text(id(name: String(parts[0]), key)) == parts[1]
    {
      return key
    }
    return VerifyingKey(text: text)
  }

  /// The line by which verifiers are told a key: name, `+`, its four bytes in hexadecimal, `+`, and
  /// the base64 of 0x01 and the key.
  package static func text(name: String, _ key: VerifyingKey) -> String {
    "\(name)+\(Hexadecimal.text(id(name: name, key)))+\(Base64.text([algorithm] + key.bytes))"
  }
}
