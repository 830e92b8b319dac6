internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  func person(id: Int64) throws -> StoredPerson? {
    try connection.first(PersonColumns.select + " WHERE id = ?", [.id(id)]) { try readPerson($0) }
  }

  func eachPerson(in scope: PersonScope, _ body: (StoredPerson) throws -> Void) throws {
    guard let (condition, values) = try condition(of: scope) else { return }
    let sql = PersonColumns.select + condition
    switch scope {
    case .everyone, .owner, .package, .planned, .judgedLate, .overstaying:
      try connection.each(sql, values) { try body(readPerson($0)) }
    case .unforwarded, .held, .heldBySeason, .certified, .marked, .newestUnmarked,
      .markedOfAgency, .unmarkedOfAgency, .frozen, .visaExcess, .newestUnrequested, .arrived,
      .expected:
      // Few, and read whole before the first call: the caller may change what the scope asks for.
      let people = try connection.all(sql, values) { try readPerson($0) }
      for person in people { try body(person) }
    }
  }

  func people(marked mark: HoldMarks, onPackages packages: [Int64]) throws -> Int {
    let marks = packages.map { _ in "?" }.joined(separator: ", ")
    // The mark stands in the text, so that its index is taken.
    return try connection.number(
      "SELECT count(*) FROM person WHERE package_id IN (\(marks)) AND holds & \(mark.rawValue) <> 0",
      packages.map { .id($0) }) ?? 0
  }

  func hasPeople(marked mark: HoldMarks) throws -> Bool {
    try connection.number("SELECT 1 FROM person WHERE holds & \(mark.rawValue) <> 0 LIMIT 1") != nil
  }

  /// What follows `FROM person`, and its values; nil where nobody can be meant.
  private func condition(of scope: PersonScope) throws -> (String, [SQLValue])? {
    switch scope {
    case .everyone: return (" ORDER BY id", [])
    case .owner(let owner):
      guard let no = try number(of: owner) else { return nil }
      return (
        """
         WHERE id IN (SELECT id FROM person WHERE owner_no = ?1 AND is_open = 1
           UNION ALL SELECT id FROM person WHERE owner_no = ?1 AND is_open = 0) ORDER BY id
        """, [.id(no)]
      )
    case .package(let id): return (" WHERE package_id = ? ORDER BY id", [.id(id)])
    case .planned(let plan):
      // State 5 is PLANNED.
      return (
        """
         WHERE id IN (SELECT person_id FROM planned_person WHERE plan_id = ? AND ended_in IS NULL)
           AND state = 5 ORDER BY id
        """, [.id(plan)]
      )
    case .judgedLate:
      guard let writer = self as? BookWriter, writer.isLatePrepared else { return nil }
      return (
        " WHERE id IN (SELECT person_id FROM temp.late WHERE is_out = 0) AND requested_in = ?"
          + " ORDER BY id", [.int(writer.number)]
      )
    case .unforwarded(let package, let limit):
      return (
        " WHERE package_id = ?1 AND is_open = 1 AND (holds & 257 <> 0 OR holds = 0 AND state = 0)"
          + " ORDER BY id"
          + " LIMIT ?2", [.id(package), .int(limit)]
      )
    case .held(let package, let marks, let limit):
      return (
        " WHERE package_id = ? AND holds <> 0 AND holds & ?2 = ?2 ORDER BY id LIMIT ?3",
        [.id(package), .int(marks.rawValue), .int(limit)]
      )
    case .heldBySeason(let country, let marks, let after, let limit):
      // In the words of the index that holds them: the planner proves no more than that.
      let index = marks.contains(.health) ? "holds & 32 <> 0" : "holds & 24 <> 0"
      return (
        " WHERE country = ?1 AND \(index) AND holds & ?2 <> 0 AND id > ?3 ORDER BY id LIMIT ?4",
        [.country(country), .int(marks.rawValue), .id(after), .int(limit)]
      )
    case .certified(let limit):
      return (
        " WHERE is_certified = 1 AND holds & 32 <> 0 ORDER BY id LIMIT ?", [.int(limit)]
      )
    case .marked(let package, let mark, let limit):
      return (
        " WHERE package_id = ? AND holds & \(mark.rawValue) <> 0 ORDER BY id LIMIT ?",
        [.id(package), .int(limit)]
      )
    case .newestUnmarked(let packages, let mark, let limit):
      let marks = packages.map { _ in "?" }.joined(separator: ", ")
      return (
        " WHERE id IN (SELECT id FROM person WHERE package_id IN (\(marks)) AND state = 0"
          + " AND holds & ? = 0 ORDER BY id DESC LIMIT ?) ORDER BY id",
        packages.map { .id($0) } + [.int(mark.rawValue), .int(limit)]
      )
    case .markedOfAgency(let agency, let mark, let limit):
      guard let no = try number(of: agency) else { return nil }
      return (
        " WHERE agency_no = ? AND holds & \(mark.rawValue) <> 0 ORDER BY id LIMIT ?",
        [.id(no), .int(limit)]
      )
    case .unmarkedOfAgency(let country, let agency, let mark, let limit):
      guard let no = try number(of: agency) else { return nil }
      return (
        " WHERE country = ? AND agency_no = ? AND state = 0 AND holds & ? = 0"
          + " ORDER BY id LIMIT ?",
        [.country(country), .id(no), .int(mark.rawValue), .int(limit)]
      )
    case .frozen(let country, let key, let limit):
      let (level, values) = try level(key)
      return (
        " WHERE country = ?1 AND holds & 2 <> 0 AND is_open = 1\(level) ORDER BY id LIMIT ?2",
        [.country(country), .int(limit)] + values
      )
    case .visaExcess(let country, let key, let isIssued, let limit):
      let (level, values) = try level(key)
      return (
        " WHERE country = ?1 AND holds & 128 <> 0 AND is_open = 1 AND (state <> 0) = ?4\(level)"
          + " ORDER BY id LIMIT ?2", [.country(country), .int(limit)] + values + [.flag(isIssued)]
      )
    case .newestUnrequested(let country, let key, let limit):
      let (level, values) = try level(key)
      return (
        " WHERE id IN (SELECT id FROM person WHERE country = ?1 AND state = 0 AND holds & 2 = 0"
          + "\(level) ORDER BY id DESC LIMIT ?2) ORDER BY id",
        [.country(country), .int(limit)] + values
      )
    case .arrived(let limit): return (" WHERE state = 6 ORDER BY id LIMIT ?", [.int(limit)])
    case .expected(let limit):
      return (" WHERE state IN (2, 5) ORDER BY id LIMIT ?", [.int(limit)])
    case .overstaying: return (" WHERE state = 11 ORDER BY id", [])
    }
  }

  /// The people of a quota level; mission staff stands outside the country's total.
  private func level(_ key: QuotaKey) throws -> (String, [SQLValue]) {
    if let agency = key.agency {
      return (" AND agency_no = ?3", [.id(try number(of: agency) ?? -1)])
    }
    guard let segment = key.segment else {
      return (" AND segment <> ?3", [.integer(Segment.staff.number)])
    }
    return (" AND segment = ?3", [.integer(segment.number)])
  }

  private func readVisa(_ row: PreparedStatement) throws -> PersonVisa? {
    let status = try row.nextOptionalCode(VisaStatus.self)
    let number = row.nextOptionalText()
    let reason = try row.nextOptionalCode(VisaReason.self)
    return status.map { PersonVisa(status: $0, number: number, reason: reason) }
  }

  private func readPerson(_ row: PreparedStatement) throws -> StoredPerson {
    var person = StoredPerson(
      id: row.nextInteger(), owner: try party(row.nextInteger()),
      sender: try party(row.nextInteger()), country: row.nextCountry(),
      segment: Segment(number: row.nextInteger()) ?? .official,
      agency: try optionalParty(row.nextInteger()), packageID: row.nextInteger(),
      state: try PilgrimState(stored: row.nextInteger()), holds: HoldMarks(rawValue: row.nextInt()),
      isCertified: row.nextFlag(), requestNo: row.nextOptionalInt(), posting: row.nextInt(),
      ordinal: row.nextInt(),
      updatedAt: row.nextInstant(), texts: [], dates: [])
    let issuer = row.nextOptionalCountry()
    person.dates = StoredPerson.dateFields.map { _ in row.nextOptionalDay() }
    person.texts = StoredPerson.textFields.map { field in
      field == .passportIssuer ? issuer.map { Array($0.description.utf8) } ?? [] : row.nextBytes()
    }
    person.visa = try readVisa(row)
    return person
  }
}
