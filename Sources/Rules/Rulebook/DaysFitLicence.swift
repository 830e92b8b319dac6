import Manifests
import Vocabulary

/// L308: on no day do the matched contracts exceed a provider's seats, meals or camp places.
struct DaysFitLicence: CrossRule {
  static let entry = RuleEntry(
    .l308, .error, .ledger, appliesTo: "CTB CTP", isDocumented: false,
    en: "Overlapping contracts exceed fleet seats, daily meals or camp places of the provider.",
    ar: """
      العقود المتداخلة تتجاوز مقاعد الأسطول أو الوجبات اليومية أو أماكن المخيم لدى مقدم \
      الخدمة.
      """,
    mendEn: """
      Agree on fewer people, or share the service with another provider; the first day that \
      is too full is given.
      """,
    mendAr: "اتفقوا على عدد أقل، أو أشركوا مقدم خدمة آخر؛ وأول يوم ممتلئ مبين.",
    reasonEn: "A kitchen cooks what it can, whatever was sold.",
    reasonAr: "المطبخ لا يطهو أكثر من طاقته مهما بيع من عقود.",
    example: .words(
      kept: "2,000 meals contracted of 2,000 licensed",
      broken: "2,001 meals contracted of 2,000 licensed"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let excess = standing.declaration?.overfullDay else { return }
    found.add(.l308, .capacity, detail: .text(excess.words))
  }
}
