import Manifests
import Vocabulary

/// R110: every date is in its calendar; a birth is not in the future and not more than 120 years
/// ago, on the day of receipt.
struct DateIsPossible: RecordRule {
  static let entry = RuleEntry(
    .r110, .error, .record, appliesTo: "all", isDocumented: false,
    en: "Impossible date, birth date in the future, or age above 120.",
    ar: "تاريخ غير ممكن، أو تاريخ ميلاد في المستقبل، أو عمر يتجاوز 120 سنة.",
    mendEn: """
      Look the date up in the document and write it as YYYY-MM-DD; check that day and month \
      are not exchanged.
      """,
    mendAr: "راجع التاريخ في المستند واكتبه بالصيغة YYYY-MM-DD، وتأكد من عدم تبديل اليوم والشهر.",
    reasonEn: "No later check can rely on a day that never was.",
    reasonAr: "لا يمكن أن يُبنى أي تحقق لاحق على يوم لا وجود له.",
    example: .fields(.plg, kept: [.birthDate: "1960-02-29"], broken: [.birthDate: "1961-02-29"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    if let birth = row.date(.birthDate) {
      if birth > context.receivedOn {
        found.add(.r110, .birthDate, detail: .text("future"))
      } else if birth.age(on: context.receivedOn) > 120 {
        found.add(.r110, .birthDate, detail: .number(120))
      }
    }
    // Rare enough to look for in one go: see `RowTraits`.
    guard row.traits.contains(.impossible) else { return }
    for column in row.table.columns.indices
    where row.value(column: column).state == .impossible {
      let place = row.table.columns[column]
      found.add(.r110, place.field.name, isHijri: place.isHijri)
    }
  }
}
