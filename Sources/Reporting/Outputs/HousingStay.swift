package import Vocabulary

/// Nights of one person in one building: a leg of the itinerary, as far as one contract covers it.
package struct HousingStay: Sendable, Equatable {
  package var licenceNo: String?
  package var building: String?
  package var from: CalendarDate
  package var to: CalendarDate

  package init(licenceNo: String?, building: String?, from: CalendarDate, to: CalendarDate) {
    self.licenceNo = licenceNo
    self.building = building
    self.from = from
    self.to = to
  }

  /// The first stay in `city` that has not ended on `day`; nil where none is left.
  ///
  /// - Parameters:
  ///   - contracts: the terms that count of the package's contracts.
  ///   - arrival: the planned day of arrival; nil: the itinerary's first.
  package static func first(
    in city: City, _ itinerary: [Leg], _ contracts: [ContractTerms], on day: CalendarDate,
    arrival: CalendarDate? = nil
  ) -> HousingStay? {
    let itinerary = arrival.map { itinerary.arriving(on: $0) } ?? itinerary
    let housing = contracts.filter { $0.type == .housing && $0.city == city }
    let stays = itinerary.filter { $0.city == city }.flatMap { leg in
      housing.compactMap { terms in
        let stay = HousingStay(
          licenceNo: terms.licenceNo, building: terms.buildingName,
          from: max(leg.from, terms.dateFrom), to: min(leg.to, terms.dateTo))
        return stay.from < stay.to ? stay : nil
      }
    }
    return stays.filter { $0.to > day }.min { $0.from < $1.from }
  }
}

extension [Leg] {
  /// The stays of who arrives on `day`: the first begins then, and what had ended before is gone.
  fileprivate func arriving(on day: CalendarDate) -> [Leg] {
    let left = filter { $0.to > day }
    guard let first = left.indices.min(by: { left[$0].from < left[$1].from }) else { return [] }
    var stays = left
    stays[first].from = day
    return stays
  }
}
