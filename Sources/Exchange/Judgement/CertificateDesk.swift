internal import Bookkeeping
internal import Manifests
internal import Reporting
internal import Rules
internal import Vocabulary

/// HLC: health-capability certificates, each of one registered person.
///
/// A certificate lifts nobody here: it writes an intention, and later postings forward the people.
/// One that is withdrawn holds its person again at once, where no visa has been asked for.
struct CertificateDesk: Desk {
  private let setting: DeskSetting
  private var standing: Standing
  private var review: SeasonReview
  private let digests = RecordDigest(table: Kind.hlc.table)
  /// A certificate came for somebody who waits for it.
  private var hasCure = false

  init(_ setting: DeskSetting) throws {
    self.setting = setting
    let transaction = setting.transaction
    standing = Standing(parties: try transaction.partyBook(), posting: transaction.number)
    review = SeasonReview(
      try transaction.parameterBook(), season: setting.context.season, at: transaction.at)
  }

  mutating func handle(_ row: Row, _ found: inout RecordFindings) throws -> RecordOutcome {
    let transaction = setting.transaction
    let sender = setting.context.sender.id
    let owner = row.party(.agencyId) ?? sender
    var person = PersonStanding()
    if row[.senderRef].state == .valid {
      person.byReference = try transaction.person(reference: row.bytes(.senderRef), of: owner)
    }
    standing.person = person
    setting.judge.judge(row, standing, &found)
    guard !found.refuses, let known = person.byReference else { return .rejected }
    let certificate = certificate(row, of: known.id)
    let before = try transaction.certificate(certificate.number, of: sender)
    if let before, before.digest == certificate.digest, before.person == known.id {
      return .unchanged
    }
    try transaction.enter(certificate)
    if known.isCertified { try withdraw(from: known.id) }
    // A number that named somebody else before: that person has this certificate no longer.
    if let before, before.person != known.id { try withdraw(from: before.person) }
    if certificate.isGood { hasCure = true }
    return found.holds ? .held : .accepted
  }

  mutating func finish() throws {
    if hasCure { try setting.transaction.intend(.certificates) }
  }

  private func certificate(_ row: Row, of person: Int64) -> Certificate {
    guard let issuedOn = row.date(.issuedOn), let outcome = row.code(.outcome, as: Fitness.self)
    else { preconditionFailure("an HLC row was entered before it was judged") }
    return Certificate(
      number: row.text(.certificateNo), sender: setting.context.sender.id, person: person,
      issuedOn: issuedOn, outcome: outcome,
      isSigned: row.isPresent(.headSignatory) && row.isPresent(.medicalSignatory),
      digest: digests.digest(of: row), posting: setting.transaction.number,
      ordinal: row.position.ordinal)
  }

  /// Where no certificate stands any more: who has not been sent for a visa waits again, and whoever sent
  /// the person is told.
  private mutating func withdraw(from id: Int64) throws {
    let transaction = setting.transaction
    guard let person = try transaction.person(id: id), !person.isCertified,
      person.state == .accepted || person.state == .returned,
      !person.holds.contains(.health), review.demandsCertificate(of: person.country)
    else { return }
    try transaction.move(
      id, to: person.state, holds: person.holds.union(.health), requestNo: nil)
    try setting.notices.tell(person.sender, people: 1) {
      $0.append(.held, ref: person.bytes(.senderRef), code: .r116, state: person.state)
    }
  }
}
