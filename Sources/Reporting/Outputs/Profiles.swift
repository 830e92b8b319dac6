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
}

/// When an output is cut.
package enum OutputCut: String, Sendable {
  /// After every submission that changes it.
  case event
  case daily
}

/// The fields of one output, in order: the privacy contract. A writer can be handed nothing else.
package protocol OutputColumns: RawRepresentable<UInt8>, CaseIterable, Sendable {
  static var output: String { get }
  static var cut: OutputCut { get }
  static var recipients: [PartyType] { get }
  /// How the field leaves.
  var form: ReleaseForm { get }
}

extension OutputColumns {
  /// The fields as files spell them, in order.
  static var names: [String] { allCases.map { snakeCase(String(describing: $0)) } }

  private static func snakeCase(_ name: String) -> String {
    var text = ""
    for character in name {
      if character.isUppercase { text.append("_") }
      text.append(character.lowercased())
    }
    return text
  }
}

/// Visa requests, to Foreign Affairs.
package enum VisaRequestColumn: UInt8, OutputColumns {
  case requestNo, requestId, action, officeId, agencyId, quotaCountry, passportNo
  case passportIssuer, passportIssueDate, passportExpiry, nationality, surnameLat, givenLat
  case nameAr, birthDate, birthPlace, sex, mahramRequestId, mahramRelation, packageConfirmed
  case healthApproved, photoRef

  package static let output = "VRQ"
  package static let cut = OutputCut.event
  package static let recipients: [PartyType] = [.foreignAffairs]

  package var form: ReleaseForm {
    switch self {
    case .requestId, .mahramRequestId: .token
    case .packageConfirmed, .healthApproved: .flag
    default: .clear
    }
  }
}

/// Assigned pilgrims, to the Tawafa establishment that serves them.
package enum AssignedPilgrimColumn: UInt8, OutputColumns {
  case change, personToken, officeId, groupNo, groupRole, familyNo, surnameLat, givenLat, nameAr
  case passportNo, sex, nationality, ageBand, assistance, visa, packageCode, makkahLicenceNo
  case makkahBuilding, makkahFrom, makkahTo, entryPort, flightNo, eta

  package static let output = "ALO"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.tawafa]

  package var form: ReleaseForm {
    switch self {
    case .personToken: .token
    case .ageBand: .band
    case .visa: .flag
    default: .clear
    }
  }
}

/// The statement of a party's own people.
package enum StatementColumn: UInt8, OutputColumns {
  case senderRef, agencyId, status, holds, packageCode, visaStatus, visaNo, visaReason, updatedAt

  package static let output = "STM"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.office, .agency]

  package var form: ReleaseForm { .clear }
}

/// Quota by level.
package enum QuotaReportColumn: UInt8, OutputColumns {
  case country, segment, agencyId, granted, adjusted, allocated, reserved, confirmed, released
  case lapsed, frozen, remaining, firstRefusalAt

  package static let output = "QTR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [.ministry, .office, .agency]

  package var form: ReleaseForm { .clear }
}

/// How the two sides' declarations of contracts compare.
package enum ContractReportColumn: UInt8, OutputColumns {
  case contractNo, counterpartyId, contractType, match, differs, ownValue, otherValue
  case daysOneSided

  package static let output = "CTR"
  package static let cut = OutputCut.daily
  package static let recipients: [PartyType] = [
    .office, .agency, .tawafa, .adilla, .carsSyndicate, .housing, .catering, .coaches, .ministry,
  ]

  package var form: ReleaseForm { .clear }
}

/// One output's part of the privacy contract, as a value: for disclosure records and documentation.
package struct OutputProfile: Sendable {
  package let output: String
  package let cut: OutputCut
  package let recipients: [PartyType]
  package let fields: [(name: String, form: ReleaseForm)]

  init<Columns: OutputColumns>(_ columns: Columns.Type) {
    output = Columns.output
    cut = Columns.cut
    recipients = Columns.recipients
    fields = zip(Columns.names, Columns.allCases).map { ($0, $1.form) }
  }

  /// Every output that carries fields.
  package static let all = [
    OutputProfile(VisaRequestColumn.self), OutputProfile(AssignedPilgrimColumn.self),
    OutputProfile(StatementColumn.self), OutputProfile(QuotaReportColumn.self),
    OutputProfile(ContractReportColumn.self),
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
