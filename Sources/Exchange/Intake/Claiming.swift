internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Parsing
internal import Vocabulary

/// Takes complete files out of inboxes (S1 → S2), step by step; at each the crash it survives.
///
/// Several at a time share the syncs between the steps (`SyncDebt`); each is received by itself.
struct Claiming {
  /// A file that is about to be taken, or was.
  final class Taking {
    let arrival: Arrival
    fileprivate let receipt: Int
    fileprivate let work: WorkFolder
    /// The receipt, once it is durable; nil where what was renamed turned out to be no file.
    fileprivate(set) var claimed: Claimed?
    /// The inbox would not let go of the file; it is still there.
    fileprivate(set) var refusal: DurabilityError?
    fileprivate var isTaken = false

    fileprivate init(_ arrival: Arrival, _ receipt: Int, _ work: WorkFolder) {
      self.arrival = arrival
      self.receipt = receipt
      self.work = work
    }
  }

  let home: Home
  let ledger: any Ledger
  let clock: ExchangeClock
  let settings: ExchangeSettings
  /// Taken for this look, and kept up by it.
  let census: WorkCensus

  /// Renames files into `work/` and makes their receipts durable, in their order.
  ///
  /// - Parameter files: each with what intake found before (F001 for a stray, F014 without proof).
  func take(_ files: [(arrival: Arrival, fault: FileFault?)]) throws -> [Taking] {
    let debt = SyncDebt(home.work)
    var takings: [Taking] = []
    while takings.count < files.count {
      let begun = try files[takings.count...].map { try begin($0.arrival, $0.fault, debt) }
      // A crash before this line leaves empty folders and claims without their files, behind it
      // claims alone: recovery removes both, and the files are still in their inboxes.
      try debt.pay()
      let refused = try begun.firstIndex { try !rename($0) }
      let count = refused.map { $0 + 1 } ?? begun.count
      // Those behind one that was not taken begin anew: receipts are numbered without a gap.
      for taking in begun[(refused ?? begun.count)...].reversed() {
        try home.work.removeTree(taking.work.name)
        census.giveBack(taking.receipt)
      }
      takings += begun[..<count]
    }
    // A crash from here on leaves files with their claims: recovery goes on with `finish`.
    try finish(takings.filter(\.isTaken), debt)
    return takings
  }

  private func begin(
    _ arrival: Arrival, _ extraFault: FileFault?, _ debt: SyncDebt
  ) throws -> Taking {
    let receipt = census.next()
    let name = WorkFolder.name(ofReceipt: receipt)
    let folder = try home.work.makeChild(name, mode: .secretFolder, syncing: .nothing)
    let work = WorkFolder(name: name, folder: folder)
    var slip = Slip()
    slip["party"] = arrival.party.rawValue
    slip[bytes: "name"] = Array(arrival.name.bytes)
    slip["fault"] = extraFault?.code.name
    slip["fault-en"] = extraFault?.detailEn
    slip["fault-ar"] = extraFault?.detailAr
    try work.folder.write(slip, as: WorkFolder.claim, syncing: .nothing)
    debt.add(WorkFolder.claim, in: folder)
    debt.add(folder)
    debt.add(home.work)
    return Taking(arrival, receipt, work)
  }

  /// - Returns: false where the file was not taken.
  private func rename(_ taking: Taking) throws -> Bool {
    let (arrival, work) = (taking.arrival, taking.work)
    do {
      try arrival.folder.rename(arrival.name, to: work.folder, as: WorkFolder.content)
    } catch {
      // What failed may have been done all the same (a network's file system says so, a signal may):
      // what stands in work is the only copy, and is taken.
      guard try work.folder.statusIfAny(of: WorkFolder.content) != nil else {
        taking.refusal = error
        return false
      }
    }
    guard try isFile(in: work) else {
      try putBack(work, arrival.name, arrival.party)
      return false
    }
    taking.isTaken = true
    return true
  }

  private func isFile(in work: WorkFolder) throws -> Bool {
    try work.folder.status(of: WorkFolder.content).isRegular
  }

  /// From a renamed file with its claim to a durable receipt; recovery begins here.
  func finish(_ work: WorkFolder, receipt: Int) throws -> Claimed? {
    let debt = SyncDebt(home.work)
    // The crash may have come before the folder's own name was on disk.
    debt.add(home.work)
    let claimed = try inspect(work, receipt: receipt, debt)
    try debt.pay()
    if let claimed { try book([claimed], debt) }
    return claimed
  }

  private func finish(_ takings: [Taking], _ debt: SyncDebt) throws {
    for taking in takings {
      taking.claimed = try inspect(taking.work, receipt: taking.receipt, debt)
    }
    // The files' own bytes are synced before the receipts say that they are here.
    try debt.pay()
    try book(takings.compactMap(\.claimed), debt)
  }

  /// Writes the receipts; once this returns the files are received.
  private func book(_ received: [Claimed], _ debt: SyncDebt) throws {
    for claimed in received {
      let folder = claimed.work.folder
      try folder.write(claimed.slip, as: WorkFolder.receipt, syncing: .nothing)
      debt.add(WorkFolder.receipt, in: folder)
      debt.add(folder)
    }
    // Work is synced, now the inboxes: were they first, a loss of power could leave a file in neither.
    for party in Set(received.map(\.party)).sorted() {
      if let inbox = try inbox(of: party) { debt.add(inbox) }
    }
    try debt.pay()
  }

  private func inbox(of party: PartyID) throws -> Directory? {
    guard let name = EntryName(party.rawValue) else { return nil }
    do { return try home.inbox.openChild(name) } catch let error where error.isMissing {
      return nil
    }
  }

  /// What there is to say of a renamed file; nil where it is none.
  private func inspect(
    _ work: WorkFolder, receipt: Int, _ debt: SyncDebt
  ) throws -> Claimed? {
    guard let slip = try work.folder.slip(WorkFolder.claim), let party = slip["party"],
      let raw = slip[bytes: "name"]
    else { preconditionFailure("a claimed file without its claim") }
    guard try isFile(in: work) else {
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
    debt.add(WorkFolder.content, in: work.folder)
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

  /// The base, or from the second receipt of that base on with `.r2`, `.r3`…
  private func responseBase(_ base: String, of party: PartyID, receipt: Int) throws -> String {
    let booked = try ledger.ask { try $0.receipts(ofBase: base, from: party) }
    let earlier = booked + census.count(of: base, from: party, before: receipt)
    return earlier == 0 ? base : "\(base).r\(earlier + 1)"
  }
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
