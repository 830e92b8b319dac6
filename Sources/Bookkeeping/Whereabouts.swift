package import Vocabulary

/// What the season knows of where one person was, in the order of time: stays and what ended them.
package struct Whereabouts: Sendable, Equatable {
  package enum Event: Sendable, Equatable {
    case stay(Stay)
    case end(Departure)

    package var at: Instant {
      switch self {
      case .stay(let stay): stay.at
      case .end(let departure): departure.at
      }
    }
  }

  private let events: [Event]

  /// OVERSTAY says nothing of a place.
  package init(_ stays: [Stay], _ departures: [Departure]) {
    let ends = departures.filter { $0.cause.endsStay }.map { Event.end($0) }
    // Who is out of a house and leaves at the same moment left last.
    events = (stays.map { Event.stay($0) } + ends).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The stay recorded at exactly this moment.
  package func stay(at moment: Instant) -> Stay? {
    for case .stay(let stay) in events where stay.at == moment { return stay }
    return nil
  }

  /// What was last before `moment`, or at it where an end may follow a stay at once.
  package func last(before moment: Instant, orAt isIncluded: Bool = false) -> Event? {
    events.last { $0.at < moment || (isIncluded && $0.at == moment) }
  }

  package func first(after moment: Instant) -> Event? { events.first { $0.at > moment } }

  /// Where the person would be beside `licenceNo` at `moment`: in another building by the stay
  /// before or the one after, or gone.
  ///
  /// - Parameter sender: who asks; the house that another recorded has no name.
  package func elsewhere(
    than licenceNo: String, _ movement: StayMovement, at moment: Instant, for sender: PartyID
  ) -> StayStanding.Elsewhere? {
    if let same = stay(at: moment) { return same.place(for: sender) }
    switch last(before: moment, orAt: true) {
    case .stay(let stay) where stay.movement == .into && stay.licenceNo != licenceNo:
      return stay.place(for: sender)
    case .end(let end) where movement == .into && end.cause.isLast: return .ended(end.cause)
    default: break
    }
    guard movement == .into, case .stay(let next) = first(after: moment),
      next.licenceNo != licenceNo
    else { return nil }
    return next.place(for: sender)
  }

  /// The city that the person was taken away from before `moment`, where nothing came between.
  package func transfer(before moment: Instant, orAt isIncluded: Bool = false) -> Departure? {
    guard case .end(let end) = last(before: moment, orAt: isIncluded),
      end.cause == .hospital || end.cause == .transferred
    else { return nil }
    return end
  }
}

extension Stay {
  fileprivate func place(for asker: PartyID) -> StayStanding.Elsewhere {
    .licence(asker == sender ? licenceNo : nil)
  }
}

extension DepartureCause {
  /// Nobody comes back from it.
  fileprivate var isLast: Bool { self == .departed || self == .deceased }
}

extension Departure {
  /// As what it explains its city's figures once the person is recorded in `city`: there again, it
  /// is no explanation any more; elsewhere, a stay in hospital was a transfer.
  package func counts(afterComingTo city: City?) -> DepartureCause? {
    guard let countsAs, cause == .hospital || cause == .transferred else { return countsAs }
    return city == self.city ? nil : city == nil ? countsAs : .transferred
  }
}
