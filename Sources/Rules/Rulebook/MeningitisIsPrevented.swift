import Manifests
import Vocabulary

/// R114: the meningococcal vaccination was given long enough before the arrival, and still holds
/// on it.
///
/// Arrival is the first day of the package's itinerary; where no package is named (mission staff)
/// a proof that holds on any of the season's days of arrival counts.
struct MeningitisIsPrevented: CrossRule {
  static let entry = RuleEntry(
    .r114, .hold, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: """
      Meningococcal ACWY certificate missing or outside the window set before arrival and by \
      vaccine type.
      """,
    ar: "شهادة لقاح الحمى الشوكية مفقودة أو خارج المدة المقررة قبل الوصول وبحسب نوع اللقاح.",
    mendEn: """
      Send the record again with the date and the type of a vaccination that holds on arrival; \
      the place is kept meanwhile.
      """,
    mendAr: """
      أعد إرسال السجل بتاريخ التطعيم ونوع اللقاح الساري عند الوصول؛ ومقعد الحاج محفوظ إلى ذلك \
      الحين.
      """,
    reasonEn: """
      Meningitis spreads in crowds; whoever arrives without protection is turned back or endangers \
      others.
      """,
    reasonAr: "تنتشر الحمى الشوكية في الزحام، ومن يصل بلا تحصين يُعاد أو يعرّض غيره للخطر.",
    parameters: ["arrivals", "acwy_days_before", "acwy_years_poly", "acwy_years_conj"],
    example: .fields(
      .plg, kept: [.acwyDate: "2023-04-18", .acwyType: "POLY"],
      broken: [.acwyDate: "2023-04-17", .acwyType: "POLY"]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .amd { return }
    let vaccination = Vaccination(
      acwyDate: row.date(.acwyDate), acwyType: row.code(.acwyType, as: MeningococcalVaccine.self))
    let fault = vaccination.meningitisFault(
      on: ArrivalDays(with: standing.package, in: context.parameters), context.parameters)
    found.add(.r114, .acwyDate, fault, of: row)
  }
}
