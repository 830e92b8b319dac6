package import Bookkeeping
package import Durability
internal import Manifests
internal import Parsing
package import Reporting
package import Vocabulary

/// The verdict on a file that nobody dropped: what the daemon would say, with nothing written to
/// the home.
package struct Rehearsal {
  package let posting: Posting
  private let draft: ResponseDraft?

  init(posting: Posting, draft: ResponseDraft?) {
    self.posting = posting
    self.draft = draft
  }

  package var submission: Submission {
    guard let submission = posting.submission else {
      preconditionFailure("a judged file without its submission")
    }
    return submission
  }

  /// What was found, gravest first.
  package var causes: [FindingTally.Cause] { draft?.tally.found ?? [] }

  /// A rule's sentences and how to mend what it finds.
  package static func text(of code: RuleCode) -> RuleText { RuleWords.texts[code] }

  /// Judges the file at `path` as if its sender's folder had received it under its own name.
  ///
  /// - Parameter scratch: an empty folder outside the home, for what is staged on the way.
  package static func of(_ path: String, parts: ExchangeParts, scratch: Directory) throws
    -> Rehearsal
  {
    let (folder, name) = try split(path)
    let file = try folder.openFile(name)
    _ = try scratch.copyDurably(file, named: WorkFolder.content)
    let work = WorkFolder(name: name, folder: scratch)
    let envelope = try? Envelope.parse(name.text ?? "").get()
    let inspection = try ContentInspection.inspect(
      scratch.openFile(WorkFolder.content), isGzip: envelope?.isGzip ?? false,
      syntax: envelope?.syntax ?? .csv, limits: parts.settings.limits)
    let faults = try faults(
      of: name, in: folder, envelope, inspection, work, limits: parts.settings.limits)
    let clean = StrayName.cleaned(name.bytes)
    let claimed = Claimed(
      receipt: 0, work: work, party: envelope?.sender ?? PartyID(""), fileName: clean,
      base: Envelope.base(of: clean),
      responseBase: Envelope.base(of: clean), envelope: envelope, receivedAt: parts.clock.now(),
      sha256: inspection.sha256, contentSHA256: inspection.contentSHA256,
      encoding: inspection.scan.encoding, faults: faults)
    let parts = parts.unsealed()
    do {
      return try SubmissionJudge(parts, claimed).rehearse()
    } catch is FormulaInMachineFile {
      return try SubmissionJudge(parts, claimed, forcesXML: true).rehearse()
    }
  }

  /// What intake would know against the file, were its time for a proof over.
  private static func faults(
    of name: EntryName, in folder: Directory, _ envelope: Envelope?,
    _ inspection: ContentInspection, _ work: WorkFolder, limits: ReadingLimits
  ) throws -> [FileFault] {
    guard let envelope else {
      guard case .failure(let problem) = Envelope.parse(name.text ?? "") else { return [] }
      return [FileFault(.f001, en: problem.en, ar: problem.ar)]
    }
    let sidecar = try sidecar(of: name, in: folder)
    let arrival = Arrival(
      party: envelope.sender, folder: folder, name: name, status: try folder.status(of: name),
      envelope: envelope, sidecar: sidecar)
    var faults: [FileFault] = []
    if try !ProofWatch(limits: limits).isReady(arrival, envelope) {
      faults.append(Reception.unproven)
    }
    if let sidecar {
      _ = try work.folder.copyDurably(folder.openFile(sidecar), named: Sidecar.name)
    }
    if let fault = try Sidecar.disagreement(in: work, with: inspection.sha256) {
      faults.append(fault)
    }
    if let fault = inspection.fault ?? inspection.scan.fault { faults.append(fault) }
    return faults
  }

  private static func sidecar(of name: EntryName, in folder: Directory) throws -> EntryName? {
    guard let sidecar = Sidecar.name(beside: name),
      try folder.statusIfAny(of: sidecar)?.isRegular == true
    else { return nil }
    return sidecar
  }

  private static func split(_ path: String) throws -> (Directory, EntryName) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, let name = EntryName(String(last)) else {
      throw HomeProblem("\(path) names no file.")
    }
    let folder = parts.dropLast().joined(separator: "/")
    return (try Directory.open(folder.isEmpty ? (parts.count > 1 ? "/" : ".") : folder), name)
  }
}
