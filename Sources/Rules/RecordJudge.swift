package import Manifests
package import Vocabulary

/// Runs the record rules of one file's kind over its records.
package struct RecordJudge: Sendable {
  private let rules: [any RecordRule]
  private let wakes: [RowTraits]
  private let context: RuleContext

  package init(_ context: RuleContext) {
    self.context = context
    rules = Rulebook.recordRules(for: context.kind)
    wakes = rules.map { type(of: $0).wakes }
  }

  /// Files the findings of every record of a batch that has been read and not judged.
  ///
  /// - Returns: the rules that could not run for a record; one is enough to refuse the file.
  package func judge(_ batch: ManifestBatch) -> [RuleCode] {
    let values = batch.values
    let columns = batch.table.columns.count
    let fields = batch.table.fields.count
    var found = RecordFindings(severities: context.severities)
    var skipped: [RuleCode] = []
    for index in 0..<batch.count {
      found.removeAll()
      let row = batch[index]
      run(row, row.traits(of: values, columns: columns, fields: fields), &found)
      skipped.append(contentsOf: found.skipped)
      batch.file(found.list)
    }
    return skipped
  }

  /// Adds the findings of one record to `found`.
  package func judge(_ row: Row, _ found: inout RecordFindings) { run(row, row.traits, &found) }

  private func run(_ row: Row, _ traits: RowTraits, _ found: inout RecordFindings) {
    // Where cells stand under wrong names nothing but the width is worth saying.
    let wanted = traits.contains(.wrongWidth) ? RowTraits.wrongWidth : traits
    for place in rules.indices where !wakes[place].isDisjoint(with: wanted) {
      rules[place].check(row, context, &found)
    }
  }
}

/// Runs the cross rules and, for records without an error, the ledger rules of one kind.
package struct CrossJudge: Sendable {
  private let crossRules: [any CrossRule]
  private let ledgerRules: [any CrossRule]
  private let context: RuleContext

  package init(_ context: RuleContext) {
    self.context = context
    crossRules = Rulebook.crossRules(for: context.kind)
    ledgerRules = Rulebook.ledgerRules(for: context.kind)
  }

  /// Adds what the season says of `row` before a place is asked for. A record whose cells cannot
  /// be trusted to be under their names is left alone.
  package func judge(_ row: Row, _ standing: Standing, _ found: inout RecordFindings) {
    if row.hasWrongWidth { return }
    for rule in crossRules { rule.check(row, standing, context, &found) }
  }

  /// Adds what all records together brought to light (L311): asked once, after the last.
  package func judgeLast(_ standing: Standing, _ found: inout RecordFindings) {
    if let shares = standing.portShares { PortsKeepShares.check(shares, &found) }
  }

  /// Adds what the ledger answered to `row`; nothing for a record that an error refuses already.
  package func judgeLedger(_ row: Row, _ standing: Standing, _ found: inout RecordFindings) {
    if found.refuses { return }
    for rule in ledgerRules { rule.check(row, standing, context, &found) }
  }
}
