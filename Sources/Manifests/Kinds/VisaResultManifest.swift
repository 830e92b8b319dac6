import Vocabulary

/// Visa results (VIS): what Foreign Affairs decided about a request.
enum VisaResultManifest {
  static let table = FieldTable(
    kind: .vis,
    fields: [
      Field(.requestNo, "رقم الطلب", .latin(3...30), .mandatory, "as sent out in VRQ"),
      Field(.requestId, "معرّف الطلب", .latin(20...20), .mandatory, "the token sent out in VRQ"),
      Field(
        .status, "الحالة", .code(.visaStatus), .mandatory,
        "ISSUED, REFUSED, RETURNED, CANCELLED"),
      Field(.visaNo, "رقم التأشيرة", .latin(5...15), .conditional, "ISSUED"),
      Field(.issuedOn, "تاريخ الإصدار", .date, .conditional, "ISSUED"),
      Field(.validTo, "صالحة حتى", .date, .conditional, "ISSUED"),
      Field(
        .reasonCode, "سبب الرفض", .code(.visaReason), .conditional,
        "PHOTO, NAME_MISMATCH, DUPLICATE, PASSPORT_INVALID, SECURITY, HEALTH, OTHER"),
    ])
}
