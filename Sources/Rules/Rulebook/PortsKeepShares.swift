import Manifests
import Vocabulary

/// L311: a country's planned arrivals keep to the shares that its agreement gives each port.
///
/// Judged after the last record, over all planned people of the country.
struct PortsKeepShares: CrossRule {
  static let entry = RuleEntry(
    .l311, .warn, .ledger, appliesTo: "ARP", isDocumented: true,
    en: "Planned arrivals deviate from the agreed split between Jeddah and Madinah.",
    ar: "القدوم المخطط يخالف النسبة المتفق عليها بين منفذي جدة والمدينة.",
    mendEn: """
      Plan further movements through the port that is short of its share, or agree on another \
      split with the ministry.
      """,
    mendAr: """
      خططوا الحركات التالية عبر المنفذ الناقص عن حصته، أو اتفقوا مع الوزارة على توزيع آخر.
      """,
    reasonEn: """
      Both airports are staffed, and both cities are housed, for the numbers that were agreed.
      """,
    reasonAr: "طاقم المطارين وسكن المدينتين أُعدّا للأعداد المتفق عليها.",
    parameters: ["port_split"],
    example: .words(
      kept: "agreed half and half within 5 points, planned 550 of 1,000 through Jeddah",
      broken: "planned 551 of 1,000 through Jeddah"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if let shares = standing.portShares { Self.check(shares, &found) }
  }

  /// Adds each port whose share is missed by more than the tolerance.
  static func check(_ shares: PortShares, _ found: inout RecordFindings) {
    for missed in shares.deviations {
      let words = "\(missed.port.rawValue) \(missed.planned) \(missed.total) \(missed.agreed)"
      found.add(.l311, .entryPort, detail: .text(words))
    }
  }
}
