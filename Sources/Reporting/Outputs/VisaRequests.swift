package import Bookkeeping
package import Vocabulary

/// VRQ: people whose visa Foreign Affairs is asked for, or asked for no longer.
package struct VisaRequests: Sendable {
  package var writer: OutputWriter<VisaRequestColumn>
  private let season: [UInt8]

  package init(_ format: FileFormat, _ head: OutputHead) {
    writer = OutputWriter(format, head)
    season = Array(head.season.description.utf8)
  }

  /// What a request says beside the person.
  package struct Terms: Sendable {
    /// The season's running number.
    package var requestNo: Int
    /// Foreign Affairs' token of the person, and of the mahram; empty where there is none.
    package var token: [UInt8]
    package var mahramToken: [UInt8]
    package var office: PartyID
    package var agency: PartyID?
    /// The country of the quota.
    package var country: CountryCode
    package var isPackageConfirmed: Bool
    package var isHealthApproved: Bool

    package init(
      requestNo: Int, token: [UInt8], mahramToken: [UInt8] = [], office: PartyID,
      agency: PartyID?, country: CountryCode, isPackageConfirmed: Bool, isHealthApproved: Bool
    ) {
      self.requestNo = requestNo
      self.token = token
      self.mahramToken = mahramToken
      self.office = office
      self.agency = agency
      self.country = country
      self.isPackageConfirmed = isPackageConfirmed
      self.isHealthApproved = isHealthApproved
    }
  }

  package mutating func request(
    _ person: ShownPerson<VisaRequestColumn, some PersonFields>, _ terms: Terms
  ) {
    writer.beginRecord()
    begin(terms, "REQUEST")
    writer.put(.passportNo, of: person)
    writer.put(.passportIssuer, of: person)
    writer.put(.passportIssueDate, of: person)
    writer.put(.passportExpiry, of: person)
    writer.put(.nationality, of: person)
    writer.put(.surnameLat, of: person)
    writer.put(.givenLat, of: person)
    writer.put(.nameAr, of: person)
    writer.put(.birthDate, of: person)
    writer.put(.birthPlace, of: person)
    writer.put(.sex, of: person)
    writer.put(.mahramRequestId, token: terms.mahramToken)
    writer.put(.mahramRelation, of: person)
    writer.put(.packageConfirmed, flag: terms.isPackageConfirmed)
    writer.put(.healthApproved, flag: terms.isHealthApproved)
    writer.put(.photoRef, of: person)
    writer.endRecord()
  }

  /// Takes a request back; nothing of the person is said again.
  package mutating func withdraw(_ terms: Terms) {
    writer.beginRecord()
    begin(terms, "WITHDRAW")
    writer.skipRest()
    writer.endRecord()
  }

  private mutating func begin(_ terms: Terms, _ action: StaticString) {
    writer.put(.requestNo, requestNo(terms.requestNo)[...])
    writer.put(.requestId, token: terms.token)
    writer.put(.action, action)
    writer.put(.officeId, text: terms.office.rawValue)
    writer.put(.agencyId, text: terms.agency?.rawValue ?? "")
    writer.put(.quotaCountry, terms.country)
  }

  /// `R` and the season, then at least eight digits: `R144700000017`.
  private func requestNo(_ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    bytes.append(UInt8(ascii: "R"))
    bytes.append(contentsOf: season)
    bytes.append(number: number, width: 8)
    return bytes
  }
}

/// The code of a sex, which senders may also write as an Arabic word.
enum SexCode {
  static func of(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > 1 else { return bytes }
    return bytes.elementsEqual(male) ? [UInt8(ascii: "M")] : [UInt8(ascii: "F")]
  }

  private static let male = Array("ذكر".utf8)
}
