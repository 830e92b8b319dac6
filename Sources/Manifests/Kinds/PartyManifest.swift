package import Vocabulary

/// Parties (PTY): who takes part in the exchange, and as what.
enum PartyManifest {
  static let table = FieldTable(
    kind: .pty,
    fields: [
      Field(.partyId, "رمز الجهة", .latin(2...20), .mandatory, "never re-used"),
      Field(.type, "نوع الجهة", .code(.partyType), .mandatory),
      Field(.nameAr, "الاسم بالعربية", .text(120), .mandatory),
      Field(.nameEn, "الاسم بالإنجليزية", .text(120), .mandatory),
      Field(.country, "الدولة", .code(.country), .conditional, "mandatory for HAO and AGY"),
      Field(.parentId, "الجهة الأم", .code(.party), .conditional, "an AGY's office"),
      Field(
        .leadId, "الوكالة الرئيسة", .code(.party), .optional,
        "the lead agency that a small agency merged under"),
      Field(
        .countries, "دول الاختصاص", .list(.country), .conditional,
        "TWF: the countries it serves"),
      Field(.city, "المدينة", .code(.city), .optional, "branches and providers"),
      Field(
        .kinds, "الأنواع المسموحة", .list(.kind), .optional,
        "default: what exchange.md gives the party type"),
      Field(
        .language, "اللغة", .code(.language), .optional,
        "ar, en, fr, tr, ur, id, fa; reports fall back to ar + en"),
      Field(
        .format, "صيغة الملفات", .code(.format), .optional,
        "csv or xml, for what it receives; default csv"),
      Field(.validFrom, "من", .date, .optional),
      Field(.validTo, "إلى", .date, .optional),
      Field(.status, "الحالة", .code(.partyStatus), .mandatory, "ACTIVE, SUSPENDED"),
      Field(.successorOf, "خلف للجهة", .code(.party), .optional),
    ])
}

/// A sound PTY row.
package struct PartyRow: Sendable, Equatable {
  package var party: Party

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let id = row.party(.partyId), let type = row.code(.type, as: PartyType.self),
      let status = row.code(.status, as: PartyStatus.self)
    else { preconditionFailure("a PTY row was entered before it was judged") }
    party = Party(
      id: id, type: type, nameAr: row.text(.nameAr), nameEn: row.text(.nameEn),
      country: row.country(.country), parent: row.party(.parentId), lead: row.party(.leadId),
      countries: row.items(.countries).compactMap { CountryCode($0) },
      city: row.code(.city, as: City.self), kinds: Self.kinds(row),
      language: row.code(.language, as: Language.self) ?? .arabic,
      format: row.code(.format, as: FileFormat.self) ?? .csv, validFrom: row.date(.validFrom),
      validTo: row.date(.validTo), isSuspended: status == .suspended,
      successorOf: row.party(.successorOf))
  }

  private static func kinds(_ row: Row) -> Set<Kind>? {
    guard row.isPresent(.kinds) else { return nil }
    return Set(row.items(.kinds).compactMap { Kind(rawValue: $0) })
  }
}
