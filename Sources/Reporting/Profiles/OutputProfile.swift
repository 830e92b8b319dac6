internal import Synchronization
package import Vocabulary

/// How a value may leave the house.
package enum ReleaseForm: String, Sendable {
  case clear
  /// The recipient's own token of a person.
  case token
  /// The age band on the day of Arafah.
  case band
  /// Y or N.
  case flag
  /// `•••` and the last three characters.
  case mask
  /// How many people; small cells are hidden.
  case count
  /// How many people, never hidden: who serves them has to know. `count` in the contract.
  case total
  /// A keyed digest that the recipient can make too.
  case key
}

/// When an output is cut.
package enum OutputCut: String, Sendable {
  /// After every submission that changes it.
  case event
  case hourly
  case daily
}

/// The fields of one output, in order: the privacy contract. A writer can be handed nothing else.
package protocol OutputColumns: RawRepresentable<UInt8>, CaseIterable, Sendable {
  /// The three letters of the output.
  static var outputCode: String { get }
  static var cut: OutputCut { get }
  static var recipients: [PartyType] { get }
  /// How the field leaves.
  var form: ReleaseForm { get }
}

/// The names of each output's columns, spelt once: every file of the output asks for them.
private let columnNames = Mutex<[ObjectIdentifier: [String]]>([:])

extension OutputColumns {
  /// The fields as files spell them, in order.
  package static var names: [String] {
    let type = ObjectIdentifier(Self.self)
    if let known = columnNames.withLock({ $0[type] }) { return known }
    let names = allCases.map { snakeCase(String(describing: $0)) }
    columnNames.withLock { $0[type] = names }
    return names
  }

  private static func snakeCase(_ name: String) -> String {
    var text = ""
    for character in name {
      if character.isUppercase { text.append("_") }
      text.append(character.lowercased())
    }
    return text
  }
}

/// One output's part of the privacy contract, as a value: for disclosure records and documentation.
package struct OutputProfile: Sendable {
  package let output: String
  package let cut: OutputCut
  package let recipients: [PartyType]
  package let fields: [(name: String, form: ReleaseForm)]

  init<Columns: OutputColumns>(_ columns: Columns.Type) {
    output = Columns.outputCode
    cut = Columns.cut
    recipients = Columns.recipients
    fields = zip(Columns.names, Columns.allCases).map { ($0, $1.form) }
  }

  /// Every output that carries fields.
  package static let all = [
    OutputProfile(VisaRequestColumn.self),
    OutputProfile(AssignedPilgrimColumn.self),
    OutputProfile(MadinahPilgrimColumn.self),
    OutputProfile(ExpectedArrivalColumn.self),
    OutputProfile(TransportRequestColumn.self),
    OutputProfile(OccupancyColumn.self),
    OutputProfile(ServiceDayColumn.self),
    OutputProfile(StatementColumn.self),
    OutputProfile(QuotaReportColumn.self),
    OutputProfile(CapacityColumn.self),
    OutputProfile(ContractReportColumn.self),
    OutputProfile(VisaReportColumn.self),
    OutputProfile(ArrivalReportColumn.self),
    OutputProfile(CityMovementColumn.self),
    OutputProfile(OverstayColumn.self),
    OutputProfile(ReadinessColumn.self),
    OutputProfile(EstablishmentColumn.self),
    OutputProfile(UmrahKeyColumn.self),
    OutputProfile(BulletinColumn.self),
    OutputProfile(DisclosureColumn.self),
    OutputProfile(LedgerLineColumn.self),
  ]

  package static func named(_ output: String) -> OutputProfile? {
    all.first { $0.output == output }
  }

  /// Changes whenever a field, a form or a recipient of any output does: sixteen hexadecimal digits.
  package static let version: String = {
    var digest = RecordDigest()
    for profile in all {
      digest.add(Array(profile.output.utf8)[...])
      for recipient in profile.recipients { digest.add(Array(recipient.rawValue.utf8)[...]) }
      for field in profile.fields {
        digest.add(Array(field.name.utf8)[...])
        digest.add(Array(field.form.rawValue.utf8)[...])
      }
    }
    let digits = String(digest.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }()
}
