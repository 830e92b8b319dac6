internal import Archiving
internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Vocabulary

/// EXP: to the agents at the ports who is expected from a day ago to three days ahead, by the hour
/// of arrival.
struct ExpectedArrivalCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let plans = try sheet.transaction.arrivalPlans(
      expected: sheet.transaction.at.adding(
        seconds: -24 * 3_600)...sheet.transaction.at
        .adding(seconds: 72 * 3_600))
    if plans.isEmpty { return }
    for party in try sheet.recipients(of: ExpectedArrivalColumn.recipients) {
      try write(plans, for: party)
    }
  }

  private func write(_ plans: [ArrivalPlan], for party: Party) throws {
    let parties = try sheet.transaction.partyBook()
    let key = sheet.key(of: party.id)
    let file = CutFile<ExpectedArrivalColumn>(sheet, for: party)
    var list: ExpectedArrivals?
    var licences: [String: Licence?] = [:]
    var people = 0
    for plan in plans {
      let number = plan.row.firstLicence
      let licence = try licences[number] ?? sheet.transaction.licence(number)
      licences[number] = .some(licence)
      let movement = ExpectedArrivals.Movement(plan, licence: licence)
      try sheet.transaction.eachPerson(in: .planned(by: plan.id)) { person in
        if list == nil {
          let head = try sheet.head("EXP", for: party.id)
          try file.begin(head)
          list = ExpectedArrivals(sheet.format(for: party), head)
        }
        var token: [UInt8] = []
        key.appendToken(of: person.id, to: &token)
        list?.append(
          ShownPerson(person, for: ExpectedArrivalColumn.self, token: token), movement,
          office: parties.office(answeringFor: person.agency, sentBy: person.sender),
          visaNo: person.visa?.number ?? "")
        file.drain(&list!.writer)
        try sheet.transaction.markReleased(
          person.id, digest: 0, to: party.id, in: "EXP", token: token)
        people += 1
      }
    }
    if list != nil { try file.finish(&list!.writer, people: people) }
  }
}
