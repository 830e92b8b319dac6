internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Contracts stand with their licences, agencies with their minimum, and nobody is held by either,
  /// or for want of a seat, without the cause or an intention that will end it.
  func auditHolds(_ report: (LedgerGap) -> Void) throws {
    let declarations = try allDeclarations()
    try auditLicences(declarations, report)
    try auditMinimums(report)
    let cures = Set(try cures())
    try auditPackageMarks(declarations, cures, report)
    try auditAgencyMarks(cures, report)
  }

  private func auditLicences(
    _ declarations: [Declaration], _ report: (LedgerGap) -> Void
  ) throws {
    let counted = declarations.filter { $0.counted?.licenceNo != nil }
    for (number, contracts) in Dictionary(grouping: counted, by: { $0.counted?.licenceNo ?? "" })
      .sorted(by: { $0.key < $1.key })
    {
      guard let licence = try licence(number) else { continue }
      // Time acts in postings alone: until one saw the last day pass, it has not.
      let hasEnded =
        try connection.number(
          "SELECT 1 FROM licence WHERE number = ? AND valid_to < ? AND lapsed_in IS NOT NULL",
          [.string(number), .day(licence.validTo.adding(days: 1))]) != nil
      let day = hasEnded ? licence.validTo.adding(days: 1) : licence.validTo
      let frozen = Set(
        LicenceCover.uncovered(by: licence, among: contracts, on: day).map(\.id))
      for contract in contracts where contract.isFrozen != frozen.contains(contract.id) {
        report(
          LedgerLaw.licencesCoverContracts.gap(
            at: "declaration \(contract.id)", expected: frozen.contains(contract.id) ? 1 : 0,
            found: contract.isFrozen ? 1 : 0))
      }
    }
    for contract in declarations where contract.isFrozen && contract.isOpen {
      report(
        LedgerLaw.licencesCoverContracts.gap(
          at: "declaration \(contract.id)", expected: 0, found: 1))
    }
  }

  private func auditMinimums(_ report: (LedgerGap) -> Void) throws {
    let countries = try connection.all(
      "SELECT country FROM agency_close WHERE is_closed = 1 ORDER BY country"
    ) { $0.nextCountry() }
    for country in countries {
      guard let close = try agencyClose(of: country) else { continue }
      let book = QuotaBook(
        country: country, figures: try figures(of: country), groups: try agencyGroups(of: country))
      let expected = book.shortfalls(
        among: try agencies(of: country), minimum: close.minimum)
      let found = try shortfalls(of: country)
      for agency in Set(expected.keys).union(found.keys).sorted()
      where expected[agency] != found[agency] {
        report(
          LedgerLaw.shortfallsFollowPeople.gap(
            at: "\(agency)", expected: expected[agency]?.registered ?? 0,
            found: found[agency]?.registered ?? 0))
      }
    }
  }

  private func auditPackageMarks(
    _ declarations: [Declaration], _ cures: Set<Cure>, _ report: (LedgerGap) -> Void
  ) throws {
    let unlicensed = try people(marked: .licence, by: "package_id")
    let unseated = try people(marked: .seats, by: "package_id")
    if unlicensed.isEmpty, unseated.isEmpty { return }
    let byBuyer = Dictionary(grouping: declarations, by: \.buyer)
    for package in try allPackages() {
      let contracts = package.contracts.compactMap {
        KnownContract.named($0, by: package.owner, among: byBuyer[package.owner] ?? [])
      }
      let isOverfull =
        package.bound > package.capacity
        || contracts.contains { $0.bound > $0.confirmedCapacity ?? $0.bound }
      if let people = unlicensed[package.id], !contracts.contains(where: \.isFrozen),
        !cures.contains(.package(package.id))
      {
        report(Self.markGap(.l315, "package \(package.id)", people))
      }
      if let people = unseated[package.id], !isOverfull, !cures.contains(.seats(package.id)) {
        report(Self.markGap(.l316, "package \(package.id)", people))
      }
    }
  }

  private func auditAgencyMarks(_ cures: Set<Cure>, _ report: (LedgerGap) -> Void) throws {
    let below = Set(
      try connection.all("SELECT agency_no FROM agency_shortfall WHERE is_below = 1") {
        $0.nextInteger()
      })
    for (no, people) in try people(marked: .agencyMinimum, by: "agency_no").sorted(by: <)
    where !below.contains(no) {
      let agency = try optionalParty(no)
      if let agency, cures.contains(.agency(agency)) { continue }
      report(Self.markGap(.l305, "agency \(agency?.rawValue ?? "-")", people))
    }
  }

  private func people(marked mark: HoldMarks, by column: String) throws -> [Int64: Int] {
    var found: [Int64: Int] = [:]
    try connection.each(
      """
      SELECT \(column), count(*) FROM person WHERE holds & \(mark.rawValue) <> 0 GROUP BY \(column)
      """
    ) { found[$0.integer(0)] = Int($0.integer(1)) }
    return found
  }

  private static func markGap(_ code: RuleCode, _ place: String, _ people: Int) -> LedgerGap {
    LedgerLaw.holdsHaveCauses.gap(at: "\(place), \(code.name)", expected: 0, found: people)
  }
}
