import Testing
import Vocabulary

@Suite struct `Keys of names and headers` {
  @Test(arguments: [
    ("\u{FEFF} Passport_No ", "passport_no"), ("PASSPORT_EXPIRY", "passport_expiry"),
    ("إسم العائلة", "اسم العائلة"), ("الـمـعيار", "المعيار"), ("المِعْيَار", "المعيار"),
    ("الجهة الأمّ", "الجهة الام"), ("إلى", "الي"), ("تاريخ\u{00A0}\u{00A0}الميلاد", "تاريخ الميلاد"),
    ("\u{202B}القيمة\u{202C}", "القيمة"),
    ("\u{FE8D}\u{FEDF}\u{FED8}\u{FEF4}\u{FEE4}\u{FE94}", "القيمة"),
    ("ＭＲＺ１", "mrz1"), ("رقم ١٢۳", "رقم 123"), ("\u{FEFB}", "لا"), ("ا\u{0654}حمد", "احمد"),
  ])
  func `spellings of one header fold alike`(sent: String, meant: String) {
    #expect(NameKey.header(sent) == NameKey.header(meant))
  }

  @Test func `the key of a header is plain`() {
    #expect(NameKey.header(" MRZ ١  Line\t") == "mrz 1 line")
    #expect(NameKey.header("مدة إقامة") == "مده اقامه")
    #expect(NameKey.header("") == "")
  }

  @Test(arguments: [
    ("AHMAD  bin Ali ", "Ahmad BIN ALI"), ("أحمد مصطفى", "احمد مصطفي"), ("فاطمة", "فاطمه"),
    ("محـمد", "مُحمَّد"), ("علی", "علي"), ("MÜLLER", "müller"), ("ŞAHİN", "şAHİN"),
  ])
  func `spellings of one person's name have one key`(left: String, right: String) {
    #expect(key(left) == key(right))
  }

  @Test(arguments: [
    ("AHMAD ALI", "AHMADALI"), ("AHMAD", "AHMED"), ("حسن", "حسين"), ("ALI", ""), ("A B C", "A BC"),
  ])
  func `different names have different keys`(left: String, right: String) {
    #expect(key(left) != key(right))
  }

  @Test func `a name's key never changes, since it may be stored`() {
    #expect(key("") == 0xCBF2_9CE4_8422_2325)
    #expect(key("SITI AMINAH") == key("siti aminah"))
    #expect(key("a") == 0xE5D2_F719_0427_066C)
  }

  @Test func `broken bytes still have a key`() {
    #expect(NameKey.person([0x41, 0xFF, 0x42][...]) != NameKey.person([0x41, 0x42][...]))
  }

  private func key(_ name: String) -> UInt64 { NameKey.person(Array(name.utf8)[...]) }
}

@Suite struct `Presentation forms` {
  @Test(arguments: [
    (0xFB50, "\u{0671}"), (0xFBFC, "\u{06CC}"), (0xFDF2, "\u{0627}\u{0644}\u{0644}\u{0647}"),
    (0xFE70, " \u{064B}"), (0xFEFB, "\u{0644}\u{0627}"), (0xFEF5, "\u{0644}\u{0622}"),
    (0xFEFC, "\u{0644}\u{0627}"), (0xFF21, "A"), (0xFF5E, "~"),
    (0xFDFC, "\u{0631}\u{06CC}\u{0627}\u{0644}"),
  ])
  func `a form is the letters it stands for`(form: UInt32, letters: String) throws {
    let scalar = try #require(Unicode.Scalar(form))
    #expect(PresentationForms.decompose(scalar) == Array(letters.unicodeScalars))
  }

  @Test(arguments: [0x41, 0x0627, 0xFD3E, 0xFD3F, 0xFEFF, 0xFDCF, 0xFF5F, 0xFE6F])
  func `any other character stands for itself`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(PresentationForms.decompose(scalar) == nil)
  }
}
