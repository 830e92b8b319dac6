internal import Bookkeeping
internal import Vocabulary

private let columns = """
  SELECT id, owner_no, code, name_ar, segment, capacity, contracts, itinerary, route_type, bound,
    is_confirmed, tawafa FROM package
  """

extension BookReader {
  func package(_ code: String, of owner: PartyID) throws -> KnownPackage? {
    guard let no = try number(of: owner) else { return nil }
    return try connection.first(
      columns + " WHERE owner_no = ? AND code = ?", [.id(no), .string(code)]
    ) { try readPackage($0) }
  }

  func package(id: Int64) throws -> KnownPackage? {
    try connection.first(columns + " WHERE id = ?", [.id(id)]) { try readPackage($0) }
  }

  func packages(naming contract: String, of owner: PartyID) throws -> [KnownPackage] {
    try packages(of: owner).filter { $0.contracts.contains(contract) }
  }

  func packages(of owner: PartyID) throws -> [KnownPackage] {
    guard let no = try number(of: owner) else { return [] }
    return try connection.all(columns + " WHERE owner_no = ? ORDER BY id", [.id(no)]) {
      try readPackage($0)
    }
  }

  func allPackages() throws -> [KnownPackage] {
    try connection.all(columns + " ORDER BY id") { try readPackage($0) }
  }

  private func readPackage(_ row: PreparedStatement) throws -> KnownPackage {
    KnownPackage(
      id: row.nextInteger(), owner: try party(row.nextInteger()), code: row.nextText(),
      nameAr: row.nextOptionalText(), segment: try row.nextCode(Segment.self),
      capacity: row.nextInt(), contracts: row.nextText().split(separator: ";").map(String.init),
      itinerary: try row.nextText().split(separator: ";").map { try Leg(stored: $0) },
      routeType: try row.nextOptionalCode(RouteType.self), bound: row.nextInt(),
      isConfirmed: row.nextFlag(), tawafa: row.nextOptionalParty())
  }
}

extension BookWriter {
  func enter(_ package: KnownPackage) throws -> Int64 {
    change()
    let known = try self.package(package.code, of: package.owner)
    try connection.run(
      """
      INSERT INTO package(owner_no, code, posting, amended_in, name_ar, segment, capacity,
        contracts, itinerary, route_type, bound, is_confirmed, tawafa)
      VALUES(?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT(owner_no, code) DO UPDATE SET amended_in = ?3, name_ar = ?4, segment = ?5,
        capacity = ?6, contracts = ?7, itinerary = ?8, route_type = ?9, bound = ?10,
        is_confirmed = ?11, tawafa = ?12
      """,
      [
        .id(try entered(package.owner)), .string(package.code), .int(number),
        .string(package.nameAr), .code(package.segment), .int(package.capacity),
        .string(package.contracts.joined(separator: ";")),
        .string(package.itinerary.map(\.stored).joined(separator: ";")),
        .code(package.routeType), .int(package.bound), .flag(package.isConfirmed),
        .party(package.tawafa),
      ])
    if let known { return known.id }
    count(.package)
    return connection.lastInsertedID
  }

  func save(_ packages: [KnownPackage]) throws {
    change()
    for package in packages {
      try connection.run(
        "UPDATE package SET bound = ?, is_confirmed = ?, tawafa = ? WHERE id = ?",
        [
          .int(package.bound), .flag(package.isConfirmed), .party(package.tawafa),
          .id(package.id),
        ])
      precondition(connection.changes == 1, "an unknown package was saved")
    }
  }
}

extension Leg {
  /// `MAK:2026-05-10:2026-05-24`.
  fileprivate var stored: String { "\(city.rawValue):\(from):\(to)" }

  fileprivate init(stored text: Substring) throws(LedgerFailure) {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let city = City(rawValue: String(parts[0])),
      let from = CalendarDate(parts[1]), let to = CalendarDate(parts[2])
    else { throw .damaged("itinerary") }
    self.init(city: city, from: from, to: to)
  }
}
