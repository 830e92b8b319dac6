/// A proof that stands by itself, as text: C2SP tlog-proof, with the entry as its extra data.
package struct LogProof: Sendable, Equatable {
  package let entry: [UInt8]
  package let inclusion: InclusionProof
  /// The signed head whose tree the entry is in.
  package let note: String

  package init(entry: [UInt8], inclusion: InclusionProof, note: String) {
    self.entry = entry
    self.inclusion = inclusion
    self.note = note
  }

  private static let version = "c2sp.org/tlog-proof@v1"

  package var text: String {
    var text = "\(Self.version)\nextra \(Base64.text(entry))\nindex \(inclusion.index)\n"
    for hash in inclusion.hashes { text += hash.text + "\n" }
    return text + "\n" + note
  }

  /// Whether entry and hashes lead to the head's root. Who signed the head is another question.
  package var isSound: Bool {
    guard let head = Checkpoint(note: note), head.size == inclusion.size else { return false }
    return inclusion.root(of: .leaf(entry)) == head.root
  }
}

/// Looks a file up in the log and proves it.
package struct LogSearch {
  private let log: LogFolder

  package init(_ log: LogFolder) { self.log = log }

  /// The proof for the first entry under the signed head that digests the file; nil where
  /// none does.
  ///
  /// Memory: 32 bytes an entry.
  package func proof(of digests: SearchedDigests) throws -> LogProof? {
    var hashes: [LogHash] = []
    var found: (index: Int, entry: [UInt8])?
    let walked = try LogWalk(log) { _ in }.run { step in
      guard step.isSigned else { return }
      hashes.append(.leaf(step.bytes))
      if found == nil, try holds(step, digests) { found = (step.index, step.bytes) }
    }
    guard let found, let note = walked.note, hashes.count == walked.signed else { return nil }
    let inclusion = InclusionProof.make(index: found.index, size: walked.signed) { range in
      var frontier = MerkleFrontier()
      for hash in hashes[range] { frontier.append(hash) }
      return frontier.root
    }
    return LogProof(entry: found.entry, inclusion: inclusion, note: note)
  }

  private func holds(_ step: LogWalk.Step, _ digests: SearchedDigests) throws -> Bool {
    guard let leaf = try log.leaf(step) else { return false }
    if let submission = leaf.submission {
      if submission.original == digests.whole || submission.slip == digests.whole { return true }
    }
    return leaf.files.contains {
      $0.digest == ($0.place == .result ? digests.bare : digests.whole)
    }
  }
}

/// The digests by which the log may know a file.
package struct SearchedDigests: Sendable {
  /// As it is.
  let whole: FileDigest
  /// As a result without its place and its signature; nil where it is none.
  let bare: FileDigest?

  package init(name: some Collection<UInt8>, content: [UInt8]) {
    whole = FileDigest(name: name, sha256: ContentDigest.hexadecimal(of: content))
    bare = ReadResult(content)?.digest(named: name)
  }
}
