import Vocabulary

/// Health-capability certificates (HLC).
enum CertificateManifest {
  static let table = FieldTable(
    kind: .hlc,
    fields: [
      Field(.senderRef, "مرجع الجهة", .reference(40), .mandatory),
      Field(
        .agencyId, "الوكالة", .code(.party), .conditional,
        "when the agency registered the person: sender_ref is then the agency's"),
      Field(.certificateNo, "رقم الشهادة", .latin(3...30), .mandatory),
      Field(.issuedOn, "تاريخ الإصدار", .date, .mandatory),
      Field(.headSignatory, "توقيع رئيس المكتب", .text(80), .conditional, "R116"),
      Field(.medicalSignatory, "توقيع البعثة الطبية", .text(80), .conditional, "R116"),
      Field(.outcome, "النتيجة", .code(.fitness), .mandatory, "FIT, FIT_WITH_AID, UNFIT"),
    ])
}
