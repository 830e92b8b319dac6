internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// CTB and CTP: one side's declarations of contracts, matched with the other side's.
struct ContractDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private let declarations: DeclarationDesk
  private let confirmation: PackageConfirmation

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    let parties = try setting.transaction.partyBook()
    standing = Standing(parties: parties, posting: setting.transaction.number)
    declarations = DeclarationDesk(parties: parties)
    confirmation = PackageConfirmation(transaction: setting.transaction)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    standing.declaration = nil
    standing.licence =
      row[.licenceNo].state == .valid ? try transaction.licence(row.text(.licenceNo)) : nil
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let terms = ContractRow(row).terms
    let sender = setting.context.sender.id
    let earlier = try transaction.declaration(terms.contractNo, by: sender)
    if let earlier, earlier.terms == terms { return unchanged(earlier, row, &found) }
    let declaration = declaration(terms, earlier, row)
    let neighbourhood = try declarations.neighbourhood(of: declaration, in: transaction)
    let answer = declarations.answer(
      to: declaration, among: neighbourhood, licence: standing.licence,
      onLicence: try onLicence(terms), now: transaction.at)
    standing.declaration = answer.standing
    let seats = SeatChange(answer, earlier, neighbourhood)
    standing.seatLoss = seats.loss
    setting.judge.judge(row, standing, &found)
    setting.judge.judgeLedger(row, standing, &found)
    if found.refuses { return .rejected }
    let id = try transaction.enter(answer.declaration)
    let changed = Self.carryingPeople(answer.entered(as: id), isFirst: earlier == nil)
    try transaction.save(changed)
    try transaction.saveBound(changed.map { (declaration: $0.id, bound: $0.bound) })
    for declaration in changed { try confirmation.review(declaration) }
    try SeatReview(transaction: transaction).follow(seats.owners)
    try LicenceReview(transaction: transaction, notices: setting.notices)
      .review(numbers: licences(of: changed, earlier))
    return found.holds ? .held : .accepted
  }

  /// The same terms again: what still stands between the two sides is said again (X214, X215); what
  /// was accepted once is not judged again.
  private mutating func unchanged(
    _ earlier: Declaration, _ row: Row, _ found: inout RecordFindings
  ) -> RecordOutcome {
    standing.declaration = declarations.standing(of: earlier, now: setting.transaction.at)
    var said = RecordFindings(severities: setting.context.severities)
    setting.judge.judge(row, standing, &said)
    found.adopt(said.list.filter { [.x214, .x215].contains($0.code) && $0.severity < .error })
    return .unchanged
  }

  /// People were bound to a contract that only its provider had declared: they count with the
  /// buyer's declaration from the moment there is one.
  private static func carryingPeople(_ changed: [Declaration], isFirst: Bool) -> [Declaration] {
    var changed = changed
    guard isFirst, changed[0].side == .buyer,
      let other = changed.firstIndex(where: { $0.partner == changed[0].id && $0.bound > 0 })
    else { return changed }
    changed[0].bound += changed[other].bound
    changed[other].bound = 0
    return changed
  }

  /// The licences that carry, or carried, what the two sides agreed on.
  private func licences(of changed: [Declaration], _ earlier: Declaration?) -> Set<String> {
    Set((changed + [earlier].compactMap { $0 }).compactMap { $0.confirmed?.licenceNo })
  }

  private func onLicence(_ terms: ContractTerms) throws -> [Declaration] {
    guard let number = terms.licenceNo else { return [] }
    return try setting.transaction.openContracts(onLicence: number)
  }

  private func declaration(
    _ terms: ContractTerms, _ earlier: Declaration?, _ row: Row
  ) -> Declaration {
    let transaction = setting.transaction
    let sender = setting.context.sender.id
    let side: ContractSide = setting.context.kind == .ctb ? .buyer : .provider
    var declaration = Declaration(
      id: earlier?.id ?? 0, side: side, sender: sender,
      buyer: side == .buyer ? sender : terms.counterparty,
      provider: side == .buyer ? terms.counterparty : sender, terms: terms,
      firstDeclaredAt: earlier?.firstDeclaredAt ?? transaction.at,
      posting: transaction.number, ordinal: row.position.ordinal,
      match: side == .buyer ? .buyerOnly : .providerOnly)
    declaration.partner = earlier?.partner
    declaration.confirmed = earlier?.confirmed
    declaration.isFrozen = earlier?.isFrozen ?? false
    declaration.bound = earlier?.bound ?? 0
    return declaration
  }
}

/// What a declaration does to the seats of people bound to contracts.
private struct SeatChange {
  private(set) var loss: SeatLoss?
  /// The buyers whose contracts with people have other terms from now on.
  private(set) var owners: Set<PartyID> = []

  init(_ answer: DeclarationDesk.Answer, _ earlier: Declaration?, _ before: [Declaration]) {
    for declaration in [answer.declaration] + answer.others where declaration.bound > 0 {
      let known = before.first { $0.isSame(as: declaration) } ?? earlier
      guard known?.confirmed != declaration.confirmed else { continue }
      owners.insert(declaration.buyer)
      guard let lost = SeatReview.loss(from: known, to: declaration) else { continue }
      loss = SeatLoss(
        people: (loss?.people ?? 0) + lost.people,
        isCancelled: (loss?.isCancelled ?? true) && lost.isCancelled)
    }
  }
}
