internal import Archiving
internal import Bookkeeping
internal import Dispatch
internal import Manifests
internal import Reporting
internal import Vocabulary

/// Who is sent to Foreign Affairs, beside the fields of the record itself.
struct VisaRequestee {
  var id: Int64
  var requestNo: Int
  var owner: PartyID
  var sender: PartyID
  var agency: PartyID?
  var country: CountryCode
  var isPackageConfirmed: Bool
  /// A health-capability certificate stands.
  var isCertified = false
}

/// The event output VRQ of the posting being made: begun with the first person forwarded.
///
/// People whose references are judged after the last record are written last, from the ledger: whom
/// they name may stand further down in the same file, or may be refused.
///
/// Rows of a list are written on a queue of their own while the next batch is posted: between
/// `flush` and `settle` the queue alone touches the writer.
final class VisaForwarding: @unchecked Sendable {
  private let transaction: any LedgerTransaction
  private let stage: Stage
  private let season: Season
  private let recipient: Party
  private let parties: PartyBook
  private let key: RecipientKey
  private let format: FileFormat
  private var output: StagedOutput?
  private var requests: VisaRequests?
  /// People of the batch at hand, and their records in it.
  private var pending: [(person: VisaRequestee, record: Int)] = []
  private let queue = DispatchQueue(label: "masar.forwarding")
  private var hasLate = false
  /// People who are written from the ledger: with a mahram and not judged late, or amended.
  private var amended: [Int64] = []
  /// Requests taken back; written before every request that waits for the last record.
  private var withdrawn: [VisaRequestee] = []
  private var people = 0

  /// Nil where no active party is Foreign Affairs: then people wait until there is one.
  convenience init?(
    _ parts: ExchangeParts, _ transaction: any LedgerTransaction, _ stage: Stage,
    season: Season, forcesXML: Bool
  ) throws {
    let day = transaction.at.date()
    let parties = try transaction.partyBook()
    guard
      let recipient = parties.all(of: .foreignAffairs).first(where: { $0.isActive(on: day) })
    else { return nil }
    self.init(
      transaction, stage, season: season, recipient: recipient, parties: parties,
      key: parts.masterKey.recipientKey(season: season, recipient: recipient.id),
      format: forcesXML ? .xml : recipient.format)
  }

  private init(
    _ transaction: any LedgerTransaction, _ stage: Stage, season: Season, recipient: Party,
    parties: PartyBook, key: RecipientKey, format: FileFormat
  ) {
    self.transaction = transaction
    self.stage = stage
    self.season = season
    self.recipient = recipient
    self.parties = parties
    self.key = key
    self.format = format
  }

  /// Somebody was asked for after the last record: the posting's late records are looked through
  /// (`ReferenceBook`).
  func requestLate() { hasLate = true }

  func request(_ person: VisaRequestee, row: Row) throws {
    people += 1
    if row.isPresent(.mahramRef) {
      amended.append(person.id)
      return
    }
    try begin()
    pending.append((person, row.index))
  }

  /// A person who is asked for with the values that the ledger has when the last record is posted.
  func request(known person: Int64) throws {
    people += 1
    amended.append(person)
  }

  /// Takes the person's request back, or asks that the visa on it be cancelled.
  func withdraw(_ stored: StoredPerson) throws {
    guard let requestNo = stored.requestNo else { return }
    people += 1
    withdrawn.append(
      VisaRequestee(
        id: stored.id, requestNo: requestNo, owner: stored.owner, sender: stored.sender,
        agency: stored.agency, country: stored.country, isPackageConfirmed: false))
  }

  /// Writes the people of a batch that has been posted, and then lets go of the batch.
  func flush(_ batch: ManifestBatch, release: @escaping @Sendable () -> Void) {
    let people = pending
    pending.removeAll(keepingCapacity: true)
    queue.async {
      for (person, record) in people { self.write(person, batch[record], mahram: nil) }
      release()
    }
  }

  /// Waits until everything that was flushed is written.
  func settle() { queue.sync {} }

  /// Writes a person of a cure, whose mahram is in the ledger long since.
  func request(_ stored: StoredPerson, requestNo: Int, isPackageConfirmed: Bool) throws {
    people += 1
    let person = VisaRequestee(
      id: stored.id, requestNo: requestNo, owner: stored.owner, sender: stored.sender,
      agency: stored.agency, country: stored.country, isPackageConfirmed: isPackageConfirmed,
      isCertified: stored.isCertified)
    try begin()
    write(person, stored, mahram: try mahram(of: stored))
  }

  /// Writes what had to wait for the last record, and closes the output with its checksum.
  func finish() throws {
    settle()
    try writeWithdrawals()
    if hasLate {
      try transaction.eachPerson(in: .judgedLate) { if try writeFromLedger($0) { people += 1 } }
    }
    for id in amended {
      guard let stored = try transaction.person(id: id) else { continue }
      try writeFromLedger(stored)
    }
    guard var requests, let output else { return }
    requests.writer.finish { output.append($0) }
    if requests.writer.mustBeXML, format == .csv {
      throw FormulaInMachineFile(recipient: recipient.id)
    }
    try stage.finish(output)
    try stage.putSidecar(of: output)
    try transaction.disclose(stage.files[output.index], people: people)
    self.requests = nil
  }

  private func writeWithdrawals() throws {
    guard !withdrawn.isEmpty else { return }
    try begin()
    for person in withdrawn {
      requests?.withdraw(terms(of: person, mahram: nil))
      requests?.writer.drain { output?.append($0) }
    }
    // Whoever is asked for again is one person all the same.
    people -= Set(withdrawn.map(\.id)).intersection(amended).count
    withdrawn.removeAll()
  }

  /// - Returns: false for who is held after all, and for who is not asked for any more.
  @discardableResult
  private func writeFromLedger(_ stored: StoredPerson) throws -> Bool {
    guard stored.state == .requested, let requestNo = stored.requestNo else { return false }
    let package = try transaction.package(id: stored.packageID)
    let person = VisaRequestee(
      id: stored.id, requestNo: requestNo, owner: stored.owner, sender: stored.sender,
      agency: stored.agency, country: stored.country,
      isPackageConfirmed: package?.isConfirmed ?? false, isCertified: stored.isCertified)
    try begin()
    write(person, stored, mahram: try mahram(of: stored))
    return true
  }

  private func mahram(of person: StoredPerson) throws -> Int64? {
    let reference = person.bytes(.mahramRef)
    if reference.isEmpty { return nil }
    return try transaction.person(reference: reference, of: person.owner)?.id
  }

  private func write(
    _ person: VisaRequestee, _ fields: some PersonFields, mahram: Int64?
  ) {
    requests?.request(
      ShownPerson(fields, for: VisaRequestColumn.self), terms(of: person, mahram: mahram))
    requests?.writer.drain { output?.append($0) }
  }

  private func terms(of person: VisaRequestee, mahram: Int64?) -> VisaRequests.Terms {
    var token: [UInt8] = []
    key.appendToken(of: person.id, to: &token)
    var mahramToken: [UInt8] = []
    if let mahram { key.appendToken(of: mahram, to: &mahramToken) }
    return VisaRequests.Terms(
      requestNo: person.requestNo, token: token, mahramToken: mahramToken,
      office: office(of: person), agency: person.agency, country: person.country,
      isPackageConfirmed: person.isPackageConfirmed, isHealthApproved: person.isCertified)
  }

  /// The office answerable for the person: an agency's parent, else whoever sent it.
  private func office(of person: VisaRequestee) -> PartyID {
    parties.office(answeringFor: person.agency, sentBy: person.sender)
  }

  /// Takes the next number and opens the file, with the first person alone.
  private func begin() throws {
    if requests != nil { return }
    let sequence = try transaction.nextSequence(of: "VRQ", for: recipient.id, season: season)
    let head = OutputHead(
      season: season, recipient: recipient.id, sequence: sequence, posting: transaction.number,
      at: transaction.at)
    output = try stage.open("VRQ", to: recipient.id, named: head.fileName("VRQ", format))
    requests = VisaRequests(format, head)
  }
}

/// A value that a spreadsheet would take for a formula came up in a machine file: the posting is
/// made again with that file as XML (exchange.md §5).
struct FormulaInMachineFile: Error {
  let recipient: PartyID
}
