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

  /// Renames `arrival` into `work/` and makes its receipt durable.
  ///
  /// - Parameter extraFault: what intake found before (F001 for a stray, F014 without proof).
  func take(_ arrival: Arrival, extraFault: FileFault?) throws -> Claimed {
    let receipt = try nextReceipt()
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
    try arrival.folder.rename(arrival.name, to: work.folder, as: WorkFolder.content)
    if let sidecar = arrival.sidecar { try? bring(sidecar, of: arrival, into: work) }
    // A crash from here on leaves the file with its claim: recovery goes on with `finish`.
    try work.folder.sync()
    try arrival.folder.sync()
    return try finish(work, receipt: receipt)
  }

  /// From a renamed file with its claim to a durable receipt; recovery begins here.
  func finish(_ work: WorkFolder, receipt: Int) throws -> Claimed {
    guard let slip = try work.folder.slip(WorkFolder.claim), let party = slip["party"],
      let raw = slip[bytes: "name"]
    else { preconditionFailure("a claimed file without its claim") }
    try makeOurOwn(in: work)
    let name = StrayName.cleaned(raw)
    let envelope = try? Envelope.parse(String(decoding: raw, as: UTF8.self)).get()
    let inspection = try ContentInspection.inspect(
      work.folder.openFile(WorkFolder.content), isGzip: envelope?.isGzip ?? false,
      syntax: envelope?.syntax ?? .csv, limits: settings.limits)
    var faults: [FileFault] = []
    if let code = slip["fault"].flatMap({ RuleCode(name: $0) }) {
      faults.append(FileFault(code, en: slip["fault-en"] ?? "", ar: slip["fault-ar"] ?? ""))
    }
    if let fault = try Sidecar.disagreement(in: work, with: inspection.sha256) {
      faults.append(fault)
    }
    if let fault = inspection.fault ?? inspection.scan.fault { faults.append(fault) }
    let base = Envelope.base(of: name)
    let claimed = Claimed(
      receipt: receipt, work: work, party: PartyID(party), fileName: name, base: base,
      responseBase: try responseBase(base, of: PartyID(party), receipt: receipt),
      envelope: envelope, receivedAt: clock.now(), sha256: inspection.sha256,
      contentSHA256: inspection.contentSHA256, encoding: inspection.scan.encoding,
      faults: faults)
    // The file's own bytes are synced before the receipt says that they are here.
    try work.folder.openFile(WorkFolder.content).sync()
    try work.folder.write(claimed.slip, as: WorkFolder.receipt)
    try home.work.sync()
    return claimed
  }

  /// Whatever others may still change or reach is copied to a fresh inode; ours is the copy.
  private func makeOurOwn(in work: WorkFolder) throws {
    let file = try work.folder.openFile(WorkFolder.content)
    if try file.status().linkCount == 1, try file.writers() != .present { return }
    let copy: EntryName = "content.own"
    try work.folder.unlink(copy)
    _ = try work.folder.copyDurably(file, named: copy)
    try work.folder.rename(copy, to: work.folder, as: WorkFolder.content, replacing: true)
    try work.folder.sync()
  }

  /// The checksum file follows its file; if it is gone meanwhile nothing is lost.
  private func bring(_ sidecar: EntryName, of arrival: Arrival, into work: WorkFolder) throws {
    guard try arrival.folder.status(of: sidecar).isRegular else { return }
    try arrival.folder.rename(sidecar, to: work.folder, as: Sidecar.name)
  }

  private func nextReceipt() throws -> Int {
    var highest = try ledger.read { try $0.lastReceipt() }
    for name in try home.work.entries() {
      if let number = WorkFolder.number(in: name, letter: "r") { highest = max(highest, number) }
    }
    return highest + 1
  }

  /// The base, or from the second receipt of that base on with `.r2`, `.r3`…
  private func responseBase(_ base: String, of party: PartyID, receipt: Int) throws -> String {
    var earlier = try ledger.read { try $0.receipts(ofBase: base, from: party) }
    for name in try home.work.entries() {
      guard let number = WorkFolder.number(in: name, letter: "r"), number < receipt,
        try ledger.read({ try $0.posting(ofReceipt: number) }) == nil,
        let slip = try home.work.openChild(name).slip(WorkFolder.receipt)
      else { continue }
      if slip["base"] == base, slip["party"] == party.rawValue { earlier += 1 }
    }
    return earlier == 0 ? base : "\(base).r\(earlier + 1)"
  }
}
