internal import Bookkeeping
internal import Vocabulary

private let termsColumns = [
  "contract_no", "counterparty", "counterparty_contract_no", "type", "city", "licence_no",
  "building_name", "date_from", "date_to", "capacity", "service_level", "route",
  "meals_per_day", "amount_hundredths", "currency", "signed_at", "status",
]

private let declared = """
  SELECT d.id, d.side, d.sender_no, d.buyer_no, d.provider_no, d.first_declared_at,
    d.declared_in, d.ordinal, d.partner_id, d.match, d.differs, d.is_open, d.is_frozen, d.bound,
    c.id,
    \(termsColumns.map { "t." + $0 }.joined(separator: ", ")),
    \(termsColumns.map { "c." + $0 }.joined(separator: ", "))
  FROM declaration d JOIN contract_terms t ON t.id = d.terms_id
  LEFT JOIN contract_terms c ON c.id = d.confirmed_id

  """

extension BookReader {
  func declaration(_ number: String, by sender: PartyID) throws -> Declaration? {
    guard let no = try self.number(of: sender) else { return nil }
    return try declarations("WHERE d.sender_no = ? AND d.number = ?", [.id(no), .string(number)])
      .first
  }

  func declarations(buyer: PartyID, provider: PartyID) throws -> [Declaration] {
    guard let buyer = try number(of: buyer), let provider = try number(of: provider) else {
      return []
    }
    return try declarations(
      "WHERE d.buyer_no = ? AND d.provider_no = ? ORDER BY d.id", [.id(buyer), .id(provider)])
  }

  func declarations(provider: PartyID, number: String) throws -> [Declaration] {
    guard let provider = try self.number(of: provider) else { return [] }
    return try declarations(
      """
      WHERE d.provider_no = ?1 AND (d.number = ?2 OR t.counterparty_contract_no = ?2)
      ORDER BY d.id
      """, [.id(provider), .string(number)])
  }

  /// `Declaration.counted`: the buyer's side alone, and not where both agreed to cancel.
  private static let counted = " AND d.side = 0 AND c.status <> 'CANCELLED' ORDER BY d.id"

  func openContracts(onLicence number: String) throws -> [Declaration] {
    try declarations("WHERE c.licence_no = ?" + Self.counted, [.string(number)])
  }

  func openContracts(ofProvider provider: PartyID, type: ContractType) throws -> [Declaration] {
    guard let no = try number(of: provider) else { return [] }
    return try declarations(
      "WHERE d.provider_no = ? AND c.type = ?" + Self.counted, [.id(no), .code(type)])
  }

  func declarations(concerning party: PartyID) throws -> [Declaration] {
    guard let no = try number(of: party) else { return [] }
    return try declarations(
      "WHERE d.buyer_no = ?1 OR d.provider_no = ?1 ORDER BY d.number, d.id", [.id(no)])
  }

  func allDeclarations() throws -> [Declaration] { try declarations("ORDER BY d.id", []) }

  func oneSidedDeclarations(declaredBefore instant: Instant) throws -> [Declaration] {
    // The + keeps SQLite from walking all declarations in this order: it is asked after every file.
    try declarations(
      """
      WHERE d.told_in IS NULL AND d.first_declared_at < ?
        AND d.match IN ('BUYER_ONLY', 'PROVIDER_ONLY') AND t.status <> 'CANCELLED'
      ORDER BY +d.id
      """, [.at(instant)])
  }

  final func declarations(_ condition: String, _ values: [SQLValue]) throws -> [Declaration] {
    try connection.all(declared + condition, values) { try readDeclaration($0) }
  }

  private func readDeclaration(_ row: PreparedStatement) throws -> Declaration {
    let id = row.nextInteger()
    guard let side = ContractSide(rawValue: row.nextInt()) else {
      throw LedgerFailure.damaged("side")
    }
    let sender = try party(row.nextInteger())
    let buyer = try party(row.nextInteger())
    let provider = try party(row.nextInteger())
    let firstDeclaredAt = row.nextInstant()
    let posting = row.nextInt()
    let ordinal = row.nextInt()
    let partner = row.nextOptionalInt().map { Int64($0) }
    let match = try row.nextCode(ContractMatch.self)
    let differs = row.nextText().split(separator: ";").compactMap { FieldName(name: String($0)) }
    let isOpen = row.nextFlag()
    let isFrozen = row.nextFlag()
    let bound = row.nextInt()
    let hasConfirmed = row.nextOptionalInt() != nil
    return Declaration(
      id: id, side: side, sender: sender, buyer: buyer, provider: provider,
      terms: try readTerms(row), firstDeclaredAt: firstDeclaredAt, posting: posting,
      ordinal: ordinal, partner: partner, match: match, differs: differs,
      confirmed: hasConfirmed ? try readTerms(row) : nil, isOpen: isOpen, isFrozen: isFrozen,
      bound: bound)
  }

  private func readTerms(_ row: PreparedStatement) throws -> ContractTerms {
    ContractTerms(
      contractNo: row.nextText(), counterparty: PartyID(row.nextText()),
      counterpartyContractNo: row.nextOptionalText(), type: try row.nextCode(ContractType.self),
      city: try row.nextCode(City.self), licenceNo: row.nextOptionalText(),
      buildingName: row.nextOptionalText(), dateFrom: row.nextDay(), dateTo: row.nextDay(),
      capacity: row.nextInt(), serviceLevel: row.nextOptionalText(),
      route: row.nextOptionalText(), mealsPerDay: row.nextOptionalInt(),
      amountHundredths: row.nextOptionalInt(), currency: row.nextOptionalText(),
      signedAt: row.nextInstant(), status: try row.nextCode(ContractStatus.self))
  }
}

extension BookWriter {
  func enter(_ declaration: Declaration) throws -> Int64 {
    change()
    let number = declaration.terms.contractNo
    let known = try self.declaration(number, by: declaration.sender)
    if let known {
      try rewrite(known, as: declaration)
      return known.id
    }
    let terms = try insert(declaration.terms)
    let confirmed = try confirmedID(of: declaration, terms: terms, before: nil)
    try connection.run(
      """
      INSERT INTO declaration(posting, side, sender_no, buyer_no, provider_no, number,
        first_declared_at, declared_in, ordinal, terms_id, confirmed_id, partner_id, match,
        differs, is_open, bound, is_frozen)
      VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
      """,
      [
        .int(self.number), .int(declaration.side.rawValue), .id(try entered(declaration.sender)),
        .id(try entered(declaration.buyer)), .id(try entered(declaration.provider)),
        .string(number), .at(declaration.firstDeclaredAt), .int(declaration.ordinal), .id(terms),
        .id(confirmed), .id(declaration.partner), .code(declaration.match),
        .string(declaration.differs.text), .flag(declaration.isOpen), .int(declaration.bound),
        .flag(declaration.isFrozen),
      ])
    count(.declaration)
    return connection.lastInsertedID
  }

  /// New terms of an old declaration; the old ones stay as history. What matching made of the old
  /// ones is replaced by what the caller made of the new.
  private func rewrite(_ known: Declaration, as declaration: Declaration) throws {
    let terms = try insert(declaration.terms)
    try connection.run(
      """
      UPDATE declaration SET terms_id = ?, declared_in = ?, ordinal = ?, buyer_no = ?,
        provider_no = ? WHERE id = ?
      """,
      [
        .id(terms), .int(number), .int(declaration.ordinal),
        .id(try entered(declaration.buyer)), .id(try entered(declaration.provider)),
        .id(known.id),
      ])
    var matched = declaration
    matched.id = known.id
    try save([matched])
  }

  func save(_ declarations: [Declaration]) throws {
    change()
    for declaration in declarations {
      let places = try connection.first(
        "SELECT terms_id, confirmed_id FROM declaration WHERE id = ?", [.id(declaration.id)]
      ) { ($0.nextInteger(), $0.nextOptionalInt().map { Int64($0) }) }
      guard let (terms, before) = places else {
        preconditionFailure("an unknown declaration was saved")
      }
      let confirmed = try confirmedID(of: declaration, terms: terms, before: before)
      try connection.run(
        """
        UPDATE declaration SET confirmed_id = ?, partner_id = ?, match = ?, differs = ?,
          is_open = ?, is_frozen = ? WHERE id = ?
        """,
        [
          .id(confirmed), .id(declaration.partner), .code(declaration.match),
          .string(declaration.differs.text), .flag(declaration.isOpen), .flag(declaration.isFrozen),
          .id(declaration.id),
        ])
    }
  }

  func markToldOneSided(_ declaration: Int64) throws {
    change()
    try connection.run(
      "UPDATE declaration SET told_in = ? WHERE id = ?", [.int(number), .id(declaration)])
  }

  func saveBound(_ people: [(declaration: Int64, bound: Int)]) throws {
    change()
    for line in people {
      try connection.run(
        "UPDATE declaration SET bound = ? WHERE id = ?", [.int(line.bound), .id(line.declaration)])
    }
  }

  /// Where the confirmed terms stand: the present ones, those confirmed before, or a new row.
  private func confirmedID(of declaration: Declaration, terms: Int64, before: Int64?) throws
    -> Int64?
  {
    guard let confirmed = declaration.confirmed else { return nil }
    if confirmed == declaration.terms { return terms }
    if let before, try self.terms(before) == confirmed { return before }
    return try insert(confirmed)
  }

  private func insert(_ terms: ContractTerms) throws -> Int64 {
    let marks = termsColumns.map { _ in "?" }.joined(separator: ", ")
    try connection.run(
      """
      INSERT INTO contract_terms(posting, \(termsColumns.joined(separator: ", ")))
      VALUES(?, \(marks))
      """,
      [
        .int(number), .string(terms.contractNo), .party(terms.counterparty),
        .string(terms.counterpartyContractNo), .code(terms.type), .code(terms.city),
        .string(terms.licenceNo), .string(terms.buildingName), .day(terms.dateFrom),
        .day(terms.dateTo), .int(terms.capacity), .string(terms.serviceLevel),
        .string(terms.route), .int(terms.mealsPerDay), .int(terms.amountHundredths),
        .string(terms.currency), .at(terms.signedAt), .code(terms.status),
      ])
    count(.contractTerms)
    return connection.lastInsertedID
  }
}

extension BookReader {
  fileprivate func terms(_ id: Int64) throws -> ContractTerms? {
    try connection.first(
      "SELECT \(termsColumns.joined(separator: ", ")) FROM contract_terms WHERE id = ?", [.id(id)]
    ) { try readTerms($0) }
  }
}

extension [FieldName] {
  fileprivate var text: String { map(\.name).joined(separator: ";") }
}
