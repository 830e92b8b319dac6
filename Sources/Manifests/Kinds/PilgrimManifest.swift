import Vocabulary

/// Pilgrim lists (PLG): one row is one person.
enum PilgrimManifest {
  static let table = FieldTable(
    kind: .plg,
    fields: [
      Field(
        .senderRef, "مرجع الجهة", .reference(40), .mandatory,
        "the sender's own key for the person, unique for sender and season"),
      Field(
        .agencyId, "الوكالة", .code(.party), .conditional,
        "when an office sends for an agency"),
      Field(.packageCode, "رمز الحزمة", .latin(2...20), .mandatory),
      Field(.groupNo, "رقم المجموعة", .reference(15), .mandatory, "the sender's own"),
      Field(
        .groupRole, "الصفة في المجموعة", .code(.groupRole), .optional,
        "MEMBER (default), LEADER, GUIDE"),
      Field(.passportNo, "رقم الجواز", .latin(5...9), .mandatory),
      Field(.passportIssuer, "جهة الإصدار", .code(.country), .mandatory),
      Field(.passportIssueDate, "تاريخ الإصدار", .date, .optional),
      Field(.passportExpiry, "تاريخ الانتهاء", .date, .mandatory),
      Field(.mrz1, "السطر المقروء آليًا 1", .machineReadable, .optional),
      Field(.mrz2, "السطر المقروء آليًا 2", .machineReadable, .conditional, "with mrz1"),
      Field(.surnameLat, "اسم العائلة (لاتيني)", .text(60), .mandatory, "rule R107"),
      Field(
        .givenLat, "الأسماء (لاتيني)", .text(60), .conditional,
        "R107; may be empty, or repeat the surname, where the passport has one name"),
      Field(.nameAr, "الاسم العربي", .text(120), .conditional, "parameter name_ar_required"),
      Field(.nationality, "الجنسية", .code(.country), .mandatory),
      Field(
        .residenceCountry, "بلد الإقامة", .code(.country), .optional,
        "lets a non-national be registered (X211); must be the sender's country. The "
          + "quota country is always the sender's"),
      Field(.birthDate, "تاريخ الميلاد", .date, .mandatory),
      Field(.birthPlace, "مكان الميلاد", .text(80), .optional),
      Field(.sex, "الجنس", .code(.sex), .mandatory, "M, F (ذكر, أنثى accepted)"),
      Field(
        .maritalStatus, "الحالة الاجتماعية", .code(.marital), .optional,
        "SINGLE, MARRIED, DIVORCED, WIDOWED"),
      Field(.mahramRef, "مرجع المحرم", .reference(40), .conditional, "X204"),
      Field(.mahramRelation, "صلة القرابة", .code(.relation), .conditional, "with mahram_ref"),
      Field(.companionRef, "مرجع المرافق", .reference(40), .conditional, "X206"),
      Field(.womensGroup, "مجموعة نساء", .flag, .optional),
      Field(
        .familyNo, "رقم العائلة", .reference(15), .optional,
        "kept together in rooms and coaches"),
      Field(.acwyDate, "تاريخ لقاح الحمى الشوكية", .date, .conditional, "R114"),
      Field(.acwyType, "نوع لقاح الحمى الشوكية", .code(.vaccine), .conditional, "POLY, CONJ"),
      Field(.polioDate, "تاريخ لقاح شلل الأطفال", .date, .conditional, "R115"),
      Field(.yfDate, "تاريخ لقاح الحمى الصفراء", .date, .conditional, "R115"),
      Field(
        .assistance, "احتياجات خاصة", .list(.assistance), .optional,
        "WCHR, WCHC, BLND, DEAF, MEDA; flags, no diagnosis"),
      Field(.phone, "الهاتف", .text(20), .optional, "never forwarded"),
      Field(.email, "البريد الإلكتروني", .text(80), .optional, "never forwarded"),
      Field(.photoRef, "مرجع الصورة", .reference(80), .optional, "a file name or hash only"),
    ])
  /// What an AMD row may say of a person beside its own fields: empty means unchanged.
  static let amendable: [Field] = table.fields.filter { $0.name != .senderRef }.map {
    Field($0.name, $0.headerAr, $0.type, .conditional, $0.about)
  }

  /// What an STF row says of a member of the mission, as demanded of pilgrims.
  static let ofStaff: [Field] = {
    let names: Set<FieldName> = [
      .passportNo, .passportIssuer, .passportIssueDate, .passportExpiry, .mrz1, .mrz2, .surnameLat,
      .givenLat, .nameAr, .nationality, .residenceCountry, .birthDate, .birthPlace, .sex, .acwyDate,
      .acwyType, .polioDate, .yfDate,
    ]
    return table.fields.filter { names.contains($0.name) }
  }()
}
