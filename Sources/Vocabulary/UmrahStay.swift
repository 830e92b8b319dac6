/// A stay in the Kingdom that the Umrah system told of, under the key that it shares with us.
package struct UmrahStay: Sendable, Equatable {
  /// Hexadecimal, lower case: HMAC-SHA-256 of the passport.
  package var passportKey: String
  package var enteredOn: CalendarDate
  /// Nil: still inside, as far as that system knows.
  package var leftOn: CalendarDate?

  package init(passportKey: String, enteredOn: CalendarDate, leftOn: CalendarDate?) {
    self.passportKey = passportKey
    self.enteredOn = enteredOn
    self.leftOn = leftOn
  }

  /// Whether the passport is inside on `day`; who leaves on a day is out on that day.
  package func isInside(on day: CalendarDate) -> Bool {
    guard enteredOn <= day else { return false }
    return leftOn.map { day < $0 } ?? true
  }
}
