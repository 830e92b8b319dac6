internal import Bookkeeping
internal import Vocabulary

/// One registration as the ledger knows it, without what nobody needs for a question about it.
struct PersonTrace {
  let person: StoredPerson
  let package: KnownPackage?
  /// The file that registered the person.
  let registeredBy: Posting?
  let lastNaming: (posting: Int, row: Int)?
  let movements: [PlaceMovement]
  let sendings: [PersonSending]
  let disclosures: [Disclosure]
  /// Nil for pilgrims.
  let role: StaffRole?
  /// What offices changed of the person, and the replacement by which it came.
  let changes: [PersonAmendment]
  /// Every change of state since, oldest first, with the file that caused it.
  let life: [(event: LifeEvent, file: String?)]
  private let asked: String

  /// Nil where the ledger has no such number.
  init?(_ id: Int64, asked: String, _ ledger: any LedgerInspection) throws {
    guard let person = try ledger.person(id: id) else { return nil }
    self.person = person
    self.asked = asked
    package = try ledger.package(id: person.packageID)
    registeredBy = try ledger.posting(person.posting)
    lastNaming = try ledger.lastNaming(ofPerson: id)
    movements = try ledger.placeMovements(ofPerson: id)
    sendings = try ledger.sendings(ofPerson: id)
    disclosures = try ledger.disclosures(ofPerson: id)
    role = try ledger.staffRole(of: id)
    life = try ledger.lifeEvents(of: id).map { event in
      (event, try ledger.posting(event.posting)?.submission?.fileName)
    }
    changes = try ledger.amendments(of: id).map { try PersonAmendment($0, of: id, ledger) }
  }

  /// `•••567` unless it is what was asked for.
  private var passport: String {
    let number = person.text(.passportNo)
    return number == asked.uppercased() ? number : "•••" + number.suffix(3)
  }

  private var holds: String {
    let codes = person.holds.codes.map(\.name)
    return codes.isEmpty ? "" : ", held by \(codes.joined(separator: " "))"
  }

  var text: String {
    var text = "person \(person.text(.senderRef)) of \(person.owner)\n"
    func line(_ label: String, _ content: String) {
      text += "  \(label)\(String(repeating: " ", count: max(1, 10 - label.count)))\(content)\n"
    }
    line("state", "\(person.state.name)\(holds), since \(person.updatedAt)")
    line("passport", "\(passport) (\(person.text(.passportIssuer)))")
    let level = QuotaKey(segment: person.segment, agency: person.agency)
    line("place", "\(person.country) \(level.words) · " + placeHistory)
    line("package", packageWords)
    if let role { line("role", role.rawValue) }
    line("booked", "posting \(person.posting), record \(person.ordinal)\(fileName)")
    if let lastNaming {
      line("last", "named in posting \(lastNaming.posting), row \(lastNaming.row)")
    }
    for (event, file) in life { line("life", Self.words(event, file)) }
    for change in changes { line(change.label, change.words) }
    if let request = person.requestNo { line("request", String(request)) }
    for sending in sendings {
      let removed = sending.removedIn.map { ", taken away in posting \($0)" } ?? ""
      line(
        "sent",
        "\(sending.output) to \(sending.recipient), last in posting \(sending.sentIn)\(removed)")
    }
    for disclosure in disclosures {
      line(
        "disclosed",
        "\(disclosure.file) to \(disclosure.recipient), \(disclosure.at): "
          + disclosure.fields.joined(separator: " "))
    }
    return text
  }

  /// `ARRIVED on 2026-05-10T11:31:00Z, posting 88, record 4 of 1447_UAO_ARA_000001.csv`.
  private static func words(_ event: LifeEvent, _ file: String?) -> String {
    let cause = file.map { ", record \(event.ordinal) of \($0)" } ?? ""
    return "\(event.state.name) on \(event.at), posting \(event.posting)\(cause)"
  }

  private static func json(_ event: LifeEvent, _ file: String?) -> JSONText {
    .object([
      ("state", .text(event.state.name)), ("at", .text(event.at)),
      ("posting", .number(event.posting)), ("record", .number(event.ordinal)),
      ("file", .text(file)),
    ])
  }

  private var fileName: String {
    registeredBy?.submission.map { " of \($0.fileName)" } ?? ""
  }

  private var packageWords: String {
    guard let package else { return "-" }
    let standing = package.isConfirmed ? "confirmed" : "not confirmed"
    return "\(package.code), \(standing), \(package.bound.grouped) of "
      + "\(package.capacity.grouped) seats"
  }

  private var placeHistory: String {
    movements.map { "\($0.type.rawValue) in posting \($0.posting)" }.joined(separator: ", ")
  }

  var json: JSONText {
    .object([
      ("number", .number(Int(person.id))), ("reference", .text(person.text(.senderRef))),
      ("owner", .text(person.owner)), ("sender", .text(person.sender)),
      ("passport", .text(passport)), ("issuer", .text(person.text(.passportIssuer))),
      ("state", .text(person.state.name)), ("holds", .list(person.holds.codes.map(\.name))),
      ("updated_at", .text(person.updatedAt)),
      ("country", .text(person.country)), ("segment", .text(person.segment.rawValue)),
      ("agency", .text(person.agency)), ("package", .text(package?.code)),
      ("posting", .number(person.posting)), ("record", .number(person.ordinal)),
      ("file", .text(registeredBy?.submission?.fileName)),
      ("last_posting", .number(lastNaming?.posting)), ("last_row", .number(lastNaming?.row)),
      ("request_no", .number(person.requestNo)), ("role", .text(role?.rawValue)),
      ("life", .list(life.map { Self.json($0.event, $0.file) })),
      ("amended", .list(changes.map(\.json))),
      (
        "place",
        .list(
          movements.map {
            .object([("posting", .number($0.posting)), ("type", .text($0.type.rawValue))])
          })
      ),
      ("sent", .list(sendings.map(Self.json))),
      ("disclosed", .list(disclosures.map(Self.json))),
    ])
  }

  private static func json(_ sending: PersonSending) -> JSONText {
    .object([
      ("output", .text(sending.output)), ("recipient", .text(sending.recipient)),
      ("posting", .number(sending.sentIn)), ("removed_in", .number(sending.removedIn)),
    ])
  }

  private static func json(_ disclosure: Disclosure) -> JSONText {
    .object([
      ("file", .text(disclosure.file)), ("recipient", .text(disclosure.recipient)),
      ("at", .text(disclosure.at)), ("fields", .list(disclosure.fields)),
    ])
  }
}
