internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Where people who arrive spend their first nights: the licence that an ARP row names, and the
/// housing contracts of their office or agency. Each is read once a file.
struct Lodging {
  private let ledger: any LedgerReader
  private var licences: [String: Licence?] = [:]
  private var contracts: [PartyID: [ContractTerms]] = [:]
  private var itineraries: [Int64: [Leg]] = [:]

  init(_ ledger: any LedgerReader) { self.ledger = ledger }

  /// Adds to `standing` what is known of the row's building.
  mutating func complete(
    _ standing: ArrivalPlanStanding, _ plan: ArrivalPlan, _ packages: Set<Int64>
  ) throws -> ArrivalPlanStanding {
    var standing = standing
    standing.firstCity = plan.row.firstCity
    standing.licence = try licence(plan.row.firstLicence)
    let housing = try housing(of: plan.owner).filter { $0.city == plan.row.firstCity }
    let first = housing.filter { $0.licenceNo == plan.row.firstLicence }
    standing.hasContract = !first.isEmpty
    guard standing.hasContract else { return standing }
    let arrival = plan.row.eta.date()
    let end = try checkOut(plan.row.firstCity, packages, from: arrival)
    standing.uncoveredNight = Self.uncovered(
      plan.row.firstCity, arrival..<max(end, arrival.adding(days: 1)), first: first, housing)
    return standing
  }

  /// The first night is spent in the building named, the others in any that is contracted.
  private static func uncovered(
    _ city: City, _ nights: Range<CalendarDate>, first: [ContractTerms],
    _ housing: [ContractTerms]
  ) -> String? {
    var night = nights.lowerBound
    while night < nights.upperBound {
      let contracts = night == nights.lowerBound ? first : housing
      guard contracts.contains(where: { $0.dateFrom <= night && night < $0.dateTo }) else {
        return "\(city.rawValue) \(night) 0"
      }
      night = night.adding(days: 1)
    }
    return nil
  }

  /// The day on which the first stay in `city` ends for those who stay longest.
  private mutating func checkOut(
    _ city: City, _ packages: Set<Int64>, from arrival: CalendarDate
  ) throws -> CalendarDate {
    var end = arrival
    for package in packages {
      let stays = try itinerary(package).filter { $0.city == city && $0.to > arrival }
      if let first = stays.min(by: { $0.from < $1.from }) { end = max(end, first.to) }
    }
    return end
  }

  private mutating func itinerary(_ package: Int64) throws -> [Leg] {
    if let known = itineraries[package] { return known }
    let legs = try ledger.package(id: package)?.itinerary ?? []
    itineraries[package] = legs
    return legs
  }

  private mutating func licence(_ number: String) throws -> Licence? {
    if let known = licences[number] { return known }
    let found = try ledger.licence(number)
    licences[number] = .some(found)
    return found
  }

  /// What both sides last agreed on, or what the buyer declared so far.
  private mutating func housing(of owner: PartyID) throws -> [ContractTerms] {
    if let known = contracts[owner] { return known }
    let found = try ledger.declarations(concerning: owner).filter { $0.side == .buyer }
      .map { $0.confirmed ?? $0.terms }
      .filter { $0.type == .housing && $0.status != .cancelled }
    contracts[owner] = found
    return found
  }
}
