package import Vocabulary

/// A ledger that operators may look into.
package protocol InspectedLedger: Ledger {
  /// Runs `body` over one unchanging view of what is booked.
  func inspect<Value>(_ body: (any LedgerInspection) throws -> Value) throws -> Value
}

/// Questions that operators ask and that no judgement needs. Some read whole tables: never ask
/// them while a file is judged.
package protocol LedgerInspection: LedgerReader {
  /// How much the ledger holds.
  func extent() throws -> LedgerExtent
  /// Files judged, by verdict; verdicts that no file had are left out.
  func submissionsByVerdict() throws -> [Verdict: Int]
  /// People by state and marks, in the order of states, then of marks.
  func peopleByState() throws -> [PeopleCount]

  /// Registrations of any owner under a reference, open and closed, by number.
  func people(reference: String) throws -> [Int64]
  /// Registrations under a passport of any issuer, open and closed, by number.
  func people(passport: String) throws -> [Int64]
  /// Registrations that were forwarded under a visa request number, by number.
  func people(requestNo: Int) throws -> [Int64]
  /// The posting that last named the person and the spreadsheet row there.
  func lastNaming(ofPerson id: Int64) throws -> (posting: Int, row: Int)?
  /// What became of the person's place, oldest first.
  func placeMovements(ofPerson id: Int64) throws -> [PlaceMovement]
  /// Who was sent the person in which output, by recipient and output.
  func sendings(ofPerson id: Int64) throws -> [PersonSending]

  /// Postings from `instant` on whose files had records refused by a rule, oldest first.
  func postings(refusedBy code: RuleCode, since instant: Instant) throws -> [Int]
  /// Whether what a rule refused in a posting was judged again already.
  func isRecalled(_ recall: Recall) throws -> Bool

  /// Postings that put a file of this name into an outbox, oldest first.
  func postings(promising name: String) throws -> [Int]
}

/// The rows of a ledger, in the words of its laws.
package struct LedgerExtent: Sendable, Equatable {
  package var postings = 0
  package var submissions = 0
  /// Records of all files judged.
  package var records = 0
  package var parties = 0
  package var licences = 0
  package var declarations = 0
  package var packages = 0
  package var people = 0
  package var movements = 0
  package var quotaLevels = 0
  /// Files promised to outboxes.
  package var outputs = 0
  package var disclosures = 0

  package init() {}
}

/// How many people stand in one state with the same marks.
package struct PeopleCount: Sendable, Equatable {
  package var state: PilgrimState
  package var holds: HoldMarks
  package var people: Int

  package init(state: PilgrimState, holds: HoldMarks, people: Int) {
    self.state = state
    self.holds = holds
    self.people = people
  }
}

/// One line of the quota ledger that is about one person.
package struct PlaceMovement: Sendable, Equatable {
  package var posting: Int
  package var type: MovementType
  package var country: CountryCode
  package var level: QuotaKey

  package init(posting: Int, type: MovementType, country: CountryCode, level: QuotaKey) {
    self.posting = posting
    self.type = type
    self.country = country
    self.level = level
  }
}

/// A person as a recipient has it in an output.
package struct PersonSending: Sendable, Equatable {
  package var recipient: PartyID
  package var output: String
  /// The posting of the last cut that held the person.
  package var sentIn: Int
  /// The posting that took the person away again.
  package var removedIn: Int?

  package init(recipient: PartyID, output: String, sentIn: Int, removedIn: Int?) {
    self.recipient = recipient
    self.output = output
    self.sentIn = sentIn
    self.removedIn = removedIn
  }
}
