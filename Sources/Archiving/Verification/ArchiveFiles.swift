internal import Durability
package import Vocabulary

/// Compares what lies in the archive with what the entries say of it.
package final class ArchiveFiles {
  private let archive: Archive
  private let report: (AuditFinding) -> Void
  /// Paths that entries named and that were found: one small number each, so that what nobody named
  /// can be told at the end.
  private var seen: Set<UInt64> = []
  /// Bytes read.
  package private(set) var bytesRead: Int64 = 0
  package private(set) var filesRead = 0
  /// Those that lie sealed, and by whose keys.
  package private(set) var seals = SealTally()
  /// The result of the entry that was checked last, where it is what the entry says.
  package private(set) var lastResult: ReadResult?
  /// Those that may sign.
  package var keys: [VerifyingKey] = []
  /// Once the tree is another than results say, it is so from there on: it is told once.
  private var isRootTold = false

  package init(_ archive: Archive, report: @escaping (AuditFinding) -> Void) {
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
    guard let shelf = try archive.shelf(path), let entry = EntryName(name) else {
      return say(.fileMissing, leaf.posting, place)
    }
    var sha256: String?
    if let stored = try shelf.stored(entry) {
      if let digests = try read(stored, on: shelf, leaf.posting, unpacks: false) {
        let isChanged = FileDigest(name: entry.bytes, sha256: digests.stored) != file.digest
        if isChanged {
          say(.fileChanged, leaf.posting, shelf.place(stored))
        } else {
          sha256 = digests.stored
        }
      }
    } else {
      say(.fileMissing, leaf.posting, place)
    }
    try checkSidecar(of: name, sha256, on: shelf, leaf.posting)
  }

  /// - Parameter sha256: of the file; nil where that itself is a finding.
  private func checkSidecar(
    of name: String, _ sha256: String?, on shelf: ArchiveShelf, _ posting: Int
  ) throws {
    guard let own = EntryName(name + ".sha256"), let sidecar = try shelf.stored(own) else { return }
    note(shelf.path, sidecar.stored)
    let bytes = try opened(sidecar, on: shelf, posting) { try $0.readAll(limit: 4_096) }
    if let bytes, let sha256, bytes != Array("\(sha256)  \(name)\n".utf8) {
      say(.fileChanged, posting, shelf.place(sidecar))
    }
  }

  /// Everything in the folder of a submission must be one of what its entry names, and the other way
  /// round.
  private func check(_ leaf: LogLeaf, _ submission: LoggedSubmission, _ root: LogHash) throws {
    let path = submission.folder
    guard let shelf = try archive.shelf(path) else {
      return say(.fileMissing, leaf.posting, path.joined(separator: "/"))
    }
    var expected = ExpectedFiles(leaf, submission)
    var changed: [String] = []
    for name in try shelf.names() {
      if try check(name, on: shelf, leaf, root, &expected) { continue }
      // Senders' checksum files and traces of our own failures are kept, and not logged.
      let text = String(decoding: name.plain.bytes, as: UTF8.self)
      if expected.originalNames.contains(where: { text == $0 + ".sha256" || text == $0 + ".trace" })
      {
        continue
      }
      changed.append(shelf.place(name))
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
    _ stored: ArchivedName, on shelf: ArchiveShelf, _ leaf: LogLeaf, _ root: LogHash,
    _ expected: inout ExpectedFiles
  ) throws -> Bool {
    let name = stored.plain
    let digests = try read(
      stored, on: shelf, leaf.posting, unpacks: name.bytes.suffix(3).elementsEqual(".gz".utf8))
    guard let digests else {
      // It is there, and that is all that is known, or its seal is the finding.
      expected.excuse(name)
      return true
    }
    if expected.take(name, digests) { return true }
    guard expected.result != nil, name.bytes.suffix(8).elementsEqual(".RES.xml".utf8),
      let result = ReadResult(try shelf.open(stored).readAll(limit: 1 << 30)),
      expected.takeResult(result.digest(named: name.bytes))
    else { return false }
    lastResult = result
    let place = shelf.place(stored)
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

  /// - Returns: nil where it is sealed and does not open.
  private func read(
    _ name: ArchivedName, on shelf: ArchiveShelf, _ posting: Int, unpacks: Bool
  ) throws -> ArchivedDigests? {
    note(shelf.path, name.stored)
    filesRead += 1
    bytesRead += try shelf.folder.status(of: name.stored).size
    return try opened(name, on: shelf, posting) { try ArchivedDigests($0, unpacks: unpacks) }
  }

  /// What `body` makes of a file's content; nil where it is sealed and does not open: a broken seal
  /// is a finding, a key that is not at hand is noted.
  private func opened<Value>(
    _ name: ArchivedName, on shelf: ArchiveShelf, _ posting: Int,
    _ body: (ArchivedFile) throws -> Value
  ) throws -> Value? {
    do {
      let value = try body(try shelf.open(name))
      if name.isSealed { seals.opened += 1 }
      return value
    } catch let trouble as SealTrouble {
      switch trouble {
      case .noKey: try seals.note(shelf.header(name), at: shelf.place(name), posting)
      case .broken: say(.sealBroken, posting, shelf.place(name))
      }
      return nil
    }
  }

  // What nobody named

  /// Walks the whole archive once more, by names alone.
  ///
  /// - Parameter size: entries under the signed head.
  package func reportUnknown(signed size: Int) throws {
    var parts = Set(LogTile.added(from: 0, to: size).map { $0.path.joined(separator: "/") })
    parts.formUnion(["checkpoint", "pending"])
    try walk(archive.folder, []) { path, name in
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

  /// A file that is known without an entry that names it, or by its entry.
  func note(_ path: [String], _ name: EntryName) { seen.insert(Self.number(path, name)) }

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
