import Manifests
import Vocabulary

/// L301: the country's quota has a place left for the person.
struct CountryHasRoom: CrossRule {
  static let entry = RuleEntry(
    .l301, .error, .ledger, appliesTo: "PLG AMD", isDocumented: true,
    en: "Country quota exhausted.",
    ar: "استُنفدت حصة الدولة.",
    mendEn: """
      Nobody more can be registered until the ministry raises the quota or someone gives a \
      place up.
      """,
    mendAr: "لا يمكن تسجيل مزيد من الحجاج حتى ترفع الوزارة الحصة أو يتنازل أحدهم عن مقعده.",
    reasonEn: """
      The quota is agreed between two states; first come, first served, in the order of \
      receipt.
      """,
    reasonAr: "الحصة متفق عليها بين دولتين، والأسبقية بترتيب الوصول.",
    example: .words(
      kept: "the 203,320th of 203,320",
      broken: "the 203,321st of 203,320"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if standing.exhausted == .country { found.add(.l301) }
  }
}
