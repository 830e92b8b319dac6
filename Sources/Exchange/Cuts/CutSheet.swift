internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// What every scheduled cut works with: the transaction, the stage, and how a recipient's file is
/// begun, written, closed, numbered and disclosed.
struct CutSheet {
  let parts: ExchangeParts
  let transaction: any LedgerTransaction
  let stage: Stage
  let isFull: Bool
  /// Those to whom this output cannot go as CSV (see `FormulaInMachineFile`).
  let inXML: Set<PartyID>
  /// Set where the records become sections of pages and no files.
  var pages: PageSections?

  var season: Season { parts.settings.season }

  /// The recipients of an output who may receive anything today, by name.
  func recipients(of types: [PartyType]) throws -> [Party] {
    let day = transaction.at.date()
    return try transaction.partyBook().all.filter {
      types.contains($0.type) && $0.isActive(on: day)
    }
  }

  func format(for party: Party) -> FileFormat {
    pages != nil || inXML.contains(party.id) ? .xml : party.format
  }

  func key(of party: PartyID) -> RecipientKey {
    parts.masterKey.recipientKey(season: season, recipient: party)
  }

  func parameters(for country: CountryCode?) throws -> SeasonParameters {
    try transaction.parameterBook().parameters(for: country, at: transaction.at, season: season)
  }

  /// The head of the recipient's next file. Only to be asked for a file that will be written: the
  /// numbers have no gaps. A section of a page takes none.
  func head(_ output: String, for party: PartyID) throws -> OutputHead {
    OutputHead(
      season: season, recipient: party,
      sequence: pages != nil
        ? 0 : try transaction.nextSequence(of: output, for: party, season: season),
      posting: transaction.number, at: transaction.at)
  }
}

/// One recipient's file of a scheduled output, begun with its first record.
final class CutFile<Columns: OutputColumns> {
  private let sheet: CutSheet
  private let party: Party
  private var output: StagedOutput?

  init(_ sheet: CutSheet, for party: Party) {
    self.sheet = sheet
    self.party = party
  }

  /// Opens the staged file.
  func begin(_ head: OutputHead) throws {
    if let pages = sheet.pages { return pages.begin(Columns.self) }
    output = try sheet.stage.open(
      Columns.outputCode, to: party.id,
      named: head.fileName(Columns.outputCode, sheet.format(for: party)))
  }

  func drain(_ writer: inout OutputWriter<Columns>) { writer.drain { take($0) } }

  private func take(_ bytes: [UInt8]) {
    if let pages = sheet.pages { pages.append(bytes) } else { output?.append(bytes) }
  }

  /// Ends the file with its trailer, its checksum and its disclosure record.
  func finish(_ writer: inout OutputWriter<Columns>, people: Int) throws {
    if let pages = sheet.pages {
      writer.finish { take($0) }
      return pages.end(Columns.self, for: party.id)
    }
    guard let output else { return }
    writer.finish { take($0) }
    if writer.mustBeXML, writer.format == .csv { throw FormulaInMachineFile(recipient: party.id) }
    try sheet.stage.finish(output)
    try sheet.stage.putSidecar(of: output)
    try sheet.transaction.disclose(sheet.stage.files[output.index], people: people)
  }
}
