/// What the ledger knows of the request that a visa result answers.
package struct VisaStanding: Sendable, Equatable {
  /// The request as the ledger has it; nil where none such was ever sent.
  package var request: Request?
  /// The record names the person by the token under which the request went out.
  package var namesItsPerson = false
  /// The same result with the same values came before.
  package var isUnchanged = false
  /// Another person's visa has the number, or had it.
  package var isNumberTaken = false

  package init() {}

  /// Where a request stands.
  package struct Request: Sendable, Equatable {
    /// Of its person.
    package var state: PilgrimState
    /// The person's last result; nil where the request was not answered yet.
    package var answered: VisaStatus?
    /// In a word, why it can no longer be answered: `withdrawn`, `superseded`, `cancelled`; nil
    /// while it can.
    package var ended: String?

    package init(state: PilgrimState, answered: VisaStatus? = nil, ended: String? = nil) {
      self.state = state
      self.answered = answered
      self.ended = ended
    }

    /// Whether a result may follow: the first one, the same kind with new values, or the end of a
    /// visa that nobody has travelled with.
    package func mayBecome(_ status: VisaStatus) -> Bool {
      switch state {
      case .requested: true
      case .refused: status == .refused
      case .returned: status == .returned
      case .visaIssued, .planned: status == .issued || status == .cancelled
      default: false
      }
    }
  }
}
