import Manifests
import Vocabulary

/// R115: who comes from a country that the season names shows a proof against polio or yellow
/// fever, given as long before the arrival as R114 demands.
///
/// The country is that of residence, else the sender's. Children below nine months on arrival need
/// no proof against yellow fever; a vaccination counts for life.
struct PolioAndYellowFeverArePrevented: CrossRule {
  static let entry = RuleEntry(
    .r115, .hold, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "Polio or yellow-fever proof required for this country of departure.",
    ar: "يلزم إثبات لقاح شلل الأطفال أو الحمى الصفراء للبلد القادم منه الحاج.",
    mendEn: """
      Send the record again with the date of the vaccination; the place is kept meanwhile.
      """,
    mendAr: "أعد إرسال السجل بتاريخ التطعيم؛ ومقعد الحاج محفوظ إلى ذلك الحين.",
    reasonEn: """
      The health rules for travellers ask these proofs of countries where the diseases occur; at \
      the border it is too late for them.
      """,
    reasonAr: """
      تشترط اللوائح الصحية للمسافرين هذا الإثبات على القادمين من بلدان يوجد فيها المرض، وعند \
      المنفذ يفوت أوانه.
      """,
    parameters: ["polio_required", "yf_required", "acwy_days_before", "arrivals"],
    example: .words(
      kept: "polio_required=Y for the country, polio_date ten days before the arrival",
      broken: "polio_required=Y for the country, no polio_date"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .amd { return }
    let demand = context.vaccines.demand(of: row.country(.residenceCountry))
    guard demand.polio || demand.yellowFever else { return }
    let arrival = ArrivalDays(with: standing.package, in: context.parameters)
    let vaccination = row.vaccination
    found.add(
      .r115, .polioDate, vaccination.polioFault(on: arrival, demand, context.parameters), of: row)
    found.add(
      .r115, .yfDate, vaccination.yellowFeverFault(on: arrival, demand, context.parameters),
      of: row)
  }
}
