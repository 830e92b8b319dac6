import Manifests
import Vocabulary

/// L307: on no night do the matched contracts of a building together exceed its licence.
///
/// Check-out days are not nights; each contract counts once for its two sides.
struct NightsFitLicence: CrossRule {
  static let entry = RuleEntry(
    .l307, .error, .ledger, appliesTo: "CTB CTP", isDocumented: true,
    en: """
      On at least one night the overlapping contracts exceed the building's licensed \
      capacity.
      """,
    ar: "في ليلة واحدة على الأقل يتجاوز مجموع العقود المتداخلة الطاقة المصرّح بها للمبنى.",
    mendEn: "Agree on fewer people or other nights; the first night that is too full is given.",
    mendAr: "اتفقوا على عدد أقل أو ليالٍ أخرى؛ وأول ليلة ممتلئة مبينة.",
    reasonEn: """
      A building sold twice over the same night is found here, months before the guests are.
      """,
    reasonAr: "المبنى المؤجر مرتين في الليلة نفسها يُكشف هنا قبل وصول الضيوف بأشهر.",
    example: .words(
      kept: "300 + 300 on a licence for 600",
      broken: "300 + 301 on a licence for 600"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let excess = standing.declaration?.overfullNight else { return }
    found.add(.l307, .capacity, detail: .text(excess.words))
  }
}

extension CapacityExcess {
  /// The day, what is contracted and what is licensed: `2026-05-12 601 600`.
  var words: String { "\(day) \(contracted) \(licensed)" }
}
