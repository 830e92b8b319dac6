package import Vocabulary

/// A health-capability certificate as its last HLC row left it. Who signed is not kept: the
/// archived original has it.
package struct Certificate: Sendable, Equatable {
  /// The office's own number, unique for it.
  package var number: String
  /// The office that sent it.
  package var sender: PartyID
  /// The registration that it speaks of.
  package var person: Int64
  package var issuedOn: CalendarDate
  package var outcome: Fitness
  /// By the head of the office and by the medical mission.
  package var isSigned: Bool
  /// Of every field as sent: equal digests mean an unchanged row.
  package var digest: Digest128
  /// The posting of the present values, and the record's ordinal there.
  package var posting: Int
  package var ordinal: Int

  package init(
    number: String, sender: PartyID, person: Int64, issuedOn: CalendarDate, outcome: Fitness,
    isSigned: Bool, digest: Digest128, posting: Int, ordinal: Int
  ) {
    self.number = number
    self.sender = sender
    self.person = person
    self.issuedOn = issuedOn
    self.outcome = outcome
    self.isSigned = isSigned
    self.digest = digest
    self.posting = posting
    self.ordinal = ordinal
  }

  /// Both signed that the person is able.
  package var isGood: Bool { isSigned && outcome != .unfit }
}

/// Questions about health-capability certificates.
package protocol CertificateReading {
  func certificate(_ number: String, of sender: PartyID) throws -> Certificate?
  /// All that speak of a person, in the order in which they were entered.
  func certificates(of person: Int64) throws -> [Certificate]
}

/// Changes to health-capability certificates.
package protocol CertificateBooking: CertificateReading {
  /// Inserts a certificate or its amendment (same sender and number), and keeps of its person, and
  /// of the one it spoke of before, whether a certificate stands: the one issued last of those that
  /// both signed says so.
  func enter(_ certificate: Certificate) throws
}

extension [Certificate] {
  /// Whether a certificate stands: of those that both signed, the one issued last says that the
  /// person is able. Of two issued on one day the later entered counts.
  package var certify: Bool {
    let signed = enumerated().filter(\.element.isSigned)
    let last = signed.max { one, other in
      (one.element.issuedOn, one.element.posting, one.offset)
        < (other.element.issuedOn, other.element.posting, other.offset)
    }
    return last?.element.isGood ?? false
  }
}
