internal import Bookkeeping
internal import Manifests
internal import Vocabulary

extension Schema {
  /// What people are to one another; indexes beside `person`, and one that is a table, because
  /// likenesses fall anywhere and are therefore filed in runs, in their own order.
  static let references = """
    CREATE INDEX person_group ON person(owner_no, group_no, package_id, group_role)
      WHERE is_open = 1;
    CREATE INDEX person_women ON person(owner_no, group_no)
      WHERE womens_group = 'Y' AND is_open = 1;

    -- The first person of a likeness (X203). An index: no posting, no law; persons are compared.
    CREATE TABLE likeness(
      key INTEGER PRIMARY KEY,         -- of name, birth date, sex, nationality
      person_id INTEGER NOT NULL
    ) STRICT;
    -- Everybody else of it.
    CREATE TABLE likeness_more(
      key INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      PRIMARY KEY(key, person_id)
    ) STRICT, WITHOUT ROWID;
    """
}

/// People who travel: neither closed nor dead nor stayed away.
private let isTravelling = "is_open = 1 AND state NOT IN (10, 12)"

extension BookReader {
  func traveller(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> Traveller? {
    guard let owner = try number(of: owner) else { return nil }
    let statement = try connection.statement(
      """
      SELECT id, package_id, group_no, birth_date, sex, marital_status,
        \(Self.journeySQL(of: "person.id")) FROM person
      WHERE owner_no = ?1 AND sender_ref = ?2 AND \(isTravelling)
      """)
    statement.bind(owner, at: 1)
    defer { statement.reset() }
    return try unsafe reference.withUnsafeBufferPointer { bytes in
      unsafe statement.bindStatic(bytes, at: 2)
      return try statement.step() ? try statement.nextTraveller() : nil
    }
  }

  func women(inGroup group: ArraySlice<UInt8>, of owner: PartyID, upTo limit: Int) throws -> Int {
    guard let owner = try number(of: owner) else { return 0 }
    return try connection.number(
      """
      SELECT count(*) FROM (SELECT 1 FROM person INDEXED BY person_women
        WHERE owner_no = ?1 AND group_no = ?2 AND womens_group = 'Y' AND is_open = 1
          AND sex NOT IN ('M', 'ذكر') LIMIT ?3)
      """, [.id(owner), .bytes(group), .int(limit)]) ?? 0
  }

  func figures(ofGroup group: ArraySlice<UInt8>, of owner: PartyID) throws -> GroupFigures {
    guard let owner = try number(of: owner) else {
      return GroupFigures(people: 0, leaders: 0, packages: 0)
    }
    let found = try connection.first(
      """
      SELECT count(*), coalesce(sum(group_role = 'LEADER'), 0), count(DISTINCT package_id)
      FROM person INDEXED BY person_group WHERE owner_no = ? AND group_no = ? AND is_open = 1
      """, [.id(owner), .bytes(group)]
    ) {
      GroupFigures(people: $0.nextInt(), leaders: $0.nextInt(), packages: $0.nextInt())
    }
    guard var figures = found else { return GroupFigures(people: 0, leaders: 0, packages: 0) }
    figures.flights = try plannedJourneys(ofGroup: group, owner: owner)
    return figures
  }
}

extension PreparedStatement {
  /// `id, package_id, group_no, birth_date, sex, marital_status`, and the planned journey.
  func nextTraveller() throws(LedgerFailure) -> Traveller {
    Traveller(
      id: nextInteger(), packageID: nextInteger(), group: nextBytes(), birthDate: nextDay(),
      sex: nextSex(), maritalStatus: try nextOptionalCode(MaritalStatus.self),
      flight: nextOptionalText())
  }

  /// As sent, in either language.
  private func nextSex() -> Sex? {
    switch nextOptionalText() {
    case nil: nil
    case "M", "ذكر": .male
    default: .female
    }
  }
}

extension SQLValue {
  /// UTF-8 text.
  static func bytes(_ value: ArraySlice<UInt8>) -> SQLValue {
    .text(String(decoding: value, as: UTF8.self))
  }
}
