import Rules
import Testing
import Vocabulary

/// R107, R108 and R109: what a person is called.
@Suite struct NameTests {
  @Test(arguments: ["SANTOSO", "O'BRIEN", "AL-RASHID", "VAN DER BERG", "A"])
  func `capitals, space, hyphen and apostrophe make a Latin name`(surname: String) {
    #expect(!findings(.plg, [.surnameLat: surname]).told.contains("R107 surname_lat"))
  }

  @Test(arguments: [
    "", "-", "' '", "Santoso", "MÜLLER", "ABU2", "محمد", "SMITH,JOHN", "A\u{200B}B*",
  ])
  func `a surname that is blank or has anything else is refused by R107 alone`(surname: String) {
    let told = findings(.plg, [.surnameLat: surname]).told
    #expect(told.contains("R107 surname_lat"))
    #expect(!told.contains("R101 surname_lat") && !told.contains("R102 surname_lat"))
  }

  @Test func `a passport with one name leaves the given names empty`() {
    #expect(findings(.plg, [.givenLat: ""]).told == [])
    #expect(findings(.plg, [.givenLat: "AHMAD1"]).told == ["R107 given_lat"])
  }

  @Test func `a name that is only too long is said to be too long`() {
    let long = String(repeating: "A", count: 61)
    #expect(findings(.plg, [.surnameLat: long]).told.contains("R102 surname_lat"))
    #expect(!findings(.plg, [.surnameLat: long]).told.contains("R107 surname_lat"))
  }

  @Test(arguments: ["أَحْمَد", "محمّد", "عبد-الله", "پرویز گُل", "ٹیپو سلطان", "آية", "ى"])
  func `letters and marks of every language in Arabic script make an Arabic name`(name: String) {
    #expect(!findings(.plg, [.nameAr: name]).told.contains("R108 name_ar"))
  }

  @Test(arguments: [
    "Ahmad", "أحمد A", "أحمد٣", "أحمد۳", "أحمد3", "أحمد؟", "أحمد،", "(أحمد)", "-", "李明",
  ])
  func `Latin letters, digits and symbols are refused by R108 alone`(name: String) {
    let told = findings(.plg, [.nameAr: name]).told
    #expect(told.contains("R108 name_ar"))
    #expect(!told.contains("R102 name_ar") && !told.contains("R109 name_ar"))
  }

  @Test(arguments: [
    ("محمد علي", "MOHAMED", "ALY"), ("محمد علي", "MUHAMMAD", "ALI"),
    ("محمد أوزتورك", "OZTURK", "MEHMET"),
    ("عبد الرحمن السديس", "ALSUDAIS", "ABDURRAHMAN"),
    ("عبدالعزيز القحطاني", "AL-QAHTANI", "ABDUL AZIZ"),
    ("جمال عبد الناصر", "ABDEL NASSER", "GAMAL"), ("يوسف عثمان", "OSMAN", "YUSUF"),
    ("فاطمة الزهراء بنت خالد", "KHALED", "FATMA ZAHRA"),
    ("ابو بكر محمد بن زكريا الرازي", "AL RAZI", "ABU BAKR MOHAMMED IBN ZAKARIA"),
    ("أحمد", "ZULKIFLI", ""), ("پرویز مشرف", "MUSHARRAF", "PERVEZ"),
    ("رمضان كريم", "KERIM", "RAMAZAN"),
    ("خديجة شيخ", "CHEIKH", "KHADIDJA"), ("سوكارنو بوتري", "PUTRI", "SUKARNO"),
  ])
  func `phonetic spellings of a name are that name`(arabic: String, surname: String, given: String)
  {
    let told = findings(
      .plg, [.nameAr: arabic, .surnameLat: surname, .givenLat: given]
    ).told
    #expect(told == [])
  }

  @Test(arguments: [
    ("فاطمة كريم زهراني", "SANTOSO", "AHMAD BUDI"), ("سلمان القرني", "FADEL", "HAMED"),
    ("خالد سالم", "BRAHIMI", "FARID"), ("زينب مرسي", "QADDOUR", "TALAL"),
  ])
  func `names of different people are reported`(arabic: String, surname: String, given: String) {
    let found = findings(.plg, [.nameAr: arabic, .surnameLat: surname, .givenLat: given])
    #expect(found.told == ["R109 name_ar"])
    #expect(found.allSatisfy { $0.severity == .warn })
  }

  @Test func `a season that does not match names is silent`() {
    var parameters = SeasonParameters()
    parameters.nameArMatch = false
    let context = SmallSeason.context(.plg, parameters: parameters)
    #expect(findings(.plg, [.nameAr: "فاطمة كريم زهراني"], context: context).told == [])
  }
}
