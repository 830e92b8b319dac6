/// The code of a rule in the catalogue. Codes are never re-used.
package enum RuleCode: UInt8, CaseIterable, Sendable, Hashable {
  case f001, f002, f003, f004, f005, f006, f007, f008, f009, f010, f011, f012, f013, f014, f015
  case r101, r102, r103, r104, r105, r106, r107, r108, r109, r110, r111, r112, r113, r114, r115
  case r116, r117, r118, r119, r120, r121, r122
  case x201, x202, x203, x204, x205, x206, x207, x208, x209, x210, x211, x212, x213, x214, x215
  case x216, x217, x218, x219, x220, x221, x222
  case l301, l302, l303, l304, l305, l306, l307, l308, l309, l310, l311, l312, l313, l314, l315
  case l316

  private static let names = allCases.map { String(describing: $0).uppercased() }

  /// As partners read it: `R113`.
  package var name: String { Self.names[Int(rawValue)] }

  package init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self = Self.allCases[index]
  }
}

/// What a finding does to its record or file, mildest first.
package enum Severity: Int, CaseIterable, Sendable, Comparable {
  /// Said once, changes nothing.
  case info
  /// Reported; the record is accepted.
  case warn
  /// The record is kept and counted, and not forwarded until cured.
  case hold
  /// The record is refused.
  case error
  /// Nothing of the file is posted.
  case fatal

  private static let names = ["INFO", "WARN", "HOLD", "ERROR", "FATAL"]

  package var name: String { Self.names[rawValue] }

  package init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: index)
  }

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}
