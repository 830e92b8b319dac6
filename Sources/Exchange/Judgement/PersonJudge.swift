internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// Judges a person as an AMD row makes it by the rules of pilgrim lists; what they find is said at
/// the row's own fields.
struct PersonJudge {
  /// As if the person had come in a pilgrim list of the same sender at the same time.
  let context: RuleContext
  private let records: RecordJudge
  private let cross: CrossJudge

  init(_ context: RuleContext) {
    self.context = RuleContext(
      season: context.season, kind: .plg, syntax: .xml, sender: context.sender,
      receivedAt: context.receivedAt, parameters: context.parameters,
      severities: context.severities, vaccines: context.vaccines)
    records = RecordJudge(self.context)
    cross = CrossJudge(self.context)
  }

  /// Adds to `found` what the record and cross rules say of `person`.
  ///
  /// - Parameter before: the person as registered. What it would be refused for today all the same
  ///   is not the amendment's doing: nobody accepted is judged again.
  func judge(
    _ person: Row, before: Row?, _ standing: Standing, as row: Row,
    _ found: inout RecordFindings
  ) {
    var merged = RecordFindings(severities: context.severities)
    records.judge(person, &merged)
    let own = merged.list.filter { $0.severity >= .error && !isGiven($0, in: row) }
    var old: [Finding] = []
    if let before, !own.isEmpty {
      var earlier = RecordFindings(severities: context.severities)
      records.judge(before, &earlier)
      old = earlier.list
    }
    adopt(
      merged.list.filter { finding in
        !own.contains(finding)
          || !old.contains { $0.code == finding.code && $0.field == finding.field }
      }, as: row, &found)
    for code in merged.skipped { found.skip(code) }
    merged.removeAll()
    cross.judge(person, standing, &merged)
    adopt(merged.list, as: row, &found)
    // Of a passport that stays the ministry was told when it was registered.
    if standing.person?.passportKey != standing.person?.byReference?.passportKey {
      found.adoptForMinistry(merged)
    }
  }

  /// Adds what the ledger answered; nothing for a record that an error refuses already.
  func judgeLedger(
    _ person: Row, _ standing: Standing, as row: Row, _ found: inout RecordFindings
  ) {
    if found.refuses { return }
    var merged = RecordFindings(severities: context.severities)
    cross.judgeLedger(person, standing, &merged)
    adopt(merged.list, as: row, &found)
  }

  private func isGiven(_ finding: Finding, in row: Row) -> Bool {
    finding.field.map { row.isPresent($0) } ?? false
  }

  /// Nothing is said twice: where the row's own value was refused, the merged one is silent.
  private func adopt(
    _ findings: [Finding], as row: Row, _ found: inout RecordFindings
  ) {
    let isReplacement = row.code(.action, as: Amendment.self) == .replace
    for var finding in findings {
      if isReplacement, finding.field == .senderRef { finding.field = .newSenderRef }
      let isSaid = found.list.contains { said in
        said.field == finding.field
          && (said.code == finding.code
            || said.field != nil && said.severity >= .error && finding.code.isOfRecord
              && said.code.isOfRecord)
      }
      if !isSaid { found.adopt(CollectionOfOne(finding)) }
    }
  }
}

extension RuleCode {
  /// R101 to R122.
  fileprivate var isOfRecord: Bool {
    rawValue >= RuleCode.r101.rawValue && rawValue <= RuleCode.r122.rawValue
  }
}
