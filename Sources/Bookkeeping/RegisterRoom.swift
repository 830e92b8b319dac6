package import Vocabulary

/// The registers that auditors receive piece by piece: each cut begins where the last one ended.
package enum Register: String, Sendable, CaseIterable {
  /// What left to whom.
  case disclosures = "DSC"
  /// The quota ledger line by line.
  case movements = "LGR"
}

package protocol RegisterReading: AnyObject {
  /// The last line of `register` that `recipient` was sent; 0 where it was sent none.
  func registerEnd(of register: Register, for recipient: PartyID) throws -> Int64
  /// Calls `body` with each disclosure beyond the line `after`, and its line.
  func eachDisclosure(after line: Int64, _ body: (Int64, Disclosure) throws -> Void) throws
  /// Calls `body` with each movement beyond the line `after`, in the order of booking.
  func eachMovement(after line: Int64, _ body: (LedgerLine) throws -> Void) throws
  /// How many people the movements beyond the line `after` name.
  func peopleMoved(after line: Int64) throws -> Int
  /// All licences, by number.
  func allLicences() throws -> [Licence]
  /// How many people of each package stand in which state; closed registrations are left out.
  func packageStandings() throws -> [PackageStanding]
}

package protocol RegisterBooking: AnyObject {
  /// Notes which lines of a register the file of this posting carries.
  func note(_ piece: RegisterPiece) throws
}

/// The lines of a register that one file carries.
package struct RegisterPiece: Sendable, Equatable {
  package var register: Register
  package var recipient: PartyID
  package var first: Int64
  package var last: Int64
  package var lines: Int

  package init(
    register: Register, recipient: PartyID, first: Int64, last: Int64, lines: Int
  ) {
    self.register = register
    self.recipient = recipient
    self.first = first
    self.last = last
    self.lines = lines
  }
}

/// A movement with the act that booked it.
package struct LedgerLine: Sendable, Equatable {
  package var line: Int64
  package var posting: Int
  /// When it was booked.
  package var at: Instant
  /// The file that caused it; nil where time or a cure did.
  package var file: String?
  package var movement: Movement

  package init(line: Int64, posting: Int, at: Instant, file: String?, movement: Movement) {
    self.line = line
    self.posting = posting
    self.at = at
    self.file = file
    self.movement = movement
  }
}

/// People of one package in one state.
package struct PackageStanding: Sendable, Equatable {
  /// 0: people without a package, as mission staff.
  package var package: Int64
  package var state: PilgrimState
  /// They entered the Kingdom, whatever became of them then.
  package var hasArrived: Bool
  package var people: Int

  package init(package: Int64, state: PilgrimState, hasArrived: Bool, people: Int) {
    self.package = package
    self.state = state
    self.hasArrived = hasArrived
    self.people = people
  }
}
