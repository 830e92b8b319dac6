import Bookkeeping
import SQLiteLedger
import TestSupport
import Testing
import Vocabulary

@Suite struct AuditTests {
  static let tables = [
    "posting", "submission", "booked_file", "party_name", "party", "parameter", "licence",
    "quota_entry", "movement", "pending_movement", "quota_level", "contract_terms",
    "declaration", "package", "person", "sent_person", "output_number", "disclosure", "cure",
    "umrah_stay", "umrah_key", "visit", "file_cause", "register_piece",
  ]

  @Test func `a whole season keeps every law`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    #expect(try ledger.gaps() == [])
  }

  @Test(arguments: tables)
  func `one row deleted by hand is found and named`(table: String) throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    let raw = home.raw
    let column = table == "posting" ? "number" : "posting"
    let posting = raw.number("SELECT max(\(column)) FROM \(table)")
    let rows = raw.number("SELECT count(*) FROM \(table) WHERE \(column) = \(posting)")
    #expect(posting > 0 && rows > 0)
    raw.run(Self.deletion(of: table, posting))
    let gap = LedgerGap(
      law: "every booked row is kept", place: "\(table), posting \(posting)", expected: rows,
      found: rows - 1)
    #expect(try ledger.gaps().contains(gap))
  }

  /// Of one row, whatever the table's key.
  private static func deletion(of table: String, _ posting: Int) -> String {
    switch table {
    case "posting": "DELETE FROM posting WHERE number = \(posting)"
    case "quota_level": "DELETE FROM quota_level WHERE segment = 1 AND posting = \(posting)"
    case "booked_file", "sent_person", "output_number", "file_cause", "register_piece":
      "DELETE FROM \(table) WHERE posting = \(posting)"
    default:
      "DELETE FROM \(table) WHERE rowid = (SELECT max(rowid) FROM \(table) WHERE posting = \(posting))"
    }
  }

  @Test func `a tally deleted by hand is found on its posting`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    home.raw.run("DELETE FROM posting_tally WHERE posting = 5 AND table_name = 'person'")
    let gaps = try ledger.gaps()
    #expect(gaps.contains { $0.place == "posting_tally, posting 5" && $0.found == $0.expected - 1 })
    #expect(gaps.contains { $0.place == "person, posting 5" && $0.expected == 0 && $0.found == 3 })
  }

  @Test func `the last posting cannot vanish unseen`() throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    home.raw.run("DELETE FROM posting WHERE number = 6")
    #expect(try ledger.gaps().first?.place == "posting, posting 6")
  }

  @Test(arguments: [
    ("UPDATE quota_level SET reserved = reserved + 1 WHERE segment = 1", LedgerLaw.placesArePeople),
    ("UPDATE quota_level SET granted = 99 WHERE segment = 1", .figuresFollowMovements),
    ("UPDATE quota_level SET frozen = 1 WHERE segment = 0", .frozenArePeople),
    ("UPDATE movement SET person_id = 1 WHERE person_id = 2", .everyPersonHasOnePlace),
    ("UPDATE person SET is_open = 0, state = 8 WHERE id = 3", .everyPersonHasOnePlace),
    ("UPDATE package SET bound = 2", .seatsArePeople),
    ("UPDATE declaration SET bound = 2 WHERE side = 0", .contractsBindPeople),
    ("UPDATE declaration SET partner_id = NULL WHERE side = 0", .partnersAreMutual),
    ("UPDATE submission SET accepted = 2 WHERE posting = 5", .recordsAreConserved),
    ("UPDATE submission SET receipt = 7 WHERE posting = 5", .receiptsAreDense),
    ("UPDATE posting SET number = 9 WHERE number = 6", .postingsAreDense),
  ])
  func `a figure changed by hand breaks its law`(sql: String, law: LedgerLaw) throws {
    let home = try TemporaryLedger()
    let ledger = try home.open()
    try SmallSeason.book(into: ledger)
    home.raw.run(sql)
    #expect(try ledger.gaps().contains { $0.law == law.rawValue })
  }
}
