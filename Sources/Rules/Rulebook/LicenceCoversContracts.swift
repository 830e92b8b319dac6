import Manifests
import Vocabulary

/// L315: a licence is not lowered, suspended or revoked below what rests on it; where it must be,
/// its contracts are frozen, the newest first, and named, and their people not yet requested held.
struct LicenceCoversContracts: CrossRule {
  static let entry = RuleEntry(
    .l315, .hold, .ledger, appliesTo: "LIC", isDocumented: false,
    en: """
      Licence lowered, suspended or revoked below what is already contracted; the contracts \
      concerned are frozen and listed.
      """,
    ar: """
      خُفِّض الترخيص أو أُوقف أو أُلغي إلى ما دون المتعاقد عليه؛ جُمِّدت العقود المعنية وهي \
      مبينة في التقرير.
      """,
    mendEn: """
      Raise the licence again or make it valid, or let buyer and provider amend or cancel the \
      contracts named; what fits again is lifted by itself.
      """,
    mendAr: """
      ارفع طاقة الترخيص أو أعده ساريًا، أو يعدّل المشتري ومقدم الخدمة العقود المذكورة أو \
      يلغيانها؛ ويُرفع التجميد تلقائيًا عما تسعه الطاقة.
      """,
    reasonEn: """
      What was sold on a licence does not end with it: buyers must hear of it in time to house \
      their people elsewhere.
      """,
    reasonAr: """
      ما بيع على الترخيص لا ينتهي بانتهائه؛ ويجب أن يعلم المشترون في وقت يسمح لهم بإسكان \
      حجاجهم في موضع آخر.
      """,
    example: .words(
      kept: "licence lowered to 500 with 500 contracted",
      broken: "licence lowered to 500 with 300 + 300 contracted: the later one is frozen"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let loss = standing.licenceLoss else { return }
    let field: FieldName =
      switch loss.reason {
      case .status: .status
      case .validity: .validTo
      case .capacity: .capacity
      }
    found.add(.l315, field, detail: .text(loss.words))
  }
}

extension LicenceLoss {
  /// How many, and the first of them: `2: IDN-HAO C-1, IDN-AGY-0001 C-9`.
  fileprivate var words: String {
    let shown = contracts.prefix(20).joined(separator: ", ")
    return "\(contracts.count): \(shown)" + (contracts.count > 20 ? ", …" : "")
  }
}
