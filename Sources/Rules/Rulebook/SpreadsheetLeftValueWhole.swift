import Manifests
import Vocabulary

/// R117: no value bears the marks that spreadsheets leave: scientific notation, serial dates,
/// error marks, lost zeros.
///
/// Runs first: what a spreadsheet did to a value says more than that it is malformed.
struct SpreadsheetLeftValueWhole: RecordRule {
  static let entry = RuleEntry(
    .r117, .error, .record, appliesTo: "csv", isDocumented: false,
    en: "Value damaged by a spreadsheet (scientific notation, lost leading zeros, serial date).",
    ar: "قيمة أفسدها برنامج الجداول (صيغة علمية أو أصفار محذوفة أو تاريخ تسلسلي).",
    mendEn: """
      Set the column to text before typing or pasting, enter the value again from the \
      document, and save as CSV UTF-8.
      """,
    mendAr: """
      اجعل تنسيق العمود «نصًّا» قبل الكتابة أو اللصق، ثم أعد إدخال القيمة من المستند واحفظ \
      الملف بصيغة CSV UTF-8.
      """,
    reasonEn: """
      The digits that a spreadsheet rounded away are gone from the file; only the document \
      still has them.
      """,
    reasonAr: "الأرقام التي حذفها برنامج الجداول لم تعد في الملف، ولا توجد إلا في المستند الأصلي.",
    example: .fields(
      .plg, kept: [.passportNo: "E1234567"], broken: [.passportNo: "1.23E+08"]))

  static var wakes: RowTraits { .spreadsheet }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    guard context.syntax == .csv else { return }
    for column in row.table.columns.indices
    where row.value(column: column).state == .spreadsheet {
      let place = row.table.columns[column]
      found.add(.r117, place.field.name, isHijri: place.isHijri)
    }
  }
}
