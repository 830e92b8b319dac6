internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  /// Seats of packages and contracts are the people who hold them, and partners name each other.
  func auditSeats(_ report: (LedgerGap) -> Void) throws {
    let packages = try allPackages()
    let declarations = try allDeclarations()
    try auditPackages(packages, report)
    auditContracts(declarations, packages, report)
    LedgerLaw.unrequitedPartners(among: declarations).forEach(report)
  }

  private func auditPackages(_ packages: [KnownPackage], _ report: (LedgerGap) -> Void) throws {
    var people: [Int64: Int] = [:]
    try connection.each(
      """
      SELECT package_id, count(*) FROM person WHERE is_open = 1 AND package_id <> 0
      GROUP BY package_id
      """
    ) { people[$0.integer(0)] = Int($0.integer(1)) }
    for package in packages {
      let expected = people.removeValue(forKey: package.id) ?? 0
      if expected != package.bound {
        report(Self.gap("package \(package.id)", expected: expected, found: package.bound))
      }
    }
    for (package, found) in people.sorted(by: { $0.key < $1.key }) {
      report(Self.gap("package \(package)", expected: found, found: 0))
    }
  }

  private func auditContracts(
    _ declarations: [Declaration], _ packages: [KnownPackage], _ report: (LedgerGap) -> Void
  ) {
    let byBuyer = Dictionary(grouping: declarations, by: \.buyer)
    var expected: [Int64: Int] = [:]
    for package in packages {
      let own = byBuyer[package.owner] ?? []
      let contracts = package.contracts.compactMap {
        KnownContract.named($0, by: package.owner, among: own)?.id
      }
      for contract in Set(contracts) { expected[contract, default: 0] += package.bound }
    }
    for declaration in declarations where declaration.bound != expected[declaration.id] ?? 0 {
      report(
        LedgerLaw.contractsBindPeople.gap(
          at: "declaration \(declaration.id)", expected: expected[declaration.id] ?? 0,
          found: declaration.bound))
    }
  }

  private static func gap(_ place: String, expected: Int, found: Int) -> LedgerGap {
    LedgerLaw.seatsArePeople.gap(at: place, expected: expected, found: found)
  }
}
