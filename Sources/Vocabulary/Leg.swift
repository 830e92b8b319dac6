/// One stay of an itinerary: nights in one city, the check-out day excluded.
package struct Leg: Sendable, Hashable {
  package var city: City
  /// The check-in day.
  package var from: CalendarDate
  /// The check-out day, whose night is spent elsewhere.
  package var to: CalendarDate

  package init(city: City, from: CalendarDate, to: CalendarDate) {
    self.city = city
    self.from = from
    self.to = to
  }

  /// Negative where the days are reversed.
  package var nights: Int { from.days(until: to) }

  /// Whether the night that begins on `day` is spent there.
  package func covers(nightOf day: CalendarDate) -> Bool { from <= day && day < to }
}
