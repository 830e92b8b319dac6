package import Vocabulary

/// One change of a person's state after the registration: kept for ever, in the order of postings.
///
/// The registration itself and a REQUEST in the same posting leave none: both stand on the person.
package struct LifeEvent: Sendable, Equatable {
  package var person: Int64
  package var posting: Int
  /// The record of the posting's file; 0 where time or a cure caused it.
  package var ordinal: Int
  /// The state from then on.
  package var state: PilgrimState
  /// When it happened, as the record says; the posting has the time at which it was booked.
  package var at: Instant

  package init(person: Int64, posting: Int, ordinal: Int, state: PilgrimState, at: Instant) {
    self.person = person
    self.posting = posting
    self.ordinal = ordinal
    self.state = state
    self.at = at
  }
}
