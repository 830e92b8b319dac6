internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// CTR: how declarations of contracts compare, to each side its own and to the ministry all.
struct ContractCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let all = try sheet.transaction.allDeclarations()
    let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    for party in try sheet.recipients(of: ContractReportColumn.recipients) {
      let own = all.filter { concerns($0, party, byID) }
      if !own.isEmpty { try write(own, byID, for: party) }
    }
  }

  /// A party sees its own declarations, and the other side's where it has not declared itself; the
  /// ministry the buyer's of each pair, or the only one.
  private func concerns(
    _ declaration: Declaration, _ party: Party, _ byID: [Int64: Declaration]
  ) -> Bool {
    let isAlone = declaration.partner.flatMap { byID[$0] } == nil
    if party.type == .ministry { return declaration.side == .buyer || isAlone }
    return declaration.sender == party.id || (declaration.isOneSided && declaration.names(party.id))
  }

  private func write(
    _ own: [Declaration], _ byID: [Int64: Declaration], for party: Party
  ) throws {
    let head = try sheet.head("CTR", for: party.id)
    let file = CutFile<ContractReportColumn>(sheet, for: party)
    try file.begin(head)
    var report = ContractReport(sheet.format(for: party), head, recipient: party.type)
    for declaration in own.sorted(by: Self.isEarlier) {
      if declaration.sender == party.id || party.type == .ministry {
        report.append(declaration, other: declaration.partner.flatMap { byID[$0] })
      } else {
        report.appendUnanswered(declaration)
      }
      file.drain(&report.writer)
    }
    try file.finish(&report.writer, people: 0)
  }

  private static func isEarlier(_ one: Declaration, _ other: Declaration) -> Bool {
    (one.sender.rawValue, one.terms.contractNo) < (other.sender.rawValue, other.terms.contractNo)
  }
}

extension Declaration {
  /// Whether `party` is the side that has not declared it.
  fileprivate func names(_ party: PartyID) -> Bool {
    sender != party && (buyer == party || provider == party)
  }
}
