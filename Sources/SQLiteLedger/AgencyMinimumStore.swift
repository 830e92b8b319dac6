internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// Agencies at their close (L305).
  static let minimums = """
    -- The close of a country's agencies, as it was last judged.
    CREATE TABLE agency_close(
      country INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that first judged it
      is_closed INTEGER NOT NULL,      -- 0: the season moved the close to a later day again
      minimum INTEGER NOT NULL,        -- registered pilgrims
      is_holding INTEGER NOT NULL,     -- 1: people are held
      judged_in INTEGER NOT NULL,
      judged_at INTEGER NOT NULL
    ) STRICT;

    -- An agency that was below the minimum at a judging.
    CREATE TABLE agency_shortfall(
      agency_no INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that first found it below
      country INTEGER NOT NULL,
      is_below INTEGER NOT NULL,
      registered INTEGER NOT NULL,     -- with all that merged with it
      minimum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX agency_shortfall_country ON agency_shortfall(country) WHERE is_below = 1;
    """
}

extension BookReader {
  func agencyClose(of country: CountryCode) throws -> AgencyClose? {
    try connection.first(
      "SELECT is_closed, minimum, is_holding FROM agency_close WHERE country = ?",
      [.country(country)]
    ) {
      AgencyClose(
        country: country, isClosed: $0.nextFlag(), minimum: $0.nextInt(), isHolding: $0.nextFlag())
    }
  }

  /// From one country to the next by the index: asked before every file, and agencies are thousands.
  func unclosedCountries() throws -> [CountryCode] {
    try connection.all(
      """
      WITH RECURSIVE licensing(country) AS (
        SELECT min(country) FROM party WHERE type = 'AGY'
        UNION ALL SELECT (
          SELECT min(p.country) FROM party p WHERE p.type = 'AGY' AND p.country > l.country)
        FROM licensing l WHERE l.country IS NOT NULL)
      SELECT country FROM licensing WHERE country IS NOT NULL
        AND country NOT IN (SELECT country FROM agency_close WHERE is_closed = 1)
      ORDER BY country
      """
    ) { $0.nextCountry() }
  }

  func outdatedCloses(at instant: Instant) throws -> [CountryCode] {
    try connection.all(
      """
      SELECT DISTINCT c.country FROM agency_close c
      JOIN parameter p ON p.country IS NULL OR p.country = c.country
      WHERE p.name IN ('agency_min', 'agency_close', 'severity.L305') AND p.effective_at <= ?
        AND (p.posting > c.judged_in OR p.effective_at > c.judged_at)
      ORDER BY c.country
      """, [.at(instant)]
    ) { $0.nextCountry() }
  }

  func agencies(of country: CountryCode) throws -> [PartyID] {
    try connection.all(
      "SELECT party_no FROM party WHERE type = 'AGY' AND country = ? ORDER BY party_no",
      [.country(country)]
    ) { try party($0.nextInteger()) }
  }

  func shortfalls(of country: CountryCode) throws -> [PartyID: AgencyShortfall] {
    var found: [PartyID: AgencyShortfall] = [:]
    try connection.each(
      """
      SELECT agency_no, registered, minimum FROM agency_shortfall
      WHERE country = ? AND is_below = 1 ORDER BY agency_no
      """, [.country(country)]
    ) {
      found[try party($0.nextInteger())] = AgencyShortfall(
        registered: $0.nextInt(), minimum: $0.nextInt())
    }
    return found
  }

  /// The agencies of a country that share quota and minimum.
  final func agencyGroups(of country: CountryCode) throws -> AgencyGroups {
    var links: [(agency: PartyID, under: PartyID)] = []
    var heirs: [(agency: PartyID, under: PartyID)] = []
    try connection.each(
      """
      SELECT party_no, lead, successor_of FROM party
      WHERE country = ? AND type = 'AGY' AND (lead IS NOT NULL OR successor_of IS NOT NULL)
      ORDER BY party_no
      """, [.country(country)]
    ) { row in
      let agency = try party(row.nextInteger())
      if let lead = row.nextOptionalParty() { links.append((agency, lead)) }
      if let former = row.nextOptionalParty() { heirs.append((former, agency)) }
    }
    // Whoever took over answers before any lead of the former name.
    return AgencyGroups(links + heirs)
  }
}

extension BookWriter {
  func save(_ close: AgencyClose) throws {
    change()
    let isNew = try agencyClose(of: close.country) == nil
    try connection.run(
      """
      INSERT INTO agency_close(country, posting, is_closed, minimum, is_holding, judged_in,
        judged_at) VALUES(?1, ?2, ?3, ?4, ?5, ?2, ?6)
      ON CONFLICT(country) DO UPDATE SET is_closed = ?3, minimum = ?4, is_holding = ?5,
        judged_in = ?2, judged_at = ?6
      """,
      [
        .country(close.country), .int(number), .flag(close.isClosed), .int(close.minimum),
        .flag(close.isHolding), .at(at),
      ])
    if isNew { count(.agencyClose) }
  }

  func save(_ shortfall: AgencyShortfall?, of agency: PartyID, in country: CountryCode) throws {
    change()
    let no = try entered(agency)
    try connection.run(
      """
      UPDATE agency_shortfall SET is_below = ?2, registered = coalesce(?3, registered),
        minimum = coalesce(?4, minimum) WHERE agency_no = ?1
      """,
      [
        .id(no), .flag(shortfall != nil), .int(shortfall?.registered), .int(shortfall?.minimum),
      ])
    guard connection.changes == 0, let shortfall else { return }
    try connection.run(
      """
      INSERT INTO agency_shortfall(agency_no, posting, country, is_below, registered, minimum)
      VALUES(?, ?, ?, 1, ?, ?)
      """,
      [
        .id(no), .int(number), .country(country), .int(shortfall.registered),
        .int(shortfall.minimum),
      ])
    count(.agencyShortfall)
  }
}
