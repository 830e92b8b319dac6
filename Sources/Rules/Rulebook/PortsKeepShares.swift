import Manifests
import Vocabulary

/// L311: TODO-WRITE.
struct PortsKeepShares: CrossRule {
  static let entry = RuleEntry(
    .l311, .warn, .ledger, appliesTo: "ARP", isDocumented: true,
    en: "Planned arrivals deviate from the agreed split between Jeddah and Madinah.",
    ar: "القدوم المخطط يخالف النسبة المتفق عليها بين منفذي جدة والمدينة.",
    mendEn: "TODO-WRITE L311.",
    mendAr: "TODO-WRITE L311 ا.",
    reasonEn: "TODO-WRITE why L311.",
    reasonAr: "TODO-WRITE L311 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
  }
}
