internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// DSC and LGR: to the auditors what the registers hold beyond their last piece; a full cut begins
/// with the first line again.
struct RegisterCuts {
  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func writeDisclosures() throws {
    for party in try sheet.recipients(of: DisclosureColumn.recipients) {
      let piece = try RegisterFile<DisclosureColumn>(sheet, party, .disclosures)
      var report: DisclosureReport?
      try sheet.transaction.eachDisclosure(after: piece.start) { line, disclosure in
        if report == nil { report = DisclosureReport(piece.format, try piece.begin()) }
        report?.append(disclosure)
        piece.note(line, &report!.writer)
      }
      guard report != nil else { continue }
      try piece.finish(&report!.writer, people: 0)
    }
  }

  func writeMovements() throws {
    for party in try sheet.recipients(of: LedgerLineColumn.recipients) {
      let key = sheet.key(of: party.id)
      let piece = try RegisterFile<LedgerLineColumn>(sheet, party, .movements)
      var lines: LedgerLines?
      var token: [UInt8] = []
      try sheet.transaction.eachMovement(after: piece.start) { line in
        if lines == nil { lines = LedgerLines(piece.format, try piece.begin()) }
        token.removeAll(keepingCapacity: true)
        if let person = line.movement.person { key.appendToken(of: person, to: &token) }
        lines?.append(line, token: token)
        piece.note(line.line, &lines!.writer)
      }
      guard lines != nil else { continue }
      try piece.finish(
        &lines!.writer, people: try sheet.transaction.peopleMoved(after: piece.start))
    }
  }
}

/// One piece of a register in the making.
private final class RegisterFile<Columns: OutputColumns> {
  /// The last line of the piece before.
  let start: Int64
  let format: FileFormat
  private let sheet: CutSheet
  private let party: Party
  private let register: Register
  private let file: CutFile<Columns>
  private var first: Int64?
  private var last: Int64 = 0

  init(_ sheet: CutSheet, _ party: Party, _ register: Register) throws {
    self.sheet = sheet
    self.party = party
    self.register = register
    file = CutFile(sheet, for: party)
    format = sheet.format(for: party)
    start =
      sheet.isFull ? 0 : try sheet.transaction.registerEnd(of: register, for: party.id)
  }

  func begin() throws -> OutputHead {
    let head = try sheet.head(Columns.outputCode, for: party.id)
    try file.begin(head)
    return head
  }

  func note(_ line: Int64, _ writer: inout OutputWriter<Columns>) {
    if first == nil { first = line }
    last = line
    file.drain(&writer)
  }

  func finish(_ writer: inout OutputWriter<Columns>, people: Int) throws {
    guard let first else { return }
    let piece = RegisterPiece(
      register: register, recipient: party.id, first: first, last: last, lines: writer.records)
    try file.finish(&writer, people: people)
    try sheet.transaction.note(piece)
  }
}
