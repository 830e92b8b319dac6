package import Vocabulary

/// Quota entries (QTA): the movements the ministry and the offices order.
enum QuotaManifest {
  static let table = FieldTable(
    kind: .qta,
    fields: [
      Field(.entryNo, "رقم القيد", .latin(1...30), .mandatory, "never re-used by its sender"),
      Field(
        .entryType, "نوع القيد", .code(.quotaEntry), .mandatory,
        "GRANT, ADJUST, ALLOCATE, LAPSE"),
      Field(.country, "الدولة", .code(.country), .mandatory),
      Field(
        .segment, "الفئة", .code(.segment), .conditional,
        "OFFICIAL, AGENCY, STAFF; empty in GRANT and ADJUST: the whole country"),
      Field(.agencyId, "الوكالة", .code(.party), .conditional, "ALLOCATE to an agency"),
      Field(
        .quantity, "العدد", .integer, .mandatory,
        "signed for ADJUST and ALLOCATE, else positive"),
      Field(.agreementNo, "رقم الاتفاقية", .text(40), .conditional, "mandatory for GRANT"),
      Field(.agreementDate, "تاريخ الاتفاقية", .date, .conditional, "mandatory for GRANT"),
      Field(.effectiveAt, "يسري من", .instant, .mandatory),
      Field(.portSplit, "توزيع المنافذ", .list(.portShare), .optional, "JED:50;MED:50"),
      Field(.note, "ملاحظة", .text(200), .optional),
    ])
}

/// A sound QTA row.
package struct QuotaRow: Sendable, Equatable {
  /// Never re-used by its sender.
  package var entryNo: String
  package var type: QuotaEntryType
  package var country: CountryCode
  /// Nil: the whole country.
  package var segment: Segment?
  package var agency: PartyID?
  /// Negative where ADJUST or ALLOCATE takes back.
  package var quantity: Int
  package var agreementNo: String?
  package var agreementDate: CalendarDate?
  package var effectiveAt: Instant
  /// `JED:50;MED:50`.
  package var portSplit: PortSplit?
  package var note: String?

  package init(
    entryNo: String, type: QuotaEntryType, country: CountryCode, segment: Segment? = nil,
    agency: PartyID? = nil, quantity: Int, agreementNo: String? = nil,
    agreementDate: CalendarDate? = nil, effectiveAt: Instant, portSplit: PortSplit? = nil,
    note: String? = nil
  ) {
    self.entryNo = entryNo
    self.type = type
    self.country = country
    self.segment = segment
    self.agency = agency
    self.quantity = quantity
    self.agreementNo = agreementNo
    self.agreementDate = agreementDate
    self.effectiveAt = effectiveAt
    self.portSplit = portSplit
    self.note = note
  }

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let type = row.code(.entryType, as: QuotaEntryType.self),
      let country = row.country(.country), let quantity = row.number(.quantity),
      let effectiveAt = row.instant(.effectiveAt)
    else { preconditionFailure("a QTA row was entered before it was judged") }
    entryNo = row.text(.entryNo)
    self.type = type
    self.country = country
    segment = row.code(.segment, as: Segment.self)
    agency = row.party(.agencyId)
    self.quantity = quantity
    agreementNo = row.optionalText(.agreementNo)
    agreementDate = row.date(.agreementDate)
    self.effectiveAt = effectiveAt
    portSplit = row.optionalText(.portSplit).flatMap { PortSplit($0) }
    note = row.optionalText(.note)
  }
}
