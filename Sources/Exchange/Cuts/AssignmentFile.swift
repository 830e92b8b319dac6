internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// One recipient's list of people in the making (ALO, ALM): everything on the first cut, afterwards
/// what changed. A day without changes has no file.
final class AssignmentFile<List: AssignmentList> {
  private let sheet: CutSheet
  private let party: Party
  private let output: String
  private let key: RecipientKey
  private let arafah: CalendarDate
  private let file: CutFile<List.Columns>
  private var list: List?
  /// Tells whether anybody changed before there is a file.
  private var probe: List
  private var people = 0

  init(_ sheet: CutSheet, _ party: Party, arafah: CalendarDate) {
    self.sheet = sheet
    self.party = party
    self.arafah = arafah
    output = List.Columns.outputCode
    key = sheet.key(of: party.id)
    file = CutFile(sheet, for: party)
    let head = OutputHead(
      season: sheet.season, recipient: party.id, sequence: 0,
      posting: sheet.transaction.number, at: sheet.transaction.at)
    probe = List(sheet.format(for: party), head)
  }

  func assign(_ person: StoredPerson, _ assignment: List.Assignment) throws {
    let before = try sheet.transaction.releasedDigest(of: person.id, to: party.id, in: output)
    let token = token(of: person.id)
    let shown = ShownPerson(person, for: List.Columns.self, token: token, arafah: arafah)
    let previous = sheet.isFull ? nil : before
    var digest: UInt64?
    if list != nil || probe.assign(shown, assignment, previous: previous) != nil {
      try begin()
      digest = list?.assign(shown, assignment, previous: previous)
      file.drain(&list!.writer)
    }
    if digest != nil {
      people += 1
      try sheet.transaction.noteShown(person.id, to: party.id, in: output)
    }
    try sheet.transaction.markReleased(
      person.id, digest: digest ?? before ?? 0, to: party.id, in: output, token: token)
  }

  /// People who were sent before and are not theirs any more, then the end of the file.
  func finish() throws {
    var gone: [Int64] = []
    try sheet.transaction.eachReleased(
      to: party.id, in: output, before: sheet.transaction.number
    ) { gone.append($0) }
    for id in gone {
      try begin()
      list?.remove(token: token(of: id))
      file.drain(&list!.writer)
      try sheet.transaction.markRemoved(id, from: party.id, in: output)
      people += 1
    }
    guard list != nil else { return }
    try file.finish(&list!.writer, people: people)
  }

  private func token(of person: Int64) -> [UInt8] {
    var token: [UInt8] = []
    key.appendToken(of: person, to: &token)
    return token
  }

  private func begin() throws {
    if list != nil { return }
    let head = try sheet.head(output, for: party.id)
    try file.begin(head)
    list = List(sheet.format(for: party), head)
  }
}
