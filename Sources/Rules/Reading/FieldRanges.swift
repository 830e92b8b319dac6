import Manifests
import Vocabulary

/// What R102 demands of figures and names beyond their types.
enum FieldRanges {
  static func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    switch context.kind {
    case .ssn: checkParameter(row, &found)
    case .pty: checkParty(row, &found)
    case .qta: checkQuota(row, &found)
    case .lic: checkLicence(row, &found)
    case .ctb, .ctp: checkContract(row, &found)
    case .pkg: demand(.capacity, 1...Int.max, row, &found)
    case .bus: checkCoach(row, &found)
    case .dep: demandOneCity(.city, row, &found)
    case .umr: demandOrder(.enteredOn, .leftOn, row, &found)
    case .rdy: demand(.score, 0...100, row, &found)
    case .arp: checkArrivalPlan(row, context, &found)
    default: break
    }
  }

  private static func demand(
    _ field: FieldName, _ range: ClosedRange<Int>, _ row: Row, _ found: inout RecordFindings
  ) {
    guard let number = row.number(field), !range.contains(number) else { return }
    found.add(.r102, field, detail: .text("range"))
  }

  private static func checkParameter(_ row: Row, _ found: inout RecordFindings) {
    guard row[.parameter].state == .valid, row[.value].state == .valid else { return }
    let problem = ParameterBook.validate(
      name: row.text(.parameter), value: row.text(.value), country: row.country(.country),
      defaultSeverity: { Rulebook.entry($0).severity })
    switch problem {
    case nil: break
    case .unknownName(let nearest):
      found.add(.r102, .parameter, detail: nearest.map { .text("nearest=" + $0) } ?? .none)
    case .wrongType(let expected):
      found.add(.r102, .value, detail: .text("expected=" + expected))
    case .countryNotAllowed: found.add(.r102, .country, detail: .text("whole_season"))
    case .protectedSeverity(let least):
      found.add(.r102, .value, detail: .text("least=" + least.name))
    }
  }

  private static func checkParty(_ row: Row, _ found: inout RecordFindings) {
    // The name becomes a folder: a slash, or a dot in front, must never get that far.
    if let party = row.party(.partyId), !party.isFolderName {
      found.add(.r102, .partyId, detail: .text("characters"))
    }
    demandOrder(.validFrom, .validTo, row, &found)
  }

  private static func checkQuota(_ row: Row, _ found: inout RecordFindings) {
    guard let quantity = row.number(.quantity) else { return }
    let type = row.code(.entryType, as: QuotaEntryType.self)
    let isSigned = type == .adjust || type == .allocate
    if quantity == 0 || (quantity < 0 && !isSigned) {
      found.add(.r102, .quantity, detail: .text("range"))
    }
    if row.isPresent(.agencyId), let segment = row.code(.segment, as: Segment.self),
      segment != .agency
    {
      found.add(.r102, .segment, detail: .text("expected=AGENCY"))
    }
  }

  private static func checkLicence(_ row: Row, _ found: inout RecordFindings) {
    demand(.capacity, 0...Int.max, row, &found)
    demand(.rooms, 1...Int.max, row, &found)
    demandOrder(.validFrom, .validTo, row, &found)
  }

  private static func checkContract(_ row: Row, _ found: inout RecordFindings) {
    demand(.mealsPerDay, 1...3, row, &found)
    demand(.amount, 0...Int.max, row, &found)
    if row.code(.city, as: City.self) == .all,
      let type = row.code(.contractType, as: ContractType.self), type != .transport
    {
      found.add(.r102, .city, detail: .text("code"))
    }
  }

  private static func checkCoach(_ row: Row, _ found: inout RecordFindings) {
    demand(.seats, 1...Int.max, row, &found)
    demand(.passengers, 1...Int.max, row, &found)
    demandOneCity(.fromCity, row, &found)
    demandOneCity(.toCity, row, &found)
    if let from = row.number(.fromCity), from == row.number(.toCity) {
      found.add(.r102, .toCity, detail: .text("range"))
    }
    if let departs = row.instant(.departsAt), let arrives = row.instant(.arrivesAt),
      arrives < departs
    {
      found.add(.r102, .arrivesAt, detail: .text(">=\(departs)"))
    }
  }

  /// ALL is of transport contracts: nobody is everywhere.
  private static func demandOneCity(
    _ field: FieldName, _ row: Row, _ found: inout RecordFindings
  ) {
    if row.code(field, as: City.self) == .all { found.add(.r102, field, detail: .text("code")) }
  }

  /// People are expected on the season's days of arrival alone, and name groups or one person.
  private static func checkArrivalPlan(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    demand(.pax, 1...Int.max, row, &found)
    demand(.wheelchairs, 0...(row.number(.pax) ?? Int.max), row, &found)
    if row.isPresent(.groupNo), row.isPresent(.senderRef) {
      found.add(.r102, .senderRef, detail: .text("group_or_person"))
    }
    if let city = row.code(.firstCity, as: City.self), city != .makkah, city != .madinah {
      found.add(.r102, .firstCity, detail: .text("code"))
    }
    guard let day = row.instant(.eta)?.date() else { return }
    let days = context.parameters.arrivals
    if day < days.lowerBound {
      found.add(.r102, .eta, detail: .text(">=\(days.lowerBound)"))
    } else if day > days.upperBound {
      found.add(.r102, .eta, detail: .text("<=\(days.upperBound)"))
    }
  }

  private static func demandOrder(
    _ first: FieldName, _ last: FieldName, _ row: Row, _ found: inout RecordFindings
  ) {
    guard let from = row.date(first), let to = row.date(last), to < from else { return }
    found.add(.r102, last, detail: .text(">=\(from)"))
  }
}
