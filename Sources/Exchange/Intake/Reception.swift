internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Parsing
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
    /// Files that somebody has open for writing.
    var busy = 0
    /// Files without proof.
    var waiting = 0
    /// Complete files that wait in their inboxes for their party's turn.
    var queued = 0
    /// Folders to be watched.
    var folders: [Directory] = []
    /// A file could not be taken for now.
    var isHeldUp = false
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

  /// - Parameter unjudged: what was received before and waits for its verdict.
  func look(unjudged: [Claimed] = []) throws -> Result {
    let look = try InboxLook(
      inbox: parts.home.inbox, limit: parts.settings.lookFiles, notices: parts.notices)
    var result = Result(folders: look.folders)
    try forgetGone(look)
    var ready: [(arrival: Arrival, fault: FileFault?)] = []
    for arrival in look.arrivals {
      guard try hasRested(arrival) else {
        result.unsettled += 1
        continue
      }
      switch try readiness(of: arrival) {
      case .ready(let fault): ready.append((arrival, fault))
      case .isWritten: result.busy += 1
      case .waits: result.waiting += 1
      }
    }
    if ready.isEmpty && look.orphans.isEmpty {
      try notes.tellQueued(look.beyond)
      return result
    }
    let claiming = try makeClaiming()
    var turns = Turns(parts.settings, unjudged: unjudged)
    var queued = look.beyond
    var taken: [(arrival: Arrival, fault: FileFault?)] = []
    for (arrival, fault) in ready.sorted(by: { Arrival.comesFirst($0.arrival, $1.arrival) }) {
      guard turns.take(arrival) else {
        queued[arrival.party, default: 0] += 1
        result.queued += 1
        continue
      }
      taken.append((arrival, fault))
    }
    for start in stride(from: 0, to: taken.count, by: parts.settings.groupFiles) {
      let end = min(start + parts.settings.groupFiles, taken.count)
      try claim(Array(taken[start..<end]), claiming, &result)
    }
    try notes.tellQueued(queued)
    for orphan in look.orphans {
      if try hasRested(orphan) {
        try takeOrphan(orphan, claiming, &result)
      } else {
        result.unsettled += 1
      }
    }
    return result
  }

  private enum Readiness {
    case ready(FileFault?)
    /// Somebody has it open for writing.
    case isWritten
    case waits
  }

  /// Memory follows the inboxes and not their history; so do first looks and notes.
  private func forgetGone(_ look: InboxLook) throws {
    let all = look.arrivals + look.orphans
    let keys = Set(all.map(\.key))
    rest.keepOnly(keys.union(keys.map { $0 + Self.sidecar }))
    proofs.keepOnly(keys)
    try notes.keepOnly(Set(all.map { SenderNotes.Subject($0.party, $0.cleanName) }))
  }

  private static let sidecar = ".sha256"

  private func hasRested(_ arrival: Arrival) throws -> Bool {
    let clocks = (wall: MachineClock.now(), uptime: MachineClock.uptime())
    guard
      rest.hasRested(arrival.key, arrival.status, wall: clocks.wall, uptime: clocks.uptime)
    else { return false }
    guard let sidecar = arrival.sidecar,
      let status = try arrival.folder.statusIfAny(of: sidecar)
    else { return true }
    return rest.hasRested(
      arrival.key + Self.sidecar, status, wall: clocks.wall, uptime: clocks.uptime)
  }

  private func readiness(of arrival: Arrival) throws -> Readiness {
    do {
      if try isOpenForWriting(arrival) { return .isWritten }
      guard let envelope = arrival.envelope else { return .ready(strayFault(of: arrival)) }
      if try proofs.isReady(arrival, envelope) { return .ready(nil) }
    } catch let error as DurabilityError {
      // Taken back, exchanged, or not readable for us: this file's trouble and no other's.
      if !error.isMissing { parts.notices.tell(.warning, "\(error)", once: arrival.key) }
      return .waits
    }
    // The note's trouble is its outbox's, and a failed sync nobody's to pass over.
    return try wait(for: arrival) ? .waits : .ready(Self.unproven)
  }

  private func isOpenForWriting(_ arrival: Arrival) throws -> Bool {
    if try arrival.folder.openFile(arrival.name).writers() == .present { return true }
    guard let sidecar = arrival.sidecar else { return false }
    return try arrival.folder.openFile(sidecar).writers() == .present
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
    let subject = SenderNotes.Subject(arrival.party, arrival.cleanName)
    let since = try notes.firstLook(at: subject, now: now)
    let minutes = try parts.ledger.ask { reader in
      let country = try reader.partyBook()[arrival.party]?.country
      return try reader.parameterBook().parameters(
        for: country, at: now, season: parts.settings.season
      ).proofWaitMinutes
    }
    let until = since.adding(seconds: Int64(minutes) * 60)
    if now >= until { return false }
    try notes.tellWaiting(subject, since: since, until: until)
    return true
  }

  static let unproven = FileFault(
    .f014, en: "No end tag, trailer row or checksum file came in time.",
    ar: "لم يصل وسم النهاية ولا سطر الختام ولا ملف البصمة في المهلة.")

  private func claim(
    _ files: [(arrival: Arrival, fault: FileFault?)], _ claiming: Claiming, _ result: inout Result
  ) throws {
    let takings = try claiming.take(files)
    try notes.acknowledge(takings.compactMap(\.claimed))
    for taking in takings {
      let key = taking.arrival.key
      if let claimed = taking.claimed {
        try tellOfStranger(claimed.party)
        parts.notices.settle("taking \(key)")
        result.claimed.append(claimed)
      } else if let refusal = taking.refusal, !refusal.isMissing {
        result.isHeldUp = true
        parts.notices.tell(
          .error, "inbox/\(key) cannot be taken: \(refusal)", once: "taking \(key)")
      }
      // Else its sender took it back between the look and the claim, or it was no file.
    }
  }

  private func tellOfStranger(_ party: PartyID) throws {
    guard try parts.ledger.ask({ try $0.partyBook()[party] }) == nil else { return }
    parts.notices.tell(
      .warning, "inbox/\(party) is the folder of a party that no posting has entered",
      once: "stranger \(party)")
  }

  /// Takes files; good for one look, or for one file that a crash left.
  func makeClaiming() throws -> Claiming {
    Claiming(
      home: parts.home, ledger: parts.ledger, clock: parts.clock, settings: parts.settings,
      census: try WorkCensus(parts.home, parts.ledger))
  }

  /// A checksum file whose file was taken already is filed with it; one that stays alone for an
  /// hour is a stray.
  private func takeOrphan(
    _ orphan: Arrival, _ claiming: Claiming, _ result: inout Result
  ) throws {
    guard case .sidecar(let file) = FileNameVerdict(bytes: orphan.name.bytes) else { return }
    do {
      if try isOpenForWriting(orphan) { return result.busy += 1 }
      let name = StrayName.cleaned(file.utf8)
      let earlier = try parts.ledger.ask { reader in
        try reader.submissions(named: name).compactMap(\.submission)
          .filter { $0.party == orphan.party && $0.fileName == name }
      }
      guard let latest = earlier.first else { return try takeLonely(orphan, claiming, &result) }
      let sidecar = try orphan.folder.openFile(orphan.name).readAll(limit: 65_536)
      let stated = ChecksumFile.digest(in: sidecar)
      if let submission = earlier.first(where: { $0.sha256 == stated }) {
        return try LateSidecar(parts: parts).file(orphan, with: submission)
      }
      parts.notices.tell(.error, "\(orphan.key) disagrees with the file taken before")
      let fault = FileFault(
        .f003, en: "\(name) was taken before with SHA-256 \(latest.sha256).",
        ar: "سبق استلام \(name) وبصمته \(latest.sha256).")
      try claim([(orphan, fault)], claiming, &result)
    } catch let error as DurabilityError where error.isMissing || error.isLink {
      return
    }
  }

  private func takeLonely(
    _ orphan: Arrival, _ claiming: Claiming, _ result: inout Result
  ) throws {
    let now = parts.clock.now()
    let subject = SenderNotes.Subject(orphan.party, orphan.cleanName)
    let since = try notes.firstLook(at: subject, now: now)
    guard now >= since.adding(seconds: 3_600) else { return result.waiting += 1 }
    let fault = FileFault(
      .f001, en: "The file of this checksum did not come within an hour.",
      ar: "لم يصل الملف الذي تخصه هذه البصمة خلال ساعة.")
    try claim([(orphan, fault)], claiming, &result)
  }
}

// While a long file is being judged
extension Reception {
  /// Whether a short file of another lane has come since `moment` (by the machine's clock) and is
  /// complete; nothing is taken, told or booked.
  func hasShortFile(
    since moment: MachineTime, besides lane: Lane, _ parties: PartyBook
  ) throws -> Bool {
    let look = try InboxLook(
      inbox: parts.home.inbox, limit: parts.settings.lookFiles, notices: parts.notices)
    for arrival in look.arrivals {
      guard arrival.status.changed >= moment,
        let envelope = arrival.envelope,
        parts.settings.isShort(arrival.status.size, envelope),
        Lane(of: arrival.party, envelope.kind, parties) != lane
      else { continue }
      do {
        if try hasRested(arrival), try !isOpenForWriting(arrival),
          try proofs.isReady(arrival, envelope)
        {
          return true
        }
      } catch {
        // One party's trouble is met, and told, at the next look; the others may go first.
        continue
      }
    }
    return false
  }
}

// Recovery
extension Reception {
  /// Shows an ACK that a crash or a closed outbox has kept back.
  func acknowledgeAgain(_ claimed: Claimed) throws { try notes.acknowledge([claimed]) }

  /// Goes on with a file that was renamed into `work/` and has no receipt yet; nil where it was no
  /// file.
  func finishClaim(_ work: WorkFolder, receipt: Int) throws -> Claimed? {
    guard let claimed = try makeClaiming().finish(work, receipt: receipt) else { return nil }
    try notes.acknowledge([claimed])
    return claimed
  }
}
