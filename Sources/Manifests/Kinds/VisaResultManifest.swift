package import Vocabulary

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

/// A sound VIS row.
package struct VisaResultRow: Sendable, Equatable {
  package var status: VisaStatus
  package var visaNo: String?
  package var issuedOn: CalendarDate?
  package var validTo: CalendarDate?
  package var reason: VisaReason?

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let status = row.code(.status, as: VisaStatus.self) else {
      preconditionFailure("a VIS row was entered before it was judged")
    }
    self.status = status
    visaNo = row.optionalText(.visaNo)
    issuedOn = row.date(.issuedOn)
    validTo = row.date(.validTo)
    reason = row.code(.reasonCode, as: VisaReason.self)
  }
}

extension Row {
  /// The running number in `request_no`; nil where no request of `season` is written so.
  ///
  /// `R`, the season, then the number with at least eight digits: as VRQ writes it.
  package func visaRequestNumber(season: Season) -> Int? {
    let bytes = bytes(.requestNo)
    let digits = bytes.dropFirst(5)
    guard self[.requestNo].state == .valid, digits.count == 8 || digits.first != 0x30,
      digits.count >= 8, bytes.prefix(5).elementsEqual("R\(season)".utf8),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
