import Manifests
import Vocabulary

/// R108: the Arabic name has Arabic letters, their marks, spaces and hyphens alone.
///
/// Letters of Persian, Urdu and the other languages of the script are Arabic letters here.
struct ArabicNameIsArabic: RecordRule {
  static let entry = RuleEntry(
    .r108, .error, .record, appliesTo: "PLG STF AMD", isDocumented: false,
    en: "Arabic name holds Latin letters, digits or symbols.",
    ar: "الاسم العربي يحتوي حروفًا لاتينية أو أرقامًا أو رموزًا.",
    mendEn: """
      Type the name in Arabic letters only; take out Latin letters, digits, brackets and \
      titles in other scripts.
      """,
    mendAr: "اكتب الاسم بحروف عربية فقط، واحذف الحروف اللاتينية والأرقام والأقواس وسائر الرموز.",
    reasonEn: """
      Lists in the two holy cities are read by people in Arabic; a damaged name cannot be \
      called out.
      """,
    reasonAr: "تُقرأ الكشوف في المدينتين المقدستين بالعربية، والاسم المشوّه لا يمكن المناداة به.",
    example: .fields(.plg, kept: [.nameAr: "محمد علي"], broken: [.nameAr: "محمد 2 علي"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    let value = row[.nameAr]
    switch value.state {
    case .absent, .spreadsheet, .tooLong: return
    case .valid: if ArabicScript.isName(row.bytes(value)) { return }
    default: break
    }
    found.add(.r108, .nameAr)
  }
}
