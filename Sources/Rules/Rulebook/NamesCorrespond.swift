import Manifests
import Vocabulary

/// R109: the Arabic and the Latin name may be the same person's.
///
/// Most states print a phonetic form, so consonants are compared, not spellings, and only names
/// that clearly differ are reported.
struct NamesCorrespond: RecordRule {
  static let entry = RuleEntry(
    .r109, .warn, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Arabic and Latin names do not correspond under the ICAO transliteration key.",
    ar: "الاسمان العربي واللاتيني غير متوافقين بحسب مفتاح النقل الحرفي للإيكاو؛ نرجو المراجعة.",
    mendEn: """
      Compare the two names; if they are of different people or a line slipped, correct the \
      wrong one. If both are right, nothing need be done.
      """,
    mendAr: """
      قارن الاسمين؛ فإن كانا لشخصين مختلفين أو انزاح سطر في الجدول فصحّح الخطأ، وإن كانا \
      صحيحين فلا يلزم شيء.
      """,
    reasonEn: """
      A list sorted by one column alone gives people each other's names; nothing else would \
      show it.
      """,
    reasonAr: """
      فرز عمود واحد من الجدول يعطي الأشخاص أسماء بعضهم، ولا يكشف ذلك شيء سوى هذه المقارنة.
      """,
    parameters: ["name_ar_match"],
    example: .fields(
      .plg, kept: [.nameAr: "أحمد بودي سانتوسو"], broken: [.nameAr: "فاطمة كريم زهراني"]))

  static var needsWholePerson: Bool { true }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    guard context.parameters.nameArMatch else { return }
    let arabic = row[.nameAr]
    let surname = row[.surnameLat]
    guard arabic.state == .valid, surname.state == .valid else { return }
    var latin = NameSkeleton()
    latin.add(latin: row.bytes(surname))
    let given = row[.givenLat]
    if given.state == .valid { latin.add(latin: row.bytes(given)) }
    var other = NameSkeleton()
    other.add(arabic: row.bytes(arabic))
    if latin.clearlyDiffers(from: other), !found.speaks(of: .nameAr) {
      found.add(.r109, .nameAr)
    }
  }
}
