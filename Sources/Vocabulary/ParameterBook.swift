/// One value that an SSN row gave a parameter.
package struct ParameterEntry: Hashable, Sendable {
  package let name: String
  /// Nil: the whole season.
  package let country: CountryCode?
  package let value: String
  package let effectiveAt: Instant
  /// The posting that brought it: of two entries effective at once the later one holds.
  package let posting: Int

  package init(
    name: String, country: CountryCode?, value: String, effectiveAt: Instant, posting: Int
  ) {
    self.name = name
    self.country = country
    self.value = value
    self.effectiveAt = effectiveAt
    self.posting = posting
  }
}

/// Why an SSN row's value cannot stand.
package enum ParameterProblem: Error, Hashable, Sendable {
  /// The register has no such parameter; the nearest name it has is offered.
  case unknownName(nearest: String?)
  /// Not of the parameter's type, which is named as the contract writes it.
  case wrongType(expected: String)
  case countryNotAllowed
  /// A rule whose severity no season may lower; the least it may have is named.
  case protectedSeverity(least: Severity)
}

/// All that SSN rows ever set, from which the figures of any country at any moment follow.
package struct ParameterBook: Sendable, Equatable {
  private struct Place: Hashable {
    let key: ParameterKey
    let country: CountryCode?
  }

  /// Each list in the order of effect, then of posting.
  private var entries: [Place: [ParameterEntry]] = [:]

  package init(entries: some Sequence<ParameterEntry> = []) {
    for entry in entries { enter(entry) }
  }

  /// Takes an entry that `validate` found right; one with an unknown name is left out.
  package mutating func enter(_ entry: ParameterEntry) {
    guard let key = ParameterKey(entry.name) else { return }
    var list = entries[Place(key: key, country: entry.country)] ?? []
    let place = list.lastIndex { !Self.isLater($0, than: entry) }.map { $0 + 1 } ?? 0
    list.insert(entry, at: place)
    entries[Place(key: key, country: entry.country)] = list
  }

  /// The value with the very key of an SSN row, if there was one: the latest posting's.
  package func value(name: String, country: CountryCode?, effectiveAt: Instant) -> String? {
    guard let key = ParameterKey(name) else { return nil }
    let list = entries[Place(key: key, country: country)] ?? []
    return list.last { $0.effectiveAt == effectiveAt }?.value
  }

  /// The figures of `country`, nil for the season's own, at `instant`: a country's value beats the
  /// season's, and of each the latest that is in effect holds.
  package func parameters(
    for country: CountryCode?, at instant: Instant, season: Season
  ) -> SeasonParameters {
    var result = SeasonParameters(season: season, country: country)
    apply(nil, at: instant, to: &result)
    if let country { apply(country, at: instant, to: &result) }
    return result
  }

  /// The moments at which any figure changes, in order: what a clock must not sleep through.
  package var effectiveTimes: [Instant] {
    Set(entries.values.joined().map(\.effectiveAt)).sorted()
  }

  /// The countries that were ever given a value of their own.
  package func countries(setting key: ParameterKey) -> [CountryCode] {
    entries.keys.filter { $0.key == key }.compactMap(\.country).sorted()
  }

  private func apply(
    _ country: CountryCode?, at instant: Instant, to result: inout SeasonParameters
  ) {
    for (place, list) in entries where place.country == country {
      // A value that cannot be read was never posted; the one before it stands all the same.
      for entry in list.reversed() where entry.effectiveAt <= instant {
        if result.set(place.key, to: entry.value) { break }
      }
    }
  }

  private static func isLater(_ left: ParameterEntry, than right: ParameterEntry) -> Bool {
    (left.effectiveAt, left.posting) > (right.effectiveAt, right.posting)
  }
}

extension ParameterBook {
  /// What is wrong with an SSN row's name, value and country; nil where it may be entered.
  ///
  /// `defaultSeverity` is the catalogue's.
  package static func validate(
    name: String, value: String, country: CountryCode?,
    defaultSeverity: (RuleCode) -> Severity
  ) -> ParameterProblem? {
    guard let key = ParameterKey(name) else {
      return .unknownName(nearest: nearest(to: name, among: ParameterKey.allNames))
    }
    let definition = key.definition
    if country != nil, !definition.isByCountry { return .countryNotAllowed }
    var scratch = SeasonParameters()
    guard scratch.set(key, to: value) else { return .wrongType(expected: definition.type) }
    if case .severity(let code) = key {
      let least = defaultSeverity(code)
      let given = scratch.severity(of: code, catalogue: least)
      if code.isProtected || least == .fatal, given ?? .info < least || given == nil {
        return .protectedSeverity(least: least)
      }
    }
    return nil
  }
}

extension RuleCode {
  /// Whether no season may lower the rule's severity or turn it off; FATAL rules never may either.
  package var isProtected: Bool {
    switch self {
    case .r101, .r102, .x201, .x202, .x209, .l301, .l302, .l303, .l304, .l306: true
    default: false
    }
  }
}
