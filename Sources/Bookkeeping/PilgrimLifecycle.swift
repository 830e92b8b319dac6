package import Vocabulary

/// What a change of state does to the person's place in the quota.
package enum PlaceEffect: Sendable, Equatable {
  case none
  /// The reservation becomes a confirmation: the visa was issued.
  case confirm
  /// The place is free again at once.
  case release(confirmed: Bool)
}

extension PilgrimState {
  /// The states that may follow; to stay in a state is no change (exchange.md §4).
  package var successors: [PilgrimState] {
    switch self {
    case .accepted: [.requested, .cancelled, .replaced, .deceased]
    // Back to ACCEPTED: corrected, the request taken back, and a hold stops the new one.
    case .requested:
      [.accepted, .visaIssued, .refused, .returned, .cancelled, .replaced, .deceased]
    case .returned: [.accepted, .requested, .cancelled, .replaced, .deceased]
    case .visaIssued: [.planned, .arrived, .cancelled, .replaced, .deceased, .noShow]
    case .planned: [.arrived, .cancelled, .replaced, .deceased, .noShow]
    case .arrived: [.departed, .deceased, .overstay]
    case .overstay: [.departed, .deceased]
    case .refused, .departed, .cancelled, .replaced, .deceased, .noShow: []
    }
  }

  package func mayBecome(_ next: PilgrimState) -> Bool { successors.contains(next) }

  /// Whether a hold can still stop anything: states before ARRIVED that are not closed.
  package var mayBeHeld: Bool {
    switch self {
    case .accepted, .requested, .returned, .visaIssued, .planned: true
    default: false
    }
  }

  /// Whether the person may still come: states before ARRIVED that are not closed.
  package var mayArrive: Bool { mayBeHeld }

  /// Whether the person's next step is to be sent to Foreign Affairs.
  package var waitsForForwarding: Bool { self == .accepted }

  /// RETURNED releases nothing; nor does who died, travelled or stayed away.
  ///
  /// - Precondition: `next` may follow.
  package func placeEffect(of next: PilgrimState) -> PlaceEffect {
    precondition(mayBecome(next), "\(name) cannot become \(next.name)")
    if next == .visaIssued { return .confirm }
    guard next.isClosed else { return .none }
    return .release(confirmed: self == .visaIssued || self == .planned)
  }
}
