import Manifests
import Vocabulary

/// L310: the mission has a place left for the member among those agreed for its staff, which stand
/// outside the country's total.
struct StaffKeepQuota: CrossRule {
  static let entry = RuleEntry(
    .l310, .error, .ledger, appliesTo: "STF", isDocumented: true,
    en: "Mission staff (administrative, medical, media) exceed their quota.",
    ar: "عدد أعضاء البعثة (الإداريين والطبيين والإعلاميين) يتجاوز الحصة المحددة.",
    mendEn: """
      Cancel a member who does not travel (AMD CANCEL), or ask the ministry for more places \
      for staff.
      """,
    mendAr: "ألغِ عضوًا لن يسافر (AMD CANCEL)، أو اطلب من الوزارة زيادة أماكن أعضاء البعثة.",
    reasonEn: """
      Staff places are agreed beside the pilgrims' and must not become places for more \
      pilgrims.
      """,
    reasonAr:
      "أماكن أعضاء البعثة متفق عليها خارج حصة الحجاج، ولا يجوز أن تصبح أماكن لحجاج إضافيين.",
    example: .words(
      kept: "the 1,270th of 1,270",
      broken: "the 1,271st of 1,270"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if standing.exhausted == .segment { found.add(.l310, .staffRole) }
  }
}
