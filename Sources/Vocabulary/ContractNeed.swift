/// A contract that every package must have (X208): `HSG@MAK`, `TRN`.
package struct ContractNeed: Hashable, Sendable, CustomStringConvertible {
  package let type: ContractType
  /// Nil: in whichever city.
  package let city: City?

  package init(_ type: ContractType, in city: City? = nil) {
    self.type = type
    self.city = city
  }

  /// Nil where the type or the city is in no list.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let type = ContractType(rawValue: String(parts[0])) else { return nil }
    self.type = type
    if parts.count == 1 {
      city = nil
    } else {
      guard let city = City(rawValue: String(parts[1])) else { return nil }
      self.city = city
    }
  }

  package var description: String {
    guard let city else { return type.rawValue }
    return type.rawValue + "@" + city.rawValue
  }
}

/// The shares of a country's people that its agreement sends through each port (L311).
package struct PortSplit: Hashable, Sendable, CustomStringConvertible {
  /// Percent by port; together at most 100.
  package let shares: [EntryPort: Int]
  /// Percentage points by which a share may be missed.
  package let tolerance: Int

  /// Where an agreement names none.
  package static let usualTolerance = 5

  package init(shares: [EntryPort: Int], tolerance: Int = usualTolerance) {
    self.shares = shares
    self.tolerance = tolerance
  }

  /// `JED:50;MED:50;TOL:5`; nil for unknown ports, one named twice, or shares beyond 100.
  package init?(_ text: some StringProtocol) {
    var shares: [EntryPort: Int] = [:]
    var tolerance: Int?
    for item in text.split(separator: ";", omittingEmptySubsequences: false) {
      let parts = item.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].utf8.count <= 3,
        let percent = CalendarDate.digits(Array(parts[1].utf8)[...]), percent <= 100
      else { return nil }
      if parts[0] == "TOL" {
        guard tolerance == nil else { return nil }
        tolerance = percent
      } else {
        guard let port = EntryPort(rawValue: String(parts[0])),
          shares.updateValue(percent, forKey: port) == nil
        else { return nil }
      }
    }
    guard !shares.isEmpty, shares.values.reduce(0, +) <= 100 else { return nil }
    self.init(shares: shares, tolerance: tolerance ?? Self.usualTolerance)
  }

  package var description: String {
    let items = EntryPort.allCases.compactMap { port in
      shares[port].map { "\(port.rawValue):\($0)" }
    }
    return (items + ["TOL:\(tolerance)"]).joined(separator: ";")
  }
}
