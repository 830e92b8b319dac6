import Manifests
import Parsing
import Vocabulary

/// R102: every value is of its field's type, length, list and characters, and the record has as
/// many cells as the header.
///
/// Runs after the rules that name a field: where one of them spoke about the value, this is
/// silent. A record of another width is not looked into: its cells may stand under the wrong
/// names.
struct FieldIsWellFormed: RecordRule {
  static let entry = RuleEntry(
    .r102, .error, .record, appliesTo: "all", isDocumented: false,
    en: """
      Field has wrong length, type, code value or characters (control, hidden bidi, \
      mojibake).
      """,
    ar: """
      طول الحقل أو نوعه أو قيمته أو محارفه غير صحيحة (محارف تحكّم أو اتجاه خفية أو نص مشوّه \
      الترميز).
      """,
    mendEn: """
      Write the value as the description of the field says (masar template KIND shows it): \
      its length, its list of codes, its characters; remove hidden characters by typing it \
      afresh.
      """,
    mendAr: """
      اكتب القيمة كما يقتضي وصف الحقل (يبيّنه الأمر masar template KIND): الطول وقائمة \
      الرموز والمحارف المسموحة؛ وأعد كتابتها يدويًا لإزالة المحارف الخفية.
      """,
    reasonEn: """
      Thirty systems read this value after us; what one of them would misread is stopped \
      where it can still be mended.
      """,
    reasonAr: """
      تقرأ هذه القيمةَ بعدنا أنظمةٌ كثيرة؛ فما قد يخطئ أحدها في قراءته يُوقف هنا حيث لا يزال \
      إصلاحه ممكنًا.
      """,
    example: .fields(.plg, kept: [.sex: "F"], broken: [.sex: "X"]))

  static var wakes: RowTraits { [.unread, .wrongWidth, .figures] }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    if row.hasWrongWidth {
      found.add(.r102, detail: .number(Int(row.batch.records.widths[row.index])))
      return
    }
    for column in row.table.columns.indices {
      let state = row.value(column: column).state
      if state == .absent || state == .valid { continue }
      let name = row.table.columns[column].field.name
      let isHijri = row.table.columns[column].isHijri
      if found.speaks(of: name, isHijri: isHijri) { continue }
      found.add(.r102, name, isHijri: isHijri, detail: .text(state.word))
    }
    FieldRanges.check(row, context, &found)
  }
}
