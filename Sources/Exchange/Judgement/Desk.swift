internal import Archiving
internal import Bookkeeping
internal import Manifests
internal import Rules
internal import Vocabulary

/// What became of one record.
enum RecordOutcome: UInt8, Sendable {
  case accepted
  case held
  case unchanged
  case rejected
}

/// Judges the records of one kind against the season and posts what passes; one desk a kind.
///
/// A desk runs inside one ledger transaction, sees the records in order, and leaves each of them
/// either wholly posted or not at all.
protocol Desk {
  /// Told of the records that come next, before the first of them is handled.
  mutating func expect(_ batch: ManifestBatch) throws
  /// Adds what the cross and ledger rules find in `row` to `found`, and posts it if nothing
  /// refuses it.
  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome
  /// Judges what only the ledger as the file leaves it can tell, and takes back what fails; the
  /// transaction then has the findings (`eachLateFinding`). Called once, after the last record and
  /// before `finish`.
  mutating func judgeReferences() throws
  /// Saves what was kept in memory for all records. Called once, after the last.
  mutating func finish() throws
  /// What only the last record made plain, in the order of the file. Called once, after `finish`.
  mutating func closingFindings() throws -> [ClosingFinding]
}

extension Desk {
  mutating func expect(_ batch: ManifestBatch) throws {}
  mutating func judgeReferences() throws {}
  mutating func finish() throws {}
  mutating func closingFindings() throws -> [ClosingFinding] { [] }
}

/// What was found in a posted record once all records were judged, with what reports show of it:
/// the record itself is gone by then. From ERROR on it refuses the file, whose records it is about
/// together.
struct ClosingFinding {
  var finding: Finding
  var position: RecordPosition
  /// The sender's own key of the record.
  var reference: [UInt8]
  /// What the sender wrote in the finding's field.
  var value: [UInt8]
  /// Nothing was said of the record before.
  var isFirst: Bool
}

/// Chooses the desk of a file; another than `DeskSetting.desk` only where a promise about desks is
/// proved.
typealias DeskMaker = (DeskSetting, VisaForwarding?) throws -> any Desk

/// What every desk works with.
struct DeskSetting {
  let transaction: any LedgerTransaction
  let context: RuleContext
  let judge: CrossJudge
  /// Tells parties other than the sender what the records mean for them (UPD); whoever runs the
  /// desk ends them.
  let notices: UpdateFiles
  /// Records that were judged after the last one in an earlier reading, and refused; by ordinal.
  let refusedLate: [Int: [Finding]]
  private let masterKey: MasterKey

  init(
    transaction: any LedgerTransaction, context: RuleContext, masterKey: MasterKey,
    notices: UpdateFiles, refusedLate: [Int: [Finding]] = [:]
  ) {
    self.transaction = transaction
    self.context = context
    self.masterKey = masterKey
    self.notices = notices
    self.refusedLate = refusedLate
    judge = CrossJudge(context)
  }

  /// The key under which `recipient` knows people by tokens this season.
  func key(of recipient: PartyID) -> RecipientKey {
    masterKey.recipientKey(season: context.season, recipient: recipient)
  }

  /// What the Umrah system said of the passports of this file's people; nil where it said nothing.
  func umrahLink() throws -> UmrahLink? {
    try UmrahLink(masterKey.umrahKey(season: context.season), transaction)
  }

  /// The desk of the context's kind.
  func desk(forwarding: VisaForwarding?) throws -> any Desk {
    switch context.kind {
    case .ssn: ParameterDesk(self)
    case .pty: try PartyDesk(self)
    case .qta: try QuotaDesk(self)
    case .lic: try LicenceDesk(self)
    case .ctb, .ctp: try ContractDesk(self)
    case .pkg: try PackageDesk(self)
    case .plg: try PilgrimDesk(self, forwarding: forwarding)
    case .hlc: try CertificateDesk(self)
    case .hal: try StayDesk(self)
    case .bus: try CoachDesk(self)
    case .dep: try DepartureDesk(self)
    case .vis: try VisaDesk(self)
    case .amd: try AmendmentDesk(self, forwarding: forwarding)
    case .stf: try StaffDesk(self, forwarding: forwarding)
    case .umr: UmrahDesk(self)
    case .rdy: try VisitDesk(self)
    case .arp: try ArrivalPlanDesk(self)
    case .ara: try ArrivalDesk(self)
    }
  }
}
