internal import Durability
package import Vocabulary

/// Verifies an archive from itself alone: no ledger, no secret, no word of the operators.
///
/// Each entry against the tree, the tree against the signed head, each file against its entry, each
/// result against the tree that it names, and results that partners kept against all of it.
package struct ArchiveAudit {
  private let archive: Archive
  fileprivate let trusted: [VerifyingKey]
  fileprivate let now: Instant
  fileprivate let page: SeasonPageMaker

  /// - Parameters:
  ///   - keys: all that partners were ever told; none takes the log's own word for them.
  ///   - now: nothing can have been booked after it.
  ///   - page: makes the pages of seasons, to be compared with those that lie there.
  package init(
    _ archive: Archive, keys: [VerifyingKey], now: Instant, page: @escaping SeasonPageMaker
  ) {
    self.archive = archive
    trusted = keys
    self.now = now
    self.page = page
  }

  /// What was gone through.
  package struct Extent: Sendable, Equatable {
    package var entries = 0
    /// Entries that the signed head does not cover yet.
    package var unsigned = 0
    package var files = 0
    package var bytes: Int64 = 0
    package var people = 0
    /// Files that lie sealed.
    package var sealed = 0
    /// Of these, what the keys that are not at hand sealed: there, and not read.
    package var unopened = SealTally()
    /// Of these, those whose key the log says was destroyed.
    package var forgotten = 0
    /// Seasons whose key the log says was destroyed, in the order of the log.
    package var forgottenSeasons: [Season] = []
    /// Pages of seasons that say what the log says, as of an entry each.
    package var pages = 0
    /// Of these, those that later entries are not on yet.
    package var pagesBehind = 0
    /// Made by another version of the program, and not compared.
    package var pagesOfOtherForm = 0
    /// Results that partners kept and that agree.
    package var witnesses = 0
    package var origin: String?
    package var head: Checkpoint?
    /// The key that signed the head, in the form of C2SP signed notes.
    package var key: String?
    /// The key was not given: it is the log's own word.
    package var isKeyUnproven = false

    package init() {}
  }

  /// - Parameters:
  ///   - witnesses: results as partners have them, by file name.
  ///   - progress: entries gone through, now and then.
  ///   - report: told each finding, in the order of the log.
  ///   - hasLedger: whether the caller compares each entry with the ledger's.
  package func run(
    hasLedger: Bool = false, witnesses: [(name: String, bytes: [UInt8])] = [],
    progress: (Int) -> Void = { _ in },
    entry: (LogWalk.Step, LogLeaf?) throws -> Void = { _, _ in },
    report: @escaping (AuditFinding) -> Void
  ) throws -> Extent {
    var extent = Extent()
    extent.isKeyUnproven = trusted.isEmpty
    guard try archive.folder.statusIfAny(of: "log") != nil else {
      report(AuditFinding(.headMissing, at: "archive/log"))
      return extent
    }
    let log = LogFolder(try archive.folder.openChild("log"))
    let run = try AuditRun(archive, log, self, witnesses, report)
    let walked = try LogWalk(log, report: report).run { step in
      let leaf = try run.take(step)
      try entry(step, leaf)
      if step.index % 256 == 255 { progress(step.index + 1) }
    }
    extent.entries = walked.entries
    let signed = walked.signed
    // Where entries could not be read, what they name is not known.
    if extent.entries > signed, !hasLedger {
      report(AuditFinding(.entryUnsigned, posting: signed, at: "archive/log/pending"))
    }
    try run.finish(&extent, signed: extent.entries >= signed ? signed : nil)
    // A home must have its keys; who has a copy of the archive may not.
    if hasLedger { reportLostKeys(extent.unopened, report) }
    checkHead(walked.note, run, &extent, report)
    extent.isKeyUnproven = trusted.isEmpty
    return extent
  }

  private func reportLostKeys(_ tally: SealTally, _ report: (AuditFinding) -> Void) {
    for (_, files) in tally.unopened.sorted(by: { $0.key < $1.key }) {
      let more = files.files > 1 ? " and \(files.files - 1) more" : ""
      report(
        AuditFinding(
          .seasonKeyMissing, posting: files.firstPosting, at: "archive/" + files.firstPlace + more))
    }
  }

  private func checkHead(
    _ note: String?, _ run: AuditRun, _ extent: inout Extent,
    _ report: (AuditFinding) -> Void
  ) {
    guard let note, let head = Checkpoint(note: note) else { return }
    extent.head = head
    let isOurs = extent.origin.map { $0 == head.origin } ?? true
    let key = run.keys.last { Checkpoint.isSigned(note: note, by: $0) }
    extent.key = (key ?? run.keys.last).map { NoteKey.text(name: head.origin, $0) }
    if !isOurs || key == nil {
      report(AuditFinding(.headNotSigned, at: "archive/log/checkpoint"))
    }
  }
}

/// One audit under way.
private final class AuditRun {
  private let log: LogFolder
  private let files: ArchiveFiles
  private var check: EntryCheck
  private var partners: Witnesses
  private var pages: SeasonPages
  private var extent = ArchiveAudit.Extent()
  private let report: (AuditFinding) -> Void
  private let isGiven: Bool
  private var forgotten: Set<SealTally.Key> = []
  /// Those that were given; else those that the log names, the last one last.
  private(set) var keys: [VerifyingKey]

  init(
    _ archive: Archive, _ log: LogFolder, _ audit: ArchiveAudit,
    _ witnesses: [(name: String, bytes: [UInt8])], _ report: @escaping (AuditFinding) -> Void
  ) throws {
    self.log = log
    files = ArchiveFiles(archive, report: report)
    check = EntryCheck(now: audit.now, report: report)
    partners = Witnesses(witnesses, report: report)
    pages = try SeasonPages(archive.folder, make: audit.page, report: report)
    for season in pages.seasons { files.note([season.description], SeasonPages.name) }
    keys = audit.trusted
    isGiven = !keys.isEmpty
    files.keys = keys
    self.report = report
  }

  /// - Returns: the entry; nil where it cannot be read.
  func take(_ step: LogWalk.Step) throws -> LogLeaf? {
    let list = try LogLeaf.listDigest(in: step.bytes) == nil ? [] : log.list(ofPosting: step.index)
    let leaf = check.check(step, list: list ?? [])
    if let home = leaf?.home { follow(home, step.index) }
    if let act = leaf?.forgotten {
      forgotten.insert(SealTally.Key(season: act.season, name: act.keyName))
      extent.forgottenSeasons.append(act.season)
    }
    if let leaf {
      try files.check(leaf, root: step.root)
      pages.check(step, leaf)
    }
    partners.check(step, leaf, keys, archived: files.lastResult)
    if !step.isSigned { extent.unsigned += 1 }
    extent.people += leaf?.disclosures.reduce(0) { $0 + $1.people } ?? 0
    return leaf
  }

  /// A key that was not given is a finding: whoever can write into the log can name one.
  private func follow(_ home: HomeState, _ index: Int) {
    if extent.origin == nil { extent.origin = home.origin }
    guard let named = VerifyingKey(text: home.key),
      !keys.contains(where: { $0.bytes == named.bytes })
    else { return }
    if isGiven {
      report(AuditFinding(.keyUnknown, posting: index, at: "archive/log, entry \(index)"))
    } else {
      keys.append(named)
      files.keys = keys
    }
  }

  func finish(_ whole: inout ArchiveAudit.Extent, signed: Int?) throws {
    check.finish()
    extent.entries = whole.entries
    extent.witnesses = partners.finish(keys)
    let compared = pages.finish(read: signed == nil ? whole.entries : nil)
    extent.pages = compared.agreed
    extent.pagesBehind = compared.behind
    extent.pagesOfOtherForm = compared.ofOtherForm
    if let signed { try files.reportUnknown(signed: signed) }
    extent.files = files.filesRead
    extent.bytes = files.bytesRead
    extent.unopened = files.seals
    extent.sealed = files.seals.opened + files.seals.unopened.values.reduce(0) { $0 + $1.files }
    extent.forgotten = extent.unopened.takeForgotten(forgotten)
    whole = extent
  }
}

/// Results that partners kept: each says what the log's root was, and who signed it.
private struct Witnesses {
  private var waiting: [Int: [(name: String, result: ReadResult)]] = [:]
  private let report: (AuditFinding) -> Void
  private var agreed = 0

  init(_ files: [(name: String, bytes: [UInt8])], report: @escaping (AuditFinding) -> Void) {
    self.report = report
    for file in files {
      if let result = ReadResult(file.bytes), result.size == result.index + 1 {
        waiting[result.index, default: []].append((file.name, result))
      } else {
        report(AuditFinding(.witnessUnreadable, at: file.name))
      }
    }
  }

  /// - Parameter archived: the result that the archive holds of this entry and that agrees with it.
  mutating func check(
    _ step: LogWalk.Step, _ leaf: LogLeaf?, _ keys: [VerifyingKey], archived: ReadResult?
  ) {
    for (name, result) in waiting.removeValue(forKey: step.index) ?? [] {
      if !keys.contains(where: { result.isSigned(by: $0) }) {
        say(.witnessNotSigned, step.index, name)
      } else if result.root != step.root {
        say(.historyRewritten, step.index, name)
      } else if !isLogged(result, name, leaf), archived?.bare != result.bare {
        say(.witnessNotLogged, step.index, name)
      } else {
        agreed += 1
      }
    }
  }

  /// The digest holds name and content; under another name the archive's own copy tells.
  private func isLogged(_ result: ReadResult, _ name: String, _ leaf: LogLeaf?) -> Bool {
    let digest = result.digest(named: name.utf8)
    return leaf?.files.contains { $0.place == .result && $0.digest == digest } ?? false
  }

  /// - Returns: witnesses that agree.
  mutating func finish(_ keys: [VerifyingKey]) -> Int {
    for (index, files) in waiting.sorted(by: { $0.key < $1.key }) {
      for (name, result) in files {
        let isSigned = keys.contains { result.isSigned(by: $0) }
        say(isSigned ? .logIsShorter : .witnessNotSigned, index, name)
      }
    }
    waiting = [:]
    return agreed
  }

  private func say(_ kind: AuditFinding.Kind, _ posting: Int, _ name: String) {
    report(AuditFinding(kind, posting: posting, at: name))
  }
}
