package import Vocabulary

/// Licences (LIC): what buildings, fleets, kitchens and camps may hold.
enum LicenceManifest {
  static let table = FieldTable(
    kind: .lic,
    fields: [
      Field(.licenceNo, "رقم الترخيص", .latin(3...30), .mandatory),
      Field(.activity, "النشاط", .code(.activity), .mandatory, "HSG, TRN, CAT, CMP, TWF"),
      Field(.city, "المدينة", .code(.city), .mandatory, "MAK, MED, JED, MSH"),
      Field(.holderId, "حامل الترخيص", .code(.party), .mandatory),
      Field(.nameAr, "الاسم بالعربية", .text(120), .mandatory),
      Field(.nameEn, "الاسم بالإنجليزية", .text(120), .optional),
      Field(.districtAr, "الحي", .text(80), .optional),
      Field(.rooms, "عدد الغرف", .integer, .conditional, "HSG"),
      Field(.capacity, "الطاقة", .integer, .mandatory, "places, seats or meals a day"),
      Field(.validFrom, "من", .date, .mandatory),
      Field(.validTo, "إلى", .date, .mandatory),
      Field(
        .status, "الحالة", .code(.licenceStatus), .optional,
        "VALID (default), SUSPENDED, REVOKED"),
    ])
}

/// A sound LIC row.
package struct LicenceRow: Sendable, Equatable {
  package var licence: Licence

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let activity = row.code(.activity, as: Activity.self),
      let city = row.code(.city, as: City.self), let holder = row.party(.holderId),
      let capacity = row.number(.capacity), let validFrom = row.date(.validFrom),
      let validTo = row.date(.validTo)
    else { preconditionFailure("a LIC row was entered before it was judged") }
    licence = Licence(
      number: row.text(.licenceNo), activity: activity, city: city, holder: holder,
      nameAr: row.text(.nameAr), nameEn: row.optionalText(.nameEn),
      districtAr: row.optionalText(.districtAr), rooms: row.number(.rooms), capacity: capacity,
      validFrom: validFrom, validTo: validTo,
      status: row.code(.status, as: LicenceStatus.self) ?? .valid)
  }
}
