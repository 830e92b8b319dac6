package import Archiving
internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Parsing
package import Vocabulary

/// Judges last season by tomorrow's rule: every file of an archive once more, with parameters that
/// an SSN file sets over those of then, and says who fares otherwise.
///
/// The program's own rules are tomorrow's too: an archive of an earlier version is judged by the
/// rules of this one. What follows from the time and from earlier postings happens as in a season;
/// posting numbers need not be those of then.
package final class WhatIf {
  private let archive: Archive
  private let source: ReplaySource
  private let make: (ExchangeClock) -> ExchangeParts
  private let parameters: (name: String, bytes: [UInt8])?
  private var receipts = WhatIf.firstReceipt
  private var isBegun = false

  /// Receipts that no archive has.
  private static let firstReceipt = 900_000_000

  /// - Parameters:
  ///   - archive: read only.
  ///   - parameters: an SSN file; nil judges by the rules alone.
  ///   - make: the parts of the scratch home, with this clock.
  package init(
    _ archive: Archive, parameters: (name: String, bytes: [UInt8])?,
    make: @escaping (ExchangeClock) -> ExchangeParts
  ) {
    self.archive = archive
    self.parameters = parameters
    self.make = make
    source = ReplaySource(archive)
  }

  /// One record, or one file as a whole, that fares otherwise.
  package struct Change: Sendable, Equatable {
    package enum Turn: String, Sendable, CaseIterable {
      case refused = "REFUSED"
      case accepted = "ACCEPTED"
      case held = "HELD"
      case released = "RELEASED"
      /// The file as a whole.
      case fileRefused = "FILE_REFUSED"
      case fileAccepted = "FILE_ACCEPTED"
    }

    package let turn: Turn
    /// Whose file it is.
    package let sender: PartyID
    package let kind: Kind
    package let sequence: Int
    /// Nil for the file as a whole.
    package let row: Int?
    /// The sender's own key of the record.
    package let reference: String
    /// What it is refused or held by now; of then, where it no longer is.
    package let codes: [String]
    /// Records that a file as a whole stands for.
    package let records: Int
  }

  /// - Returns: what of the entry's file fares otherwise, in the order of its rows.
  package func changes(_ leaf: LogLeaf) throws -> [Change] {
    let parts = make(ExchangeClock(frozen: leaf.at))
    try begin(parts)
    try follow(parts)
    switch leaf.cause {
    case PostingCause.cut.rawValue:
      guard let output = leaf.files.first?.output else { return [] }
      let cuts = ScheduledCuts(parts, at: leaf.at, isFull: leaf.isFull)
      try discard(try cuts.cut(output)?.1, parts)
      return []
    case PostingCause.file.rawValue: return try judge(leaf, parts)
    default: return []
    }
  }

  private func judge(_ leaf: LogLeaf, _ parts: ExchangeParts) throws -> [Change] {
    guard let submission = leaf.submission, let (posting, work) = try source.judge(leaf, parts)
    else { return [] }
    defer { try? discard(work, parts) }
    if posting.submission?.kind == .ssn, posting.submission?.hasPosted == true {
      // What the season sets later must not undo what is tried.
      try enterParameters(parts)
    }
    guard let envelope = submission.envelope, let then = try result(of: submission),
      let index = posting.files.lastIndex(where: { $0.output == "RES" })
    else { return [] }
    let bytes = try work.folder.openFile(WorkFolder.staged(index)).readAll(limit: 1 << 30)
    return Self.changes(
      from: then, to: JudgedRecords(bytes), envelope, sender: submission.party)
  }

  private static func changes(
    from then: JudgedRecords, to now: JudgedRecords, _ envelope: LoggedEnvelope, sender: PartyID
  ) -> [Change] {
    func change(
      _ turn: Change.Turn, _ codes: Set<String>, row: Int? = nil, _ reference: String = "",
      records: Int = 1
    ) -> Change {
      Change(
        turn: turn, sender: sender, kind: envelope.kind, sequence: envelope.sequence, row: row,
        reference: reference, codes: codes.sorted(), records: records)
    }
    if then.isRefused != now.isRefused {
      let refused = now.isRefused ? now : then
      return [
        change(
          now.isRefused ? .fileRefused : .fileAccepted, refused.refusals,
          records: now.counts["records"] ?? 0)
      ]
    }
    var changes: [Change] = []
    for row in Set(then.records.keys).union(now.records.keys).sorted() {
      let (before, after) = (then.records[row] ?? .init(), now.records[row] ?? .init())
      let reference = after.reference.isEmpty ? before.reference : after.reference
      if before.refused.isEmpty != after.refused.isEmpty {
        let isRefused = before.refused.isEmpty
        changes.append(
          change(
            isRefused ? .refused : .accepted, isRefused ? after.refused : before.refused,
            row: row, reference))
      } else if after.refused.isEmpty, before.held.isEmpty != after.held.isEmpty {
        let isHeld = before.held.isEmpty
        changes.append(
          change(
            isHeld ? .held : .released, isHeld ? after.held : before.held, row: row, reference))
      }
    }
    return changes
  }

  /// The result of then, as the archive has it.
  private func result(of submission: LoggedSubmission) throws -> JudgedRecords? {
    guard let shelf = try archive.shelf(submission.folder) else { return nil }
    for name in try shelf.names() where name.plain.text?.hasSuffix(".RES.xml") == true {
      if name.plain.text?.hasSuffix(".EARLIER.RES.xml") == true { continue }
      return JudgedRecords(try shelf.open(name).readAll(limit: 1 << 30))
    }
    return nil
  }

  // What is tried

  private func begin(_ parts: ExchangeParts) throws {
    if isBegun { return }
    isBegun = true
    try enterParameters(parts)
  }

  /// Judges the SSN file as if the ministry had sent it at this moment.
  ///
  /// - Throws: `ParametersRefused` where the season would refuse it.
  private func enterParameters(_ parts: ExchangeParts) throws {
    guard let parameters else { return }
    receipts += 1
    let work = WorkFolder(
      name: WorkFolder.name(ofReceipt: receipts),
      folder: try parts.home.work.makeChild(
        WorkFolder.name(ofReceipt: receipts), mode: .secretFolder))
    let fileName = Self.name(
      season: parts.settings.season, number: receipts - Self.firstReceipt,
      suffix: parameters.name.hasSuffix(".xml") ? "xml" : "csv")
    _ = try work.folder.writeDurably(parameters.bytes, named: WorkFolder.content)
    let inspection = try ContentInspection.inspect(
      work.folder.openFile(WorkFolder.content), isGzip: false,
      syntax: fileName.hasSuffix("xml") ? .xml : .csv, limits: parts.settings.limits)
    let base = Envelope.base(of: fileName)
    let claimed = Claimed(
      receipt: receipts, work: work, party: .ministry, fileName: fileName, base: base,
      responseBase: base, envelope: try? Envelope.parse(fileName).get(),
      receivedAt: parts.clock.now(), sha256: inspection.sha256,
      // Each time another file: what it sets is set again, and no duplicate.
      contentSHA256: ContentDigest.hexadecimal(of: Array("\(receipts)".utf8)),
      encoding: inspection.scan.encoding, faults: [])
    let posting = try SubmissionJudge(parts, claimed).judge()
    defer { try? discard(work, parts) }
    guard posting.submission?.verdict != .accepted else { return }
    let index = posting.files.lastIndex { $0.output == "RES" }!
    let bytes = try work.folder.openFile(WorkFolder.staged(index)).readAll(limit: 1 << 30)
    throw ParametersRefused(result: String(decoding: bytes, as: UTF8.self))
  }

  private static func name(season: Season, number: Int, suffix: String) -> String {
    "\(season)_MOH_SSN_\(1_000_000 - number).\(suffix)"
  }

  private func follow(_ parts: ExchangeParts) throws {
    let cuts = FollowUps(parts)
    while let (_, work) = try cuts.next() { try discard(work, parts) }
  }

  private func discard(_ work: WorkFolder?, _ parts: ExchangeParts) throws {
    if let work { try parts.home.work.removeTree(work.name) }
  }
}

/// The season would refuse the file of parameters: what RES says of it.
package struct ParametersRefused: Error, Sendable {
  package let result: String
}
