internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// STM: each office's and agency's own people.
struct StatementCut {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    for party in try sheet.recipients(of: StatementColumn.recipients) { try write(for: party) }
  }

  private func write(for party: Party) throws {
    var statement: Statement?
    let file = CutFile<StatementColumn>(sheet, for: party)
    var codes: [Int64: String] = [:]
    var people = 0
    try sheet.transaction.eachPerson(in: .owner(party.id)) { person in
      if statement == nil {
        let head = try sheet.head("STM", for: party.id)
        try file.begin(head)
        statement = Statement(sheet.format(for: party), head)
      }
      if codes[person.packageID] == nil {
        codes[person.packageID] = try sheet.transaction.package(id: person.packageID)?.code ?? ""
      }
      statement?.append(
        ShownPerson(person, for: StatementColumn.self),
        Statement.Terms(person, packageCode: codes[person.packageID] ?? ""))
      file.drain(&statement!.writer)
      people += 1
    }
    if statement != nil { try file.finish(&statement!.writer, people: people) }
  }
}
