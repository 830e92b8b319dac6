internal import Bookkeeping
internal import Vocabulary

/// Questions to one view of the ledger; each room of it is in the file of its store.
class BookReader: LedgerReader {
  let connection: Connection
  private var numbers: [PartyID: Int64] = [:]
  private var names: [Int64: PartyID] = [:]
  private var heldLookUps: LookUpStatements?

  /// The posting being made and its time, where one is.
  var making: (posting: Int, at: Instant)? { nil }

  /// The posting in the making entered or changed a party.
  final var hasEnteredParties = false

  init(_ connection: Connection) { self.connection = connection }

  /// Whether a look-up need not be made: a posting in the making may know that it finds nobody, or
  /// has to write somebody first whom it may mean.
  func isAbsent(_ text: ArraySlice<UInt8>, of scope: Int64) throws -> Bool { false }

  final func lookUps() throws(LedgerFailure) -> LookUpStatements {
    if let heldLookUps { return heldLookUps }
    let made = try LookUpStatements(connection)
    heldLookUps = made
    return made
  }

  /// The number of a party; nil where nothing booked ever named it.
  final func number(of party: PartyID) throws -> Int64? {
    if let known = numbers[party] { return known }
    let found = try connection.number(
      "SELECT no FROM party_name WHERE name = ?", [.party(party)])
    guard let found else { return nil }
    remember(party, Int64(found))
    return Int64(found)
  }

  /// The party of a number that the ledger gave.
  final func party(_ number: Int64) throws -> PartyID {
    if let known = names[number] { return known }
    let name = try connection.first(
      "SELECT name FROM party_name WHERE no = ?", [.id(number)]
    ) { $0.nextText() }
    guard let name else { throw LedgerFailure.damaged("party number") }
    remember(PartyID(name), number)
    return PartyID(name)
  }

  /// The same, where 0 stands for none.
  final func optionalParty(_ number: Int64) throws -> PartyID? {
    number == 0 ? nil : try party(number)
  }

  final func remember(_ party: PartyID, _ number: Int64) {
    numbers[party] = number
    names[number] = party
  }
}
