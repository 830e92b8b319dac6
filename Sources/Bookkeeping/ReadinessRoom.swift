package import Vocabulary

/// The room of readiness: visits, and what the files of each party came to.
package protocol ReadinessReading: AnyObject {
  func visit(of party: PartyID, _ item: ReadinessItem, on day: CalendarDate) throws -> Visit?
  /// The last visit of each item of each party, by party and item.
  func lastVisits() throws -> [Visit]
  /// What the files of each party came to, by party.
  func fileRecords() throws -> [FileRecord]
  /// How many guides each party has registered, among its pilgrims and its staff.
  func guides() throws -> [PartyID: Int]
}

package protocol ReadinessBooking: AnyObject {
  /// Inserts a visit, or its amendment (same party, item and day).
  func enter(_ visit: Visit, by sender: PartyID, ordinal: Int) throws
  /// Files how often each rule spoke in the file of this posting; what its sender was told.
  func note(_ causes: [FileCause]) throws
}

/// How often a rule spoke in one file.
package struct FileCause: Sendable, Equatable {
  package var code: RuleCode
  package var severity: Severity
  package var count: Int

  package init(code: RuleCode, severity: Severity, count: Int) {
    self.code = code
    self.severity = severity
    self.count = count
  }
}

/// What the files of one party came to; content that came again (DUPLICATE) is not counted.
package struct FileRecord: Sendable, Equatable {
  package var party: PartyID
  /// Files judged.
  package var files = 0
  /// Files that came while the window of their kind was open.
  package var onTime = 0
  /// Names that came, whatever number of times.
  package var names = 0
  /// Names whose first file was accepted whole.
  package var passedAtFirst = 0
  /// How often each rule spoke, remarks (INFO) left out; most frequent first, then by code.
  package var rules: [(code: RuleCode, count: Int)] = []

  package init(party: PartyID) { self.party = party }

  package static func == (left: FileRecord, right: FileRecord) -> Bool {
    left.party == right.party && left.files == right.files && left.onTime == right.onTime
      && left.names == right.names && left.passedAtFirst == right.passedAtFirst
      && left.rules.map(\.code) == right.rules.map(\.code)
      && left.rules.map(\.count) == right.rules.map(\.count)
  }
}
