package import Vocabulary

/// One answer of Foreign Affairs to one request: kept for ever, in the order of postings.
package struct VisaResult: Sendable, Equatable {
  package var requestNo: Int
  package var person: Int64
  package var status: VisaStatus
  package var visaNo: String?
  package var issuedOn: CalendarDate?
  package var validTo: CalendarDate?
  package var reason: VisaReason?
  package var posting: Int
  package var ordinal: Int

  package init(
    requestNo: Int, person: Int64, status: VisaStatus, visaNo: String? = nil,
    issuedOn: CalendarDate? = nil, validTo: CalendarDate? = nil, reason: VisaReason? = nil,
    posting: Int, ordinal: Int
  ) {
    self.requestNo = requestNo
    self.person = person
    self.status = status
    self.visaNo = visaNo
    self.issuedOn = issuedOn
    self.validTo = validTo
    self.reason = reason
    self.posting = posting
    self.ordinal = ordinal
  }

  /// Whether the two say the same of the same request.
  package func repeats(_ other: VisaResult) -> Bool {
    var same = other
    same.posting = posting
    same.ordinal = ordinal
    return same == self
  }
}

/// What a request came to that is no longer its person's own: the person was asked for again, or
/// is asked for no longer.
package enum PastRequest: String, CaseIterable, Sendable {
  /// Sent back by Foreign Affairs before that.
  case returned = "RETURNED"
  /// Taken back, or cancelled, before it was answered.
  case withdrawn = "WITHDRAWN"
  /// The visa had been issued.
  case cancelledAfterIssue = "CANCELLED"
}

/// Whom a request number means.
package struct KnownRequest: Sendable, Equatable {
  package var person: Int64
  /// Nil while it is the person's own request.
  package var past: PastRequest?

  package init(person: Int64, past: PastRequest? = nil) {
    self.person = person
    self.past = past
  }
}

/// What a person's own request came to; a new request begins without any.
package struct PersonVisa: Sendable, Equatable {
  /// CANCELLED also where an issued visa was given up by its office.
  package var status: VisaStatus
  /// Kept when the visa is cancelled: a number is never used again.
  package var number: String?
  package var reason: VisaReason?

  package init(status: VisaStatus, number: String? = nil, reason: VisaReason? = nil) {
    self.status = status
    self.number = number
    self.reason = reason
  }
}

/// How many people of one office or agency stand where with their visas (VSR).
package struct VisaCount: Sendable, Equatable {
  /// Whose quota, which sender's people, and which agency's.
  package struct Level: Hashable, Sendable {
    package var country: CountryCode
    package var sender: PartyID
    package var agency: PartyID?

    package init(country: CountryCode, sender: PartyID, agency: PartyID?) {
      self.country = country
      self.sender = sender
      self.agency = agency
    }
  }

  /// People who hold a place, and those of them whom something holds.
  package var accepted = 0
  package var held = 0
  /// Requests ever sent.
  package var requested = 0
  package var issued = 0
  package var refused = 0
  package var returned = 0
  package var cancelledAfterIssue = 0
  package var withdrawn = 0
  package var inProcess = 0
  /// In process for longer than the season is patient.
  package var silent = 0

  package init() {}

  /// Every request sent has come to one thing, or is still with Foreign Affairs.
  package var answered: Int {
    issued + refused + returned + cancelledAfterIssue + withdrawn + inProcess
  }

  /// Counts requests that are their people's own, by the people's state.
  package mutating func count(_ state: PilgrimState, isSilent: Bool, _ requests: Int = 1) {
    requested += requests
    switch state {
    case .requested:
      inProcess += requests
      if isSilent { silent += requests }
    case .returned: returned += requests
    case .refused: refused += requests
    case .visaIssued, .planned, .arrived, .departed, .overstay, .noShow, .deceased:
      issued += requests
    // Nobody in these states has a request of its own: the sum will not close.
    case .accepted, .cancelled, .replaced: break
    }
  }

  /// Counts requests that are nobody's own any more.
  package mutating func count(_ past: PastRequest, _ requests: Int) {
    requested += requests
    switch past {
    case .returned: returned += requests
    case .withdrawn: withdrawn += requests
    case .cancelledAfterIssue: cancelledAfterIssue += requests
    }
  }

  package static func += (sum: inout VisaCount, other: VisaCount) {
    sum.accepted += other.accepted
    sum.held += other.held
    sum.requested += other.requested
    sum.issued += other.issued
    sum.refused += other.refused
    sum.returned += other.returned
    sum.cancelledAfterIssue += other.cancelledAfterIssue
    sum.withdrawn += other.withdrawn
    sum.inProcess += other.inProcess
    sum.silent += other.silent
  }
}

/// How many people of a segment or an agency L312 holds.
package struct VisaHold: Sendable, Equatable {
  package var level: QuotaKey
  /// They have their visas; else they wait to be asked for again.
  package var isIssued: Bool
  package var people: Int

  package init(level: QuotaKey, isIssued: Bool, people: Int) {
    self.level = level
    self.isIssued = isIssued
    self.people = people
  }
}

/// Questions about visa requests and their results.
package protocol VisaReading: AnyObject {
  /// Whom a request number means; nil where none such was ever sent.
  func request(_ number: Int) throws -> KnownRequest?
  /// The last result of a request with this status.
  func visaResult(_ status: VisaStatus, ofRequest number: Int) throws -> VisaResult?
  /// All results of a person's requests, oldest first.
  func visaResults(ofPerson id: Int64) throws -> [VisaResult]
  /// Requests of a person that are no longer its own, oldest first.
  func pastRequests(ofPerson id: Int64) throws -> [(number: Int, past: PastRequest)]
  /// Whose visa has, or had, this number.
  func holder(ofVisa number: String) throws -> Int64?
  /// Where every sender's and agency's people stand.
  ///
  /// - Parameter silentSince: requests sent before this are silent.
  func visaCounts(silentSince: Instant) throws -> [VisaCount.Level: VisaCount]
  /// People whom L312 holds.
  func visaHolds(in country: CountryCode) throws -> [VisaHold]
  /// People who hold a place, are not asked for and have no visa, by segment or agency.
  func unrequested(in country: CountryCode) throws -> [QuotaKey: Int]
}

/// Changes of what is known about visas.
package protocol VisaBooking: AnyObject {
  /// Files a result, and shows it on its person.
  func enter(_ result: VisaResult) throws
}
