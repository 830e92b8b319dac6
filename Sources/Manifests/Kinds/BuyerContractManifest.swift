package import Vocabulary

/// Contracts as their buyer declares them (CTB).
enum BuyerContractManifest {
  static let table = FieldTable(kind: .ctb, fields: fields)

  /// Shared with the provider's declaration: the side follows from the sender.
  static let fields: [Field] = [
    Field(
      .contractNo, "رقم العقد", .latin(3...30), .mandatory,
      "shared key when both sides have it; else the sender's own"),
    Field(.counterpartyId, "الطرف الآخر", .code(.party), .mandatory),
    Field(.counterpartyContractNo, "رقم العقد لدى الطرف الآخر", .latin(3...30), .optional),
    Field(
      .contractType, "نوع العقد", .code(.contractType), .mandatory,
      "HSG, TRN, CAT, TWF, ADL, CMP"),
    Field(.city, "المدينة", .code(.city), .mandatory, "MAK, MED, MSH, JED; TRN may be ALL"),
    Field(.licenceNo, "رقم الترخيص", .latin(3...30), .conditional, "HSG, CAT, CMP"),
    Field(.buildingName, "اسم المبنى", .text(120), .optional),
    Field(.dateFrom, "من تاريخ", .date, .mandatory, "check-in day"),
    Field(.dateTo, "إلى تاريخ", .date, .mandatory, "check-out day"),
    Field(.capacity, "السعة", .integer, .mandatory, "pilgrims"),
    Field(.serviceLevel, "مستوى الخدمة", .text(20), .conditional, "CMP, TRN"),
    Field(.route, "المسار", .text(40), .conditional, "TRN: JED-MAK-MED, MSH, ..."),
    Field(.mealsPerDay, "عدد الوجبات", .integer, .conditional, "CAT: 1 to 3"),
    Field(.amount, "القيمة", .decimal, .optional, "seen only by the two sides and audit"),
    Field(.currency, "العملة", .code(.currency), .conditional, "mandatory beside amount"),
    Field(.signedAt, "تاريخ التوقيع", .instant, .mandatory),
    Field(.status, "الحالة", .code(.contractStatus), .mandatory, "SIGNED, AMENDED, CANCELLED"),
  ]
}

/// A sound CTB or CTP row.
package struct ContractRow: Sendable, Equatable {
  package var terms: ContractTerms

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let counterparty = row.party(.counterpartyId),
      let type = row.code(.contractType, as: ContractType.self),
      let city = row.code(.city, as: City.self), let dateFrom = row.date(.dateFrom),
      let dateTo = row.date(.dateTo), let capacity = row.number(.capacity),
      let signedAt = row.instant(.signedAt),
      let status = row.code(.status, as: ContractStatus.self)
    else { preconditionFailure("a contract row was entered before it was judged") }
    terms = ContractTerms(
      contractNo: row.text(.contractNo), counterparty: counterparty,
      counterpartyContractNo: row.optionalText(.counterpartyContractNo), type: type, city: city,
      licenceNo: row.optionalText(.licenceNo), buildingName: row.optionalText(.buildingName),
      dateFrom: dateFrom, dateTo: dateTo, capacity: capacity,
      serviceLevel: row.optionalText(.serviceLevel), route: row.optionalText(.route),
      mealsPerDay: row.number(.mealsPerDay), amountHundredths: row.number(.amount),
      currency: row.optionalText(.currency), signedAt: signedAt, status: status)
  }
}
