internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Vocabulary

/// Looks into the inboxes and takes what is complete; tells senders what is received (ACK) and what
/// still waits for its proof (WAI).
final class Reception {
  /// What one look came to.
  struct Result {
    /// Newly received, in order of receipt.
    var claimed: [Claimed] = []
    /// Files too young to be looked at: worth another look after `settle`.
    var unsettled = 0
    /// Files without proof.
    var waiting = 0
    /// Folders to be watched.
    var folders: [Directory] = []
  }

  private let parts: ExchangeParts
  private let rest: RestWatch
  private let proofs: ProofWatch
  private let notes: SenderNotes

  init(_ parts: ExchangeParts) {
    self.parts = parts
    rest = RestWatch(settleSeconds: parts.settings.settleSeconds)
    proofs = ProofWatch(limits: parts.settings.limits)
    notes = SenderNotes(parts)
  }

  func look() throws -> Result {
    let look = try InboxLook(inbox: parts.home.inbox, notices: parts.notices)
    var result = Result(folders: look.folders)
    let keys = Set((look.arrivals + look.orphans).map(\.key))
    rest.keepOnly(keys)
    proofs.keepOnly(keys)
    var ready: [(arrival: Arrival, fault: FileFault?)] = []
    for arrival in look.arrivals {
      guard try hasRested(arrival) else {
        result.unsettled += 1
        continue
      }
      switch try readiness(of: arrival) {
      case .ready(let fault): ready.append((arrival, fault))
      case .inUse: result.unsettled += 1
      case .waits: result.waiting += 1
      }
    }
    for (arrival, fault) in ready.sorted(by: { Arrival.comesFirst($0.arrival, $1.arrival) }) {
      if let claimed = try claim(arrival, fault) { result.claimed.append(claimed) }
    }
    for orphan in look.orphans where try hasRested(orphan) {
      if let claimed = try takeOrphan(orphan) { result.claimed.append(claimed) }
    }
    return result
  }

  private enum Readiness {
    case ready(FileFault?)
    /// Somebody has it open for writing.
    case inUse
    case waits
  }

  private func hasRested(_ arrival: Arrival) throws -> Bool {
    let clocks = (wall: MachineClock.now(), uptime: MachineClock.uptime())
    guard
      rest.hasRested(arrival.key, arrival.status, wall: clocks.wall, uptime: clocks.uptime)
    else { return false }
    guard let sidecar = arrival.sidecar,
      let status = try arrival.folder.statusIfAny(of: sidecar)
    else { return true }
    return rest.hasRested(
      arrival.key + ".sha256", status, wall: clocks.wall, uptime: clocks.uptime)
  }

  private func readiness(of arrival: Arrival) throws -> Readiness {
    do {
      if try arrival.folder.openFile(arrival.name).writers() == .present { return .inUse }
      guard let envelope = arrival.envelope else { return .ready(strayFault(of: arrival)) }
      if try proofs.isReady(arrival, envelope) { return .ready(nil) }
      return try wait(for: arrival) ? .waits : .ready(Self.unproven)
    } catch let error as DurabilityError where error.isTemporary || error.isMissing {
      parts.notices.tell(.warning, "\(error)", once: arrival.key)
      return .inUse
    }
  }

  private func strayFault(of arrival: Arrival) -> FileFault {
    guard let text = arrival.name.text else {
      return FileFault(
        .f001, en: "The name is not UTF-8 text.", ar: "اسم الملف ليس نصًا بترميز UTF-8.")
    }
    guard case .failure(let problem) = Envelope.parse(text) else {
      preconditionFailure("a stray whose name can be read")
    }
    return FileFault(.f001, en: problem.en, ar: problem.ar)
  }

  /// False once the time for a proof is over. The first look is recorded, so that a restart does
  /// not forget it.
  private func wait(for arrival: Arrival) throws -> Bool {
    let now = parts.clock.now()
    let name = arrival.cleanName
    let since = try notes.firstLook(at: name, of: arrival.party, now: now)
    let minutes = try parts.ledger.read { reader in
      let country = try reader.partyBook()[arrival.party]?.country
      return try reader.parameterBook().parameters(
        for: country, at: now, season: parts.settings.season
      ).proofWaitMinutes
    }
    let until = since.adding(seconds: Int64(minutes) * 60)
    if now >= until { return false }
    try notes.tellWaiting(name, of: arrival.party, since: since, until: until)
    return true
  }

  private static let unproven = FileFault(
    .f014, en: "No end tag, trailer row or checksum file came in time.",
    ar: "لم يصل وسم النهاية ولا سطر الختام ولا ملف البصمة في المهلة.")

  private func claim(_ arrival: Arrival, _ fault: FileFault?) throws -> Claimed? {
    do {
      let claimed = try intake.take(arrival, extraFault: fault)
      try notes.acknowledge(claimed)
      return claimed
    } catch let error as DurabilityError where error.isMissing {
      // Its sender took it back between the look and the claim.
      return nil
    }
  }

  var intake: Claiming {
    Claiming(
      home: parts.home, ledger: parts.ledger, clock: parts.clock, settings: parts.settings)
  }

  /// A checksum file whose file was taken already is filed with it; one that stays alone for an
  /// hour is a stray.
  private func takeOrphan(_ orphan: Arrival) throws -> Claimed? {
    let name = String(orphan.cleanName.dropLast(".sha256".count))
    let bytes = try orphan.folder.openFile(orphan.name).readAll(limit: 65_536)
    let earlier = try parts.ledger.read { reader in
      try reader.submissions(named: name).first { $0.submission?.party == orphan.party }
    }
    guard let submission = earlier?.submission else { return try takeLonely(orphan) }
    if Sidecar.digest(in: bytes) == submission.sha256 {
      try orphan.folder.unlink(orphan.name)
      try orphan.folder.sync()
      return nil
    }
    parts.notices.tell(.error, "\(orphan.key) disagrees with the file taken before")
    return try claim(
      orphan,
      FileFault(
        .f003, en: "\(name) was taken before with SHA-256 \(submission.sha256).",
        ar: "سبق استلام \(name) وبصمته \(submission.sha256)."))
  }

  private func takeLonely(_ orphan: Arrival) throws -> Claimed? {
    let now = parts.clock.now()
    let since = try notes.firstLook(at: orphan.cleanName, of: orphan.party, now: now)
    guard now >= since.adding(seconds: 3_600) else { return nil }
    return try claim(
      orphan,
      FileFault(
        .f001, en: "The file of this checksum did not come within an hour.",
        ar: "لم يصل الملف الذي تخصه هذه البصمة خلال ساعة."))
  }
}

// Recovery
extension Reception {
  /// Shows an ACK that a crash may have kept back.
  func acknowledgeAgain(_ claimed: Claimed) throws { try notes.acknowledge(claimed) }

  /// Goes on with a file that was renamed into `work/` and has no receipt yet.
  func finishClaim(_ work: WorkFolder, receipt: Int) throws -> Claimed {
    let claimed = try intake.finish(work, receipt: receipt)
    try notes.acknowledge(claimed)
    return claimed
  }
}
