import Manifests
import Vocabulary

/// R122: says which values were tidied before they were judged, without changing what they mean.
///
/// One finding a field; the file's report counts them and shows each field once.
struct ValueNeedsNoTidying: RecordRule {
  static let entry = RuleEntry(
    .r122, .info, .record, appliesTo: "all", isDocumented: false,
    en: """
      Value normalised (Arabic-Indic digits, presentation forms, tatweel, spaces) without \
      changing its meaning.
      """,
    ar: """
      عُدّلت القيمة آليًا (أرقام عربية مشرقية أو أشكال عرض أو تطويل أو مسافات) دون تغيير \
      معناها.
      """,
    mendEn: """
      Nothing need be done; to be rid of the notice, type digits 0–9 and no stretched \
      letters or double spaces.
      """,
    mendAr: "لا يلزم شيء؛ ولتجنب هذا التنبيه اكتب الأرقام 0–9 دون تطويل أو مسافات مكررة.",
    reasonEn: "Who sends a value should know that it was read in another form than it was written.",
    reasonAr: "من حق المرسل أن يعلم أن قيمته قُرئت بصورة غير التي كُتبت بها.",
    example: .fields(
      .plg, kept: [.birthDate: "1970-03-15"], broken: [.birthDate: "١٩٧٠-٠٣-١٥"]))

  static var wakes: RowTraits { .changed }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    for column in row.table.columns.indices {
      let changes = row.value(column: column).changes
      if changes.isEmpty { continue }
      let place = row.table.columns[column]
      found.add(
        .r122, place.field.name, isHijri: place.isHijri,
        detail: .text(Self.words[Int(changes.rawValue & 31)]))
    }
  }

  private static let names = ["digits", "forms", "tatweel", "marks", "spaces"]

  /// Made once, so that a file in Arabic digits throughout costs no text a value.
  private static let words: [String] = (0..<32).map { bits in
    names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] }.joined(separator: " ")
  }
}
