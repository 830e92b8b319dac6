package import Durability
package import Vocabulary

/// Compares what lies in the archive with what the entries say of it.
package final class ArchiveFiles {
  private let archive: Directory
  private let report: (AuditFinding) -> Void
  /// Paths that entries named and that were found: one small number each, so that what nobody named
  /// can be told at the end.
  private var seen: Set<UInt64> = []
  /// Bytes read.
  package private(set) var bytesRead: Int64 = 0
  package private(set) var filesRead = 0
  /// The result of the entry that was checked last, where it is what the entry says.
  package private(set) var lastResult: ReadResult?
  /// Those that may sign.
  package var keys: [VerifyingKey] = []
  /// Once the tree is another than results say, it is so from there on: it is told once.
  private var isRootTold = false

  package init(_ archive: Directory, report: @escaping (AuditFinding) -> Void) {
    self.archive = archive
    self.report = report
  }

  /// Reads every file of one entry.
  ///
  /// - Parameter root: over all entries up to this one.
  package func check(_ leaf: LogLeaf, root: LogHash) throws {
    lastResult = nil
    if let submission = leaf.submission { try check(leaf, submission, root) }
    for file in leaf.files {
      guard case .cut(let name) = file.place else { continue }
      try check(file, named: name, leaf)
    }
  }

  /// What was cut lies under its own name, its checksum beside it.
  private func check(_ file: LoggedFile, named name: String, _ leaf: LogLeaf) throws {
    let path = leaf.folder(ofCut: file)
    let place = (path + [name]).joined(separator: "/")
    guard let folder = try archive.descendant(path), let entry = EntryName(name) else {
      return say(.fileMissing, leaf.posting, place)
    }
    var sha256: String?
    if try folder.statusIfAny(of: entry) == nil {
      say(.fileMissing, leaf.posting, place)
    } else {
      let stored = try read(folder, entry, path, unpacks: false).stored
      let isChanged = FileDigest(name: entry.bytes, sha256: stored) != file.digest
      if isChanged { say(.fileChanged, leaf.posting, place) } else { sha256 = stored }
    }
    try checkSidecar(of: name, sha256, folder, path, leaf.posting)
  }

  /// - Parameter sha256: of the file; nil where that itself is a finding.
  private func checkSidecar(
    of name: String, _ sha256: String?, _ folder: Directory, _ path: [String], _ posting: Int
  ) throws {
    guard let sidecar = EntryName(name + ".sha256"), try folder.statusIfAny(of: sidecar) != nil
    else { return }
    note(path, sidecar)
    guard let sha256 else { return }
    let bytes = try folder.openFile(sidecar).readAll(limit: 4_096)
    if bytes != Array("\(sha256)  \(name)\n".utf8) {
      say(.fileChanged, posting, (path + [name + ".sha256"]).joined(separator: "/"))
    }
  }

  /// Everything in the folder of a submission must be one of what its entry names, and the other way
  /// round.
  private func check(_ leaf: LogLeaf, _ submission: LoggedSubmission, _ root: LogHash) throws {
    let path = submission.folder
    guard let folder = try archive.descendant(path) else {
      return say(.fileMissing, leaf.posting, path.joined(separator: "/"))
    }
    var expected = Expected(leaf, submission)
    var changed: [String] = []
    for name in try folder.entries() {
      guard try folder.status(of: name).isRegular else { continue }
      if try check(name, in: folder, path, leaf, root, &expected) { continue }
      // Senders' checksum files and traces of our own failures are kept, and not logged.
      let text = String(decoding: name.bytes, as: UTF8.self)
      note(path, name)
      if let original = expected.originalName,
        text == original + ".sha256" || text == original + ".trace"
      {
        continue
      }
      changed.append((path + [text]).joined(separator: "/"))
    }
    // What is missing of the entry's files and what nobody named are one thing: changed.
    for place in changed.prefix(expected.missing.count) {
      say(.fileChanged, leaf.posting, place)
    }
    for place in changed.dropFirst(expected.missing.count) {
      say(.fileUnknown, leaf.posting, place)
    }
    for what in expected.missing.dropFirst(changed.count) {
      say(.fileMissing, leaf.posting, (path + [what]).joined(separator: "/"))
    }
  }

  private func check(
    _ name: EntryName, in folder: Directory, _ path: [String], _ leaf: LogLeaf, _ root: LogHash,
    _ expected: inout Expected
  ) throws -> Bool {
    let digests = try read(
      folder, name, path, unpacks: name.bytes.suffix(3).elementsEqual(".gz".utf8))
    if expected.take(name, digests) { return true }
    guard expected.result != nil, name.bytes.suffix(8).elementsEqual(".RES.xml".utf8),
      let result = ReadResult(try folder.openFile(name).readAll(limit: 1 << 30)),
      expected.takeResult(result.digest(named: name.bytes))
    else { return false }
    lastResult = result
    let place = (path + [String(decoding: name.bytes, as: UTF8.self)]).joined(separator: "/")
    if !keys.isEmpty, !keys.contains(where: { result.isSigned(by: $0) }) {
      say(.resultNotSigned, leaf.posting, place)
    }
    if result.index != leaf.posting || result.size != leaf.posting + 1 {
      say(.resultElsewhere, leaf.posting, place)
    } else if result.root != root, !isRootTold {
      isRootTold = true
      say(.resultElsewhere, leaf.posting, place)
    }
    return true
  }

  private func read(
    _ folder: Directory, _ name: EntryName, _ path: [String], unpacks: Bool
  ) throws -> ArchivedDigests {
    note(path, name)
    filesRead += 1
    let file = try folder.openFile(name)
    bytesRead += try file.status().size
    return try ArchivedDigests(file, unpacks: unpacks)
  }

  // What nobody named

  /// Walks the whole archive once more, by names alone.
  ///
  /// - Parameter size: entries under the signed head.
  package func reportUnknown(signed size: Int) throws {
    var parts = Set(LogTile.added(from: 0, to: size).map { $0.path.joined(separator: "/") })
    parts.formUnion(["checkpoint", "pending"])
    try walk(archive, []) { path, name in
      guard path.first == "log" else { return seen.contains(Self.number(path, name)) }
      let text = (path.dropFirst() + [String(decoding: name.bytes, as: UTF8.self)]).joined(
        separator: "/")
      // Partial tiles come and go while a service runs; what it writes has a dot-name.
      return parts.contains(text) || path.last!.hasSuffix(".p") || path.last == "lists"
    }
  }

  private func walk(
    _ folder: Directory, _ path: [String], _ isKnown: ([String], EntryName) -> Bool
  ) throws {
    for name in try folder.entries() {
      let text = String(decoding: name.bytes, as: UTF8.self)
      if try folder.status(of: name).isDirectory {
        try walk(try folder.openChild(name), path + [text], isKnown)
      } else if !isKnown(path, name), !text.hasPrefix(".") {
        say(.fileUnknown, nil, (path + [text]).joined(separator: "/"))
      }
    }
  }

  private func note(_ path: [String], _ name: EntryName) { seen.insert(Self.number(path, name)) }

  private static func number(_ path: [String], _ name: EntryName) -> UInt64 {
    var digest = ContentDigest()
    for part in path { digest.update(Array(part.utf8) + [0x2F]) }
    digest.update(Array(name.bytes))
    return UInt64(digest.hexadecimal.prefix(16), radix: 16)!
  }

  private func say(_ kind: AuditFinding.Kind, _ posting: Int?, _ place: String) {
    report(AuditFinding(kind, posting: posting, at: "archive/" + place))
  }
}

extension LogLeaf {
  /// The folder of one of its files that was cut; sidecars, whose output has a suffix, are not logged.
  package func folder(ofCut file: LoggedFile) -> [String] {
    ArchiveLayout.cut(season: season, recipient: file.recipient, output: file.output)
  }
}

extension LoggedSubmission {
  /// The folder of the file and its responses.
  package var folder: [String] {
    guard let envelope else { return ArchiveLayout.stray(party: party, receipt: receipt) }
    return ArchiveLayout.submission(
      season: envelope.season, party: party, kind: envelope.kind, sequence: envelope.sequence,
      receipt: receipt)
  }
}

/// What the folder of a submission must hold, taken off one by one.
private struct Expected {
  private var digests: [(what: String, digest: FileDigest)] = []
  private var original: FileDigest?
  private(set) var result: FileDigest?
  /// As it was sent, once it was found.
  private(set) var originalName: String?

  init(_ leaf: LogLeaf, _ submission: LoggedSubmission) {
    original = submission.original
    if let slip = submission.slip { digests.append((ArchiveLayout.receiptName, slip)) }
    for file in leaf.files {
      switch file.place {
      case .response: digests.append((file.output, file.digest))
      case .result: result = file.digest
      case .cut: continue
      }
    }
  }

  mutating func take(_ name: EntryName, _ found: ArchivedDigests) -> Bool {
    let digest = FileDigest(name: name.bytes, sha256: found.stored)
    if let place = digests.firstIndex(where: { $0.digest == digest }) {
      digests.remove(at: place)
      return true
    }
    guard let original, found.isOriginal(original, named: name) else { return false }
    self.original = nil
    let text = String(decoding: name.bytes, as: UTF8.self)
    let isAsSent = FileDigest(name: name.bytes, sha256: found.stored) == original
    originalName = isAsSent ? text : String(text.dropLast(3))
    return true
  }

  mutating func takeResult(_ digest: FileDigest) -> Bool {
    guard result == digest else { return false }
    result = nil
    return true
  }

  /// In words of the layout: which of them were not found.
  var missing: [String] {
    (original == nil ? [] : ["the original"]) + digests.map(\.what)
      + (result == nil ? [] : ["RES"])
  }
}
