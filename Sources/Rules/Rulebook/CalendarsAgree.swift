import Manifests
import Vocabulary

/// R111: a date and its Hijri companion are at most one day apart by the Umm al-Qura calendar.
///
/// The sighting of the moon may move a day; more is another date.
struct CalendarsAgree: RecordRule {
  static let entry = RuleEntry(
    .r111, .error, .record, appliesTo: "all", isDocumented: true,
    en: "Hijri and Gregorian values of the same date differ by more than one day (Umm al-Qura).",
    ar: "القيمتان الهجرية والميلادية للتاريخ نفسه تختلفان بأكثر من يوم وفق تقويم أم القرى.",
    mendEn: """
      Find out which of the two the document carries, correct the other or leave it empty; \
      one of them is enough.
      """,
    mendAr: """
      تحقق أيّ التاريخين هو المدوّن في المستند، ثم صحّح الآخر أو اتركه فارغًا؛ فأحدهما يكفي.
      """,
    reasonEn: """
      Official notices themselves have printed pairs a month apart; whichever was meant, \
      only the sender knows.
      """,
    reasonAr: "وقع في إعلانات رسمية تاريخان بينهما شهر؛ ولا يعلم المقصودَ منهما إلا المرسل.",
    example: .words(
      kept: "birth_date 1970-03-15, birth_date_hijri 1390-01-07",
      broken: "birth_date 1970-03-15, birth_date_hijri 1390-02-07"))

  static var wakes: RowTraits { .hijri }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    for column in row.table.fields.count..<row.table.columns.count {
      let companion = row.value(column: column)
      guard companion.state == .valid else { continue }
      let name = row.table.columns[column].field.name
      let value = row[name]
      guard value.state == .valid else { continue }
      let apart = abs(value.number - companion.number)
      if apart > 1 { found.add(.r111, name, detail: .number(Int(apart))) }
    }
  }
}
