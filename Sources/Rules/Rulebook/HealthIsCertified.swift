import Manifests
import Vocabulary

/// R116: nobody is sent for a visa before a certificate, signed by the head of the office and by
/// the medical mission, says that the person is able.
///
/// A pilgrim waits for the certificate; a certificate that lacks a signature or says UNFIT is kept
/// and lifts nothing.
struct HealthIsCertified: CrossRule {
  static let entry = RuleEntry(
    .r116, .hold, .record, appliesTo: "PLG HLC", isDocumented: true,
    en: """
      Health-capability certificate missing or not signed by both head of office and medical \
      mission; visa request withheld.
      """,
    ar: """
      شهادة الاستطاعة الصحية غير مرفوعة أو غير موقّعة من رئيس المكتب ومسؤول البعثة الطبية؛ \
      يُحجب طلب التأشيرة.
      """,
    mendEn: """
      Send the certificate (HLC) with both signatures; the person goes on by itself and the list \
      need not be sent again.
      """,
    mendAr: """
      أرسل الشهادة (HLC) بالتوقيعين؛ فيُستكمل طلب الحاج تلقائيًا ولا يلزم إرسال الكشف مرة أخرى.
      """,
    reasonEn: """
      The agreement makes the office answer for the health of those it sends; no visa is asked for \
      without its word.
      """,
    reasonAr: """
      تُحمّل الاتفاقية المكتب مسؤولية الاستطاعة الصحية لمن يرسلهم، ولا تُطلب تأشيرة دون إقراره.
      """,
    parameters: ["hlc_required"],
    example: .fields(
      .hlc, kept: [.outcome: "FIT_WITH_AID"], broken: [.medicalSignatory: ""]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard context.parameters.hlcRequired else { return }
    switch context.kind {
    case .plg:
      if standing.person?.byReference?.isCertified != true { found.add(.r116) }
    case .hlc: checkCertificate(row, &found)
    default: return
    }
  }

  private func checkCertificate(_ row: Row, _ found: inout RecordFindings) {
    for field in [FieldName.headSignatory, .medicalSignatory] where !row.isPresent(field) {
      found.add(.r116, field, detail: .text("missing"))
    }
    if row.code(.outcome, as: Fitness.self) == .unfit {
      found.add(.r116, .outcome, detail: .text("UNFIT"))
    }
  }
}
