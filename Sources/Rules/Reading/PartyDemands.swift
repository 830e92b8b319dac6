import Manifests
import Vocabulary

/// What X222 demands of the parties that a record names, kind by kind.
struct PartyDemands {
  let row: Row
  let standing: Standing
  let context: RuleContext

  private enum Fault: String {
    case unknown, inactive, type, country, ancestor, entitlement, taken, ambiguous
  }

  private func refuse(_ field: FieldName, _ fault: Fault, _ found: inout RecordFindings) {
    found.add(.x222, field, detail: .text(fault.rawValue))
  }

  /// The party that `field` names, where it is known, active and of one of `types`; what is wrong
  /// with it is added to `found`.
  @discardableResult
  private func demand(
    _ field: FieldName, of types: [PartyType]?, isActive: Bool = true,
    _ found: inout RecordFindings
  ) -> Party? {
    guard let id = row.party(field) else { return nil }
    guard let party = standing.parties[id] else {
      refuse(field, .unknown, &found)
      return nil
    }
    if isActive, !party.isActive(on: context.receivedOn) {
      refuse(field, .inactive, &found)
      return nil
    }
    if let types, !types.contains(party.type) {
      refuse(field, .type, &found)
      return nil
    }
    return party
  }

  // MARK: PTY

  func checkParty(_ found: inout RecordFindings) {
    guard let type = row.code(.type, as: PartyType.self), let id = row.party(.partyId) else {
      return
    }
    checkIdentity(id, type, &found)
    let parent = demand(.parentId, of: type == .agency ? [.office] : nil, isActive: false, &found)
    if type == .agency {
      if !row.isPresent(.parentId) { refuse(.parentId, .unknown, &found) }
      if let parent, let country = row.country(.country),
        parent.country?.canonical != country.canonical
      {
        refuse(.parentId, .country, &found)
      }
    }
    let lead = demand(.leadId, of: [.agency], isActive: false, &found)
    if let lead, let country = row.country(.country), lead.country?.canonical != country.canonical {
      refuse(.leadId, .country, &found)
    }
    demand(.successorOf, of: nil, isActive: false, &found)
    for field in [FieldName.parentId, .leadId, .successorOf] where isAncestor(id, by: field) {
      refuse(field, .ancestor, &found)
    }
    if type == .tawafa, !row.isPresent(.countries) { refuse(.countries, .unknown, &found) }
  }

  /// A name keeps its meaning for ever, and the ministry cannot shut itself out.
  private func checkIdentity(_ id: PartyID, _ type: PartyType, _ found: inout RecordFindings) {
    if let known = standing.parties[id], known.type != type { refuse(.type, .type, &found) }
    guard id == .ministry else { return }
    if type != .ministry { refuse(.type, .type, &found) }
    if row.code(.status, as: PartyStatus.self) == .suspended {
      refuse(.status, .entitlement, &found)
    }
  }

  /// Whether going up from the party that `field` names leads back to `id`.
  private func isAncestor(_ id: PartyID, by field: FieldName) -> Bool {
    var next = row.party(field)
    // A ring among others ends somewhere too.
    for _ in 0..<64 {
      guard let current = next else { return false }
      if current == id { return true }
      let party = standing.parties[current]
      next =
        switch field {
        case .parentId: party?.parent
        case .leadId: party?.lead
        default: party?.successorOf
        }
    }
    return true
  }

  // MARK: QTA

  func checkQuota(_ found: inout RecordFindings) {
    if standing.quotaEntry == .numberTaken { refuse(.entryNo, .taken, &found) }
    let country = row.country(.country)
    if context.sender.type != .ministry {
      if let type = row.code(.entryType, as: QuotaEntryType.self),
        type != .allocate || context.sender.type != .office
      {
        refuse(.entryType, .entitlement, &found)
      }
      if let country, country.canonical != context.sender.country?.canonical {
        refuse(.country, .entitlement, &found)
      }
    }
    let agency = demand(.agencyId, of: [.agency], &found)
    if let agency, let country, agency.country?.canonical != country.canonical {
      refuse(.agencyId, .country, &found)
    }
  }

  // MARK: LIC

  func checkLicence(_ found: inout RecordFindings) {
    let activity = row.code(.activity, as: Activity.self)
    demand(.holderId, of: activity.map(Self.holders), &found)
    if let city = row.code(.city, as: City.self), !context.sender.oversees(city) {
      refuse(.city, .entitlement, &found)
    }
  }

  private static func holders(of activity: Activity) -> [PartyType] {
    switch activity {
    case .housing: [.housing]
    case .transport: [.coaches, .carsSyndicate]
    case .catering: [.catering]
    case .camp, .tawafa: [.tawafa]
    }
  }

  // MARK: CTB, CTP

  func checkContract(_ found: inout RecordFindings) {
    let providers = row.code(.contractType, as: ContractType.self).map(Self.providers)
    let own = context.sender.type
    if context.kind == .ctb {
      demand(.counterpartyId, of: providers ?? PartyType.allCases.filter(\.isProvider), &found)
      if own != .office && own != .agency { refuse(.contractNo, .entitlement, &found) }
    } else {
      demand(.counterpartyId, of: [.office, .agency], &found)
      if let providers, !providers.contains(own) { refuse(.contractType, .entitlement, &found) }
    }
  }

  private static func providers(of type: ContractType) -> [PartyType] {
    switch type {
    case .housing: [.housing]
    case .transport: [.carsSyndicate, .coaches]
    case .catering: [.catering]
    case .tawafa, .camp: [.tawafa]
    case .adilla: [.adilla]
    }
  }

  // MARK: RDY

  /// Whoever serves or sends pilgrims can be visited, a suspended party too: it may be visited
  /// before it is let in again. A branch visits in its own city.
  func checkVisit(_ found: inout RecordFindings) {
    let visited: [PartyType] = [
      .office, .agency, .tawafa, .adilla, .unitedAgents, .carsSyndicate, .housing, .catering,
      .coaches,
    ]
    guard let party = demand(.partyId, of: visited, isActive: false, &found),
      let city = party.city, city != .all, !context.sender.oversees(city)
    else { return }
    refuse(.partyId, .entitlement, &found)
  }

  // MARK: PLG, HLC

  /// An agency for which an office speaks is its own.
  func checkAgency(_ found: inout RecordFindings) {
    if row.isPresent(.agencyId), let agency = demand(.agencyId, of: [.agency], &found),
      !isSenders(agency)
    {
      refuse(.agencyId, .entitlement, &found)
    }
  }

  func checkPilgrim(_ found: inout RecordFindings) {
    checkAgency(&found)
    // Which establishment receives the person must follow from something.
    guard let package = standing.package, package.tawafa == nil,
      let country = context.quotaCountry
    else { return }
    if standing.parties.hasChoice(serving: country, on: context.receivedOn) {
      refuse(.packageCode, .ambiguous, &found)
    }
  }

  // MARK: AMD, STF

  /// People of a suspended agency can be cancelled, and nothing else.
  func checkAmendment(_ found: inout RecordFindings) {
    let isCancelled = standing.amendment?.action == .cancel
    if let agency = demand(.agencyId, of: [.agency], isActive: !isCancelled, &found),
      !isSenders(agency)
    {
      refuse(.agencyId, .entitlement, &found)
    }
  }

  /// What a visa was issued on is the holder's: it cannot be made another's.
  func checkStaff(_ found: inout RecordFindings) {
    guard let person = standing.person, let known = person.byReference, known.isStaff,
      known.state.locksPerson, known.state != .requested,
      known.lockedDigest != person.lockedDigest
    else { return }
    found.add(.x222, .senderRef, detail: .text("locked=" + known.state.name))
  }

  // MARK: ARA

  func checkArrival(_ found: inout RecordFindings) {
    demand(.passportHeldBy, of: nil, &found)
  }

  private func isSenders(_ agency: Party) -> Bool {
    let sender = context.sender
    if sender.type == .agency { return agency.id == sender.id }
    return agency.parent == sender.id
      || (agency.country != nil && agency.country?.canonical == sender.country?.canonical)
  }

  // MARK: BUS

  /// The group's own party, whose numbers its groups have.
  func checkCoach(_ found: inout RecordFindings) {
    demand(.officeId, of: [.office, .agency], &found)
  }
}
