internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// OCC: to each housing company the coming nights of its contracts.
struct OccupancyCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let contracts = try ContractPeople(sheet.transaction, types: [.housing])
    let smallCell = try sheet.parameters(for: nil).smallCell
    for party in try sheet.recipients(of: OccupancyColumn.recipients) {
      let file = CutFile<OccupancyColumn>(sheet, for: party)
      var nights: BuildingNights?
      for service in contracts.services where service.provider == party.id {
        for night in service.days(from: sheet.transaction.at.date()) {
          if nights == nil {
            let head = try sheet.head("OCC", for: party.id)
            try file.begin(head)
            nights = BuildingNights(sheet.format(for: party), head, smallCell: smallCell)
          }
          nights?.append(
            service.terms, night: night, contracts.people(of: service, on: night))
          file.drain(&nights!.writer)
        }
      }
      if nights != nil { try file.finish(&nights!.writer, people: 0) }
    }
  }
}

/// SRV: to each kitchen and coach company the coming days of its contracts.
struct ServiceCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let contracts = try ContractPeople(sheet.transaction, types: [.catering, .transport])
    for party in try sheet.recipients(of: ServiceDayColumn.recipients) {
      let file = CutFile<ServiceDayColumn>(sheet, for: party)
      var days: ServiceDays?
      for service in contracts.services where service.provider == party.id {
        for day in service.days(from: sheet.transaction.at.date()) {
          if days == nil {
            let head = try sheet.head("SRV", for: party.id)
            try file.begin(head)
            days = ServiceDays(sheet.format(for: party), head)
          }
          let people = contracts.people(of: service, on: day)
          days?.append(service.terms, day: day, assigned: people.all)
          file.drain(&days!.writer)
        }
      }
      if days != nil { try file.finish(&days!.writer, people: 0) }
    }
  }
}
