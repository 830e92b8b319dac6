internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Parsing
internal import Vocabulary

/// Takes a complete file out of an inbox (S1 → S2), step by step; at each the crash it survives.
struct Claiming {
  let home: Home
  let ledger: any Ledger
  let clock: ExchangeClock
  let settings: ExchangeSettings
  /// Taken for this look, and kept up by it.
  let census: WorkCensus

  /// Renames `arrival` into `work/` and makes its receipt durable; nil where what was renamed
  /// turned out to be no file.
  ///
  /// - Parameter extraFault: what intake found before (F001 for a stray, F014 without proof).
  /// - Throws: `NotTaken` where the inbox would not let go of the file; it is still there.
  func take(_ arrival: Arrival, extraFault: FileFault?) throws -> Claimed? {
    let receipt = census.next()
    let name = WorkFolder.name(ofReceipt: receipt)
    let work = WorkFolder(name: name, folder: try home.work.makeChild(name, mode: .secretFolder))
    var slip = Slip()
    slip["party"] = arrival.party.rawValue
    slip[bytes: "name"] = Array(arrival.name.bytes)
    slip["fault"] = extraFault?.code.name
    slip["fault-en"] = extraFault?.detailEn
    slip["fault-ar"] = extraFault?.detailAr
    // A crash before this line leaves an empty folder, after it a claim without its file:
    // recovery removes both, and the file is still in its inbox.
    try work.folder.write(slip, as: WorkFolder.claim)
    do {
      try arrival.folder.rename(arrival.name, to: work.folder, as: WorkFolder.content)
    } catch {
      // What failed may have been done all the same (a network's file system says so, a signal may):
      // what stands in work is the only copy, and is taken.
      guard try work.folder.statusIfAny(of: WorkFolder.content) != nil else {
        try home.work.removeTree(name)
        census.giveBack(receipt)
        throw NotTaken(reason: error)
      }
    }
    // A crash from here on leaves the file with its claim: recovery goes on with `finish`.
    return try finish(work, receipt: receipt)
  }

  /// From a renamed file with its claim to a durable receipt; recovery begins here.
  func finish(_ work: WorkFolder, receipt: Int) throws -> Claimed? {
    guard let slip = try work.folder.slip(WorkFolder.claim), let party = slip["party"],
      let raw = slip[bytes: "name"]
    else { preconditionFailure("a claimed file without its claim") }
    guard try work.folder.status(of: WorkFolder.content).isRegular else {
      try putBack(work, EntryName(bytes: raw), PartyID(party))
      return nil
    }
    try bringSidecar(of: EntryName(bytes: raw), PartyID(party), into: work)
    try makeOurOwn(in: work)
    let envelope = String(validating: raw, as: UTF8.self)
      .flatMap { try? Envelope.parse($0).get() }
    let inspection = try ContentInspection.inspect(
      work.folder.openFile(WorkFolder.content), isGzip: envelope?.isGzip ?? false,
      syntax: envelope?.syntax ?? .csv, limits: settings.limits)
    let name = StrayName.cleaned(raw)
    let base = envelope?.base ?? StrayName.responseBase(of: name)
    let claimed = Claimed(
      receipt: receipt, work: work, party: PartyID(party), fileName: name, base: base,
      responseBase: try responseBase(base, of: PartyID(party), receipt: receipt),
      envelope: envelope, receivedAt: clock.now(), sha256: inspection.sha256,
      contentSHA256: inspection.contentSHA256, encoding: inspection.scan.encoding,
      faults: try faults(in: work, slip, inspection, isManifest: envelope != nil))
    // The file's own bytes are synced before the receipt says that they are here.
    try work.folder.openFile(WorkFolder.content).sync()
    try work.folder.write(claimed.slip, as: WorkFolder.receipt)
    // Work is synced, now the inbox: were it first, a loss of power could leave the file in neither.
    try syncInbox(of: claimed.party)
    census.note(claimed)
    return claimed
  }

  /// Everything that intake knows against a file, in one round; of a stray only that it is one.
  private func faults(
    in work: WorkFolder, _ slip: Slip, _ inspection: ContentInspection, isManifest: Bool
  ) throws -> [FileFault] {
    var faults: [FileFault] = []
    if let code = slip["fault"].flatMap({ RuleCode(name: $0) }) {
      faults.append(FileFault(code, en: slip["fault-en"] ?? "", ar: slip["fault-ar"] ?? ""))
    }
    guard isManifest else { return faults }
    if inspection.scan.isForeign, let fault = inspection.scan.fault { return [fault] }
    if let fault = try Sidecar.disagreement(in: work, with: inspection.sha256) {
      faults.append(fault)
    }
    if let fault = inspection.fault ?? inspection.scan.fault { faults.append(fault) }
    // Its checksum file went away, or its end was cut off, between the look and the claim.
    if faults.isEmpty, inspection.proof == .none,
      try work.folder.statusIfAny(of: Sidecar.name) == nil
    {
      faults.append(Reception.unproven)
    }
    return faults
  }

  /// Exchanged for a link, a folder or a fifo between the look and the rename: none of ours.
  private func putBack(_ work: WorkFolder, _ name: EntryName?, _ party: PartyID) throws {
    if let name, let folder = EntryName(party.rawValue) {
      try? work.folder.rename(
        WorkFolder.content, to: home.inbox.openChild(folder), as: name)
    }
    // A crash before this line leaves a claim without its file. What could not go back goes.
    try home.work.removeTree(work.name)
    try home.work.sync()
  }

  /// Whatever others may still change or reach, or own, is copied to a fresh inode; ours is the
  /// copy. A file that came through SFTP belongs to its sender's account, with the rights it gave.
  private func makeOurOwn(in work: WorkFolder) throws {
    for name in [WorkFolder.content, Sidecar.name]
    where try work.folder.statusIfAny(of: name)?.isRegular == true {
      let file = try work.folder.openFile(name)
      let status = try file.status()
      if status.linkCount == 1, status.isOurs, try file.writers() == .none { continue }
      // A crash before the copy takes the name leaves the sender's inode: the repeat copies.
      _ = try work.folder.copyDurably(file, named: name, replacing: true)
    }
  }

  /// The checksum file follows its file, after a crash between the two as well: it may be the only
  /// proof that the file is whole. If it is gone meanwhile nothing is lost; if a file of the name
  /// came again, it is that file's.
  private func bringSidecar(
    of name: EntryName?, _ party: PartyID, into work: WorkFolder
  ) throws {
    guard let name, let sidecar = Sidecar.name(beside: name),
      let child = EntryName(party.rawValue),
      try work.folder.statusIfAny(of: Sidecar.name) == nil
    else { return }
    let folder = try home.inbox.openChild(child)
    guard try folder.statusIfAny(of: name) == nil,
      try folder.statusIfAny(of: sidecar)?.isRegular == true
    else { return }
    do {
      try folder.rename(sidecar, to: work.folder, as: Sidecar.name)
    } catch let error where error.isMissing { return }
  }

  /// What was taken does not come back into the inbox.
  private func syncInbox(of party: PartyID) throws {
    guard let name = EntryName(party.rawValue) else { return }
    do { try home.inbox.openChild(name).sync() } catch let error where error.isMissing { return }
  }

  /// The base, or from the second receipt of that base on with `.r2`, `.r3`…
  private func responseBase(_ base: String, of party: PartyID, receipt: Int) throws -> String {
    let booked = try ledger.read { try $0.receipts(ofBase: base, from: party) }
    let earlier = booked + census.count(of: base, from: party, before: receipt)
    return earlier == 0 ? base : "\(base).r\(earlier + 1)"
  }
}

/// An inbox did not let go of a file: taken back by its sender, or closed to us.
struct NotTaken: Error {
  let reason: DurabilityError
}

extension StrayName {
  /// What the responses to a stray are named after: never like those to another file's second
  /// receipt or repeated content.
  static func responseBase(of name: String) -> String {
    let base = Envelope.base(of: name)
    guard let dot = base.utf8.lastIndex(of: UInt8(ascii: ".")) else { return base }
    let end = base[base.index(after: dot)...]
    let isNumber = end.utf8.first == UInt8(ascii: "r") && Int(end.dropFirst()) != nil
    guard isNumber || end == "EARLIER" else { return base }
    return "\(base[..<dot])_\(end)"
  }
}
