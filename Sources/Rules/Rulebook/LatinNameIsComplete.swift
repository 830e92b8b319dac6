import Manifests
import Vocabulary

/// R107: the surname is there, and both Latin names are of A–Z, space, hyphen and apostrophe
/// alone.
///
/// The given names may be empty: some passports carry one name.
struct LatinNameIsComplete: RecordRule {
  static let entry = RuleEntry(
    .r107, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: """
      Latin name incomplete (surname blank) or has characters outside A–Z, space, hyphen, \
      apostrophe.
      """,
    ar: """
      الاسم اللاتيني ناقص (اسم العائلة فارغ) أو يحتوي محارف غير مسموح بها (المسموح: A–Z \
      والمسافة والشرطة والفاصلة العليا).
      """,
    mendEn: """
      Type the names as the machine-readable zone prints them, in capitals without accents; \
      where the passport has one name, put it in the surname.
      """,
    mendAr: """
      اكتب الاسمين كما في المنطقة المقروءة آليًا بحروف كبيرة دون علامات؛ وإن كان في الجواز \
      اسم واحد فضعه في حقل اسم العائلة.
      """,
    reasonEn: "The visa prints these letters, and the border compares them with the passport.",
    reasonAr: "تُطبع هذه الحروف في التأشيرة ويقارنها المنفذ بالجواز.",
    example: .fields(.plg, kept: [.surnameLat: "O'BRIEN-KHAN"], broken: [.surnameLat: "MÜLLER"]))

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    let surname = row[.surnameLat]
    // An amendment leaves the name as it is, unless it brings a person of its own.
    let isAmended = context.kind == .amd && row.code(.action, as: Amendment.self) != .replace
    if surname.state == .absent {
      if !isAmended { found.add(.r107, .surnameLat, detail: .text("absent")) }
    } else {
      judge(surname, .surnameLat, needsLetters: true, row, &found)
    }
    judge(row[.givenLat], .givenLat, needsLetters: false, row, &found)
  }

  private func judge(
    _ value: FieldValue, _ field: FieldName, needsLetters: Bool, _ row: Row,
    _ found: inout RecordFindings
  ) {
    // A name that is only too long is R102's: this sentence does not speak of it.
    guard value.state != .absent, value.state != .spreadsheet, value.state != .tooLong else {
      return
    }
    var hasLetter = false
    if value.state == .valid {
      for byte in row.bytes(value) {
        if byte.isCapital {
          hasLetter = true
        } else if byte != 0x20, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "'") {
          return found.add(.r107, field)
        }
      }
      if hasLetter || !needsLetters { return }
    }
    found.add(.r107, field)
  }
}
