package import Durability
internal import Manifests
internal import Parsing
package import Reporting
internal import Rules
package import Vocabulary

/// What can be said of a file without any ledger: name, encoding, structure, totals and the record
/// rules under the season's defaults. Nothing about parties, contracts, places or duplicates.
package struct OfflineCheck {
  package private(set) var records = 0
  package private(set) var refused = 0
  package private(set) var tally = FindingTally()

  package var isSound: Bool { !tally.found.contains { $0.severity >= .error } }

  /// - Parameters:
  ///   - folder: where the file lies.
  ///   - now: the day on which it would be received.
  package init(
    _ name: EntryName, in folder: Directory, settings: ExchangeSettings, now: Instant
  ) throws {
    let parsed = Envelope.parse(name.text ?? "")
    guard case .success(let envelope) = parsed else {
      if case .failure(let problem) = parsed {
        note(FileFault(.f001, en: problem.en, ar: problem.ar))
      }
      return
    }
    let inspection = try ContentInspection.inspect(
      folder.openFile(name), isGzip: envelope.isGzip, syntax: envelope.syntax,
      limits: settings.limits)
    if let fault = inspection.fault ?? inspection.scan.fault {
      note(fault)
      return
    }
    guard let encoding = inspection.scan.encoding else { return }
    let sidecar = Sidecar.name(beside: name)
    if inspection.proof == .none, try sidecar.flatMap({ try folder.statusIfAny(of: $0) }) == nil {
      note(Reception.unproven)
    }
    let opening = unsafe try OpenedManifest.open(
      folder.openFile(name), envelope, encoding: encoding, limits: settings.limits,
      observe: { _ in })
    switch opening {
    case .refused(let fault): note(fault)
    case .opened(let manifest):
      try judge(manifest, Self.context(envelope, settings, now), settings.batchRecords)
    }
  }

  private mutating func judge(
    _ manifest: OpenedManifest, _ context: RuleContext, _ batchRecords: Int
  ) throws {
    let judge = RecordJudge(context)
    if let remark = manifest.unknownColumns {
      _ = tally.add(remark.code, .info, row: nil, detail: remark.words)
    }
    let batch = manifest.makeBatch()
    var sums = ControlSums(table: manifest.table)
    while true {
      batch.reset()
      let step = try manifest.source.fill(batch.records, upTo: batchRecords)
      manifest.reader.read(batch)
      _ = judge.judge(batch)
      for index in 0..<batch.count { count(batch[index], &sums) }
      switch step {
      case .more: continue
      case .refused(let fault): note(fault)
      case .end(let totals):
        if let fault = sums.disagreement(with: totals) { note(fault) }
      }
      return
    }
  }

  private mutating func count(_ row: Row, _ sums: inout ControlSums) {
    records += 1
    sums.add(row)
    let found = row.batch.findings(of: row.index)
    if found.contains(where: { $0.severity >= .error }) { refused += 1 }
    for finding in found { _ = tally.add(finding, row: row.position.row) }
  }

  private mutating func note(_ fault: FileFault) { _ = tally.add(fault) }

  /// The sender as far as its name tells.
  private static func context(
    _ envelope: Envelope, _ settings: ExchangeSettings, _ now: Instant
  ) -> RuleContext {
    let country = CountryCode(envelope.sender.rawValue.prefix(3))
    let type: PartyType = envelope.sender.rawValue.contains("-AGY-") ? .agency : .office
    let sender = Party(
      id: envelope.sender, type: type, nameAr: "", nameEn: "", country: country)
    return RuleContext(
      season: envelope.season, kind: envelope.kind, syntax: envelope.syntax, sender: sender,
      receivedAt: now,
      parameters: SeasonParameters(season: settings.season, country: country),
      severities: Rulebook.severities())
  }
}
