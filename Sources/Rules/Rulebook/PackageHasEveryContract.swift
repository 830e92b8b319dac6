import Manifests
import Vocabulary

/// X208: a package names a contract of every sort that the season makes mandatory.
///
/// A contract that both sides cancelled does not count; where a number is unknown, X209 speaks and
/// this waits.
struct PackageHasEveryContract: CrossRule {
  static let entry = RuleEntry(
    .x208, .error, .cross, appliesTo: "PKG", isDocumented: true,
    en: """
      Package lacks a mandatory contract (Makkah housing, Madinah housing, transport, \
      catering, tawafa/holy-sites, adilla).
      """,
    ar: """
      الحزمة ينقصها عقد إلزامي (سكن مكة، سكن المدينة، النقل، الإعاشة، خدمات الطوافة \
      والمشاعر، خدمات الأدلاء).
      """,
    mendEn: "Add the missing contracts to the package; a contract must have been declared before.",
    mendAr: "أضف العقود الناقصة إلى الحزمة بعد إقرار كل عقد منها.",
    reasonEn: "Nobody is sent for a visa without bed, food, transport and service on paper.",
    reasonAr: "لا تُطلب تأشيرة لحاج ليس له سكن وإعاشة ونقل وخدمة بعقود مسجلة.",
    parameters: ["mandatory_contracts"],
    example: .words(
      kept: "HSG in Makkah and Madinah, TRN, CAT, TWF, ADL",
      broken: "the same without ADL"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard row[.contracts].state == .valid, let contracts = standing.knownContracts else { return }
    let missing = context.parameters.mandatoryContracts.filter { need in
      !contracts.contains { contract in
        contract.terms.type == need.type
          && (need.city == nil || contract.terms.city == need.city || contract.terms.city == .all)
      }
    }
    if missing.isEmpty { return }
    let words = missing.map(\.description).joined(separator: " ")
    found.add(.x208, .contracts, detail: .text(words))
  }
}

extension Standing {
  /// The contracts of the record that are not cancelled; nil where one it names is unknown, so
  /// that nothing can be said about what they cover together.
  var knownContracts: [KnownContract]? {
    let known = contracts.compactMap { $0 }
    guard known.count == contracts.count else { return nil }
    return known.filter { $0.terms.status != .cancelled }
  }
}
