import Manifests
import Vocabulary

/// L302: the segment, official mission or agencies, has a place left for the person.
struct SegmentHasRoom: CrossRule {
  static let entry = RuleEntry(
    .l302, .error, .ledger, appliesTo: "PLG AMD", isDocumented: true,
    en: "Segment quota (official mission / agencies) exhausted.",
    ar: "استُنفدت حصة الفئة (البعثة الرسمية أو الوكالات).",
    mendEn: "Move places between the segments by an allocation, or wait until one is given up.",
    mendAr: "انقل مقاعد بين الفئات بقيد توزيع، أو انتظر حتى يُخلى مقعد.",
    reasonEn: """
      How many go with the mission and how many with agencies is each country's own \
      agreement.
      """,
    reasonAr: "عدد حجاج البعثة وعدد حجاج الوكالات تحدده كل دولة في اتفاقها.",
    example: .words(
      kept: "the last place of OFFICIAL",
      broken: "one more in OFFICIAL, though AGENCY has places"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if standing.exhausted == .segment { found.add(.l302) }
  }
}
