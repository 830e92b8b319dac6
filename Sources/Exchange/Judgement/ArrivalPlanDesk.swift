internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// ARP: movements and the people they bring. A row plans everybody of its groups but those who are
/// planned one by one, or its one person; people with a visa are PLANNED from then on, for the
/// others the plan waits.
struct ArrivalPlanDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var life: LifeBook
  private var lodging: Lodging
  /// The last record that planned somebody, for what the whole file brings to light.
  private var last: ClosingFinding?

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    standing = Standing(
      parties: try setting.transaction.partyBook(), posting: setting.transaction.number)
    life = LifeBook(setting.transaction)
    lodging = Lodging(setting.transaction)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    standing.arrivalPlan = nil
    guard !found.refuses else {
      setting.judge.judge(row, standing, &found)
      return .rejected
    }
    let plan = plan(of: row)
    var names = try PartyOfPlan(plan, in: setting.transaction)
    let known = try setting.transaction.arrivalPlan(
      plan.row.movement, plan.scope, of: plan.owner)
    if let known, known.row == plan.row, names.arePlanned(by: known.id) { return .unchanged }
    names.fill(groupMax: setting.context.parameters.groupMax)
    standing.arrivalPlan = try lodging.complete(names.standing, plan, names.packages)
    setting.judge.judge(row, standing, &found)
    if found.refuses { return .rejected }
    try book(plan, names, row)
    last = late(row, isFirst: found.list.isEmpty)
    return found.holds ? .held : .accepted
  }

  mutating func finish() throws { try life.finish() }

  /// The agency's where an office sends for one.
  private func plan(of row: Row) -> ArrivalPlan {
    let sender = setting.context.sender
    let named = sender.type == .agency ? nil : row.party(.agencyId)
    return ArrivalPlan(owner: named ?? sender.id, sender: sender.id, row: ArrivalPlanRow(row))
  }

  private mutating func book(_ plan: ArrivalPlan, _ names: PartyOfPlan, _ row: Row) throws {
    let transaction = setting.transaction
    let ordinal = row.position.ordinal
    let id = try transaction.enter(plan, ordinal: ordinal)
    for person in names.planned {
      try transaction.plan(person.id, by: id, ordinal: ordinal)
      guard person.state == .visaIssued, let stored = try transaction.person(id: person.id) else {
        continue
      }
      try life.move(stored, to: .planned, ordinal: ordinal, at: transaction.at)
    }
  }

  private func late(_ row: Row, isFirst: Bool) -> ClosingFinding {
    ClosingFinding(
      finding: Finding(.l311, .warn), position: row.position,
      reference: Array(row.bytes(.senderRef)), value: Array(row.written(.entryPort)),
      isFirst: isFirst)
  }

  /// L311, said of the last record that planned somebody.
  mutating func closingFindings() throws -> [ClosingFinding] {
    guard let last, let country = setting.context.quotaCountry,
      let agreed = try setting.context.parameters.portSplit
        ?? setting.transaction.agreedPortSplit(of: country)
    else { return [] }
    standing.portShares = PortShares(
      agreed: agreed, planned: try setting.transaction.plannedPeople(of: country))
    var found = RecordFindings(severities: setting.context.severities)
    setting.judge.judgeLast(standing, &found)
    return found.list.enumerated().map { place, finding in
      var late = last
      late.finding = finding
      late.isFirst = last.isFirst && place == 0
      return late
    }
  }
}

/// The people whom an ARP row names, and which of them it plans.
private struct PartyOfPlan {
  private let plan: ArrivalPlan
  /// By group; one person stands under the group that is theirs.
  private var groups: [(name: String, people: [PlannablePerson])] = []
  private(set) var standing = ArrivalPlanStanding()
  /// Whom the row plans.
  private(set) var planned: [PlannablePerson] = []

  init(_ plan: ArrivalPlan, in ledger: any LedgerReader) throws {
    self.plan = plan
    guard let reference = plan.row.reference else {
      for group in plan.row.groups {
        groups.append((group, try ledger.plannablePeople(group: group, of: plan.owner)))
      }
      planned = groups.flatMap(\.people).filter { $0.state.mayArrive && !$0.isPlannedAlone }
      return
    }
    guard let person = try ledger.plannablePerson(reference: reference, of: plan.owner) else {
      standing.isReferenceUnknown = true
      return
    }
    groups = [(person.group, try ledger.plannablePeople(group: person.group, of: plan.owner))]
    if person.state.mayArrive { planned = [person] }
  }

  /// The packages of those who are planned, each once.
  var packages: Set<Int64> { Set(planned.map(\.packageID)) }

  /// Whether the plan holds already for everybody whom the row plans.
  func arePlanned(by plan: Int64) -> Bool { planned.allSatisfy { $0.plan == plan } }

  mutating func fill(groupMax: Int) {
    standing.people = planned.count
    standing.unknownGroups = groups.filter(\.people.isEmpty).map(\.name)
    standing.isNobodyLeft = planned.isEmpty && groups.contains { !$0.people.isEmpty }
    standing.largeGroups = groups.filter { $0.people.count > groupMax }.map(\.name)
    standing.leaderlessGroups = groups.filter { group in
      !group.people.isEmpty && !group.people.contains(where: \.isLeader)
    }.map(\.name)
    let own = Set(planned.map(\.id))
    standing.splitGroups = groups.filter { group in
      group.people.contains { person in
        guard let movement = person.movement else { return false }
        return movement != plan.row.movement && !own.contains(person.id) && person.state.mayArrive
      }
    }.map(\.name)
  }
}
