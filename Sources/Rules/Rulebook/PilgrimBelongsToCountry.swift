import Manifests
import Vocabulary

/// X211: a pilgrim is a national of the country that registers, or lives there.
///
/// The residence, where given, must be the sender's country: it is what lets a foreign national be
/// registered.
struct PilgrimBelongsToCountry: CrossRule {
  static let entry = RuleEntry(
    .x211, .error, .cross, appliesTo: "PLG AMD", isDocumented: true,
    en: "Pilgrim is neither national nor resident of the country that registers him.",
    ar: "سُجِّل حاج ليس من مواطني بلد الجهة المسجِّلة ولا من المقيمين فيه.",
    mendEn: """
      A foreigner who lives in your country needs residence_country; anyone else is \
      registered by the own country.
      """,
    mendAr: "المقيم الأجنبي في بلدكم يلزمه حقل بلد الإقامة؛ وأما غيره فيسجله بلده.",
    reasonEn: """
      Quotas are agreed for the people of a country; a place sold abroad is taken from them.
      """,
    reasonAr: "الحصص متفق عليها لأهل كل بلد ومن يقيم فيه؛ والمقعد الذي يُعطى لغيرهم يؤخذ منهم.",
    example: .fields(
      .plg, kept: [.nationality: "PAK", .passportIssuer: "PAK", .residenceCountry: "IDN"],
      broken: [.nationality: "PAK", .passportIssuer: "PAK"]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    // Of an amendment's row the residence may be missing that the person has.
    guard context.kind == .plg, let country = context.quotaCountry?.canonical else { return }
    if row.isPresent(.residenceCountry) {
      guard let residence = row.country(.residenceCountry) else { return }
      if residence.canonical != country { found.add(.x211, .residenceCountry) }
    } else if let nationality = row.country(.nationality), nationality.canonical != country {
      found.add(.x211, .nationality)
    }
  }
}
