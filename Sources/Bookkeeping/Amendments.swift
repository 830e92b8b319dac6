package import Vocabulary

/// One AMD row that changed something; kept for ever.
package struct AmendmentEntry: Sendable, Equatable {
  package var person: Int64
  /// Whose reference names the person.
  package var owner: PartyID
  package var posting: Int
  package var ordinal: Int
  package var action: Amendment
  package var reason: AmendmentReason
  package var evidenceNo: String?
  /// As the paper says; the posting has the time at which it was booked.
  package var effectiveAt: Instant
  /// REPLACE: who was registered in the person's place.
  package var successor: Int64?

  package init(
    person: Int64, owner: PartyID, posting: Int, ordinal: Int, action: Amendment,
    reason: AmendmentReason, evidenceNo: String? = nil, effectiveAt: Instant,
    successor: Int64? = nil
  ) {
    self.person = person
    self.owner = owner
    self.posting = posting
    self.ordinal = ordinal
    self.action = action
    self.reason = reason
    self.evidenceNo = evidenceNo
    self.effectiveAt = effectiveAt
    self.successor = successor
  }
}

/// Questions about amendments and about whom they may concern.
package protocol AmendmentReading: AnyObject {
  /// Those of the person, and the replacement by which the person was registered; oldest first.
  func amendments(of person: Int64) throws -> [AmendmentEntry]
  /// How often people of `owner` were replaced this season.
  func replacements(of owner: PartyID) throws -> Int
  /// The pilgrims who are registered under the owner's references now; staff apart.
  func openPilgrims(of owner: PartyID) throws -> Int
  /// The registration under a reference that was closed last.
  func closedPerson(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> KnownPerson?
}

package protocol AmendmentBooking: AnyObject {
  func append(_ amendment: AmendmentEntry) throws
}
