import Manifests
import Parsing
import Rules
import TestSupport
import Testing
import Vocabulary

/// R101, R102, R103, R106, R117 and R122: single values.
@Suite struct FieldTests {
  @Test(arguments: Kind.allCases)
  func `every mandatory field that is empty is found, and nothing else`(kind: Kind) {
    for field in kind.table.fields where field.presence == .mandatory {
      let code = field.name == .surnameLat ? "R107" : "R101"
      let told = findings(kind, [field.name: ""]).told
      #expect(told == ["\(code) \(field.name.name)"], "\(kind.rawValue)")
    }
  }

  @Test func `a date that stands in its Hijri companion alone is there`() {
    #expect(findings(.plg, [.birthDate: ""], hijri: [.birthDate: "1390-01-07"]).told == [])
    let broken = findings(.plg, [.birthDate: ""], hijri: [.birthDate: "1390-13-07"])
    #expect(broken.told == ["R110 birth_date_hijri"])
  }

  @Test(arguments: [
    (Kind.pty, [FieldName.country: ""], "country"), (.qta, [.agreementNo: ""], "agreement_no"),
    (.qta, [.agreementDate: ""], "agreement_date"),
    (.qta, [.entryType: "ALLOCATE", .segment: "", .agencyId: ""], "segment"),
    (.lic, [.rooms: ""], "rooms"), (.ctb, [.licenceNo: ""], "licence_no"),
    (.ctb, [.contractType: "CAT", .mealsPerDay: ""], "meals_per_day"),
    (.ctb, [.contractType: "CMP", .serviceLevel: ""], "service_level"),
    (.ctb, [.contractType: "TRN", .serviceLevel: "A", .route: ""], "route"),
    (.ctp, [.currency: ""], "currency"), (.plg, [.mahramRef: "A-2"], "mahram_relation"),
  ])
  func `a field that another makes necessary is missed`(
    kind: Kind, changes: [FieldName: String], missing: String
  ) {
    #expect(findings(kind, changes).told == ["R101 \(missing)"])
  }

  @Test func `a contract without an amount needs no currency, an agency's part no segment`() {
    #expect(findings(.ctb, [.amount: "", .currency: ""]).told == [])
    let part: [FieldName: String] = [
      .entryType: "ALLOCATE", .segment: "", .agencyId: "IDN-AGY-0001", .agreementNo: "",
      .agreementDate: "",
    ]
    #expect(findings(.qta, part).told == [])
  }

  @Test func `an Arabic name is demanded where the season says so`() {
    var parameters = SeasonParameters()
    parameters.nameArRequired = true
    let context = SmallSeason.context(.plg, parameters: parameters)
    #expect(findings(.plg, [.nameAr: ""], context: context).told == ["R101 name_ar"])
    #expect(findings(.plg, [.nameAr: ""]).told == [])
  }

  @Test(arguments: [
    (Kind.plg, FieldName.sex, "X"), (.plg, .packageCode, "p1"), (.plg, .groupNo, "G 1"),
    (.plg, .passportExpiry, "next year"), (.plg, .photoRef, "ü.jpg"), (.qta, .quantity, "many"),
    (.qta, .quantity, "0"), (.qta, .quantity, "-5"), (.lic, .capacity, "-1"), (.lic, .rooms, "0"),
    (.ctb, .city, "ALL"), (.ctb, .amount, "-1"), (.ctb, .currency, "XXZ"), (.pkg, .capacity, "0"),
    (.pty, .partyId, "A/B"), (.pty, .partyId, ".AB"), (.pty, .validTo, "2020-01-01"),
    (.ssn, .value, "twelve"), (.ssn, .parameter, "min_ages"), (.plg, .nationality, "ID\u{7}N"),
  ])
  func `a value of the wrong form is found once`(kind: Kind, field: FieldName, value: String) {
    let found = findings(kind, [field: value]).filter { $0.field == field }
    #expect(found.count == 1)
    #expect(found.first?.code == (field == .nationality ? .r106 : .r102))
  }

  @Test func `a parameter with a wrong name is told the nearest one`() {
    let found = findings(.ssn, [.parameter: "min_ages"])
    #expect(found.map(\.detail) == [.text("nearest=min_age")])
    let off = findings(.ssn, [.parameter: "severity.L301", .value: "OFF", .country: ""])
    #expect(off.map(\.detail) == [.text("least=ERROR")])
    #expect(
      findings(.ssn, [.parameter: "arafah_date", .value: "2026-05-26"]).told == ["R102 country"])
  }

  @Test func `a row with too few or too many cells is R102 for the row and nothing else`() {
    let table = Kind.plg.table
    let records = RecordBatch(columnCount: table.columns.count)
    let position = RecordPosition(ordinal: 1, row: 2, line: 2)
    records.append(cells: [Array("A-1".utf8), Array("P9".utf8)], at: position)
    let batch = ManifestBatch(table: table, syntax: .csv, records: records)
    FieldReader(table: table, columns: Array(table.columns.indices), syntax: .csv).read(batch)
    let context = SmallSeason.context(.plg)
    #expect(RecordJudge(context).judge(batch) == [])
    #expect(Array(batch.findings(of: 0)).told == ["R102"])
    #expect(batch.findings(of: 0).first?.detail == .number(2))
    var found = RecordFindings(severities: context.severities)
    CrossJudge(context).judge(batch[0], SmallSeason.standing(.plg), &found)
    #expect(found.list.isEmpty)
  }

  @Test(arguments: ["A1234", "123456789", "ABCDEFGHI"])
  func `five to nine capitals and digits make a passport number`(number: String) {
    #expect(findings(.plg, [.passportNo: number]).told == [])
  }

  @Test(arguments: [
    "A123", "A123456789", "a1234567", "A-123456", "A 123456", "A.123456", "ا1234567",
  ])
  func `any other passport number is refused by R103 alone`(number: String) {
    #expect(findings(.plg, [.passportNo: number]).told == ["R103 passport_no"])
  }

  @Test func `codes of countries come from ISO and ICAO, and different ones are a warning`() {
    #expect(findings(.plg, [.nationality: "IND"]).map(\.severity) == [.warn])
    #expect(findings(.plg, [.nationality: "IND"]).told == ["R106 passport_issuer"])
    #expect(findings(.plg, [.nationality: "D", .passportIssuer: "DEU"]).told == [])
    #expect(findings(.plg, [.nationality: "GBD", .passportIssuer: "GBR"]).told == [])
    #expect(findings(.plg, [.nationality: "XXA", .passportIssuer: "XXA"]).told == [])
    #expect(findings(.plg, [.nationality: "INO"]).told == ["R106 nationality"])
    #expect(findings(.plg, [.passportIssuer: "ID"]).told == ["R106 passport_issuer"])
  }

  @Test func `what a spreadsheet damaged is R117's alone`() {
    #expect(findings(.plg, [.passportNo: "1.23E+08"]).told == ["R117 passport_no"])
    #expect(findings(.plg, [.birthDate: "25642"]).told == ["R117 birth_date"])
    #expect(findings(.plg, [.nationality: "#REF!"]).told == ["R117 nationality"])
    #expect(findings(.ctb, [.dateFrom: "46152"]).told == ["R117 date_from"])
    let xml = findings(.plg, [.passportNo: "1.23E+08"], syntax: .xml)
    #expect(xml.told == ["R103 passport_no"])
  }

  @Test func `a rule that the season switched off leaves the word to R102`() {
    var parameters = SeasonParameters()
    parameters.severities.updateValue(nil, forKey: .r103)
    let context = SmallSeason.context(.plg, parameters: parameters)
    #expect(
      findings(.plg, [.passportNo: "a1234567"], context: context).told == ["R102 passport_no"])
  }

  @Test func `what was tidied is said once a field, and what for`() {
    let found = findings(.plg, [.birthDate: "١٩٧٠-٠٣-١٥", .surnameLat: "  SANTOSO"])
    #expect(found.told == ["R122 surname_lat", "R122 birth_date"])
    #expect(found.map(\.detail) == [.text("spaces"), .text("digits")])
    #expect(found.allSatisfy { $0.severity == .info })
  }

  @Test func `all that is wrong with a record is said in one round`() {
    let told = findings(
      .plg,
      [
        .sex: "?", .passportNo: "#1", .birthDate: "2020-01-01", .passportExpiry: "2025-01-01",
        .groupNo: "",
      ]
    ).told
    #expect(
      told.sorted() == [
        "R101 group_no", "R102 sex", "R103 passport_no", "R112 birth_date", "R113 passport_expiry",
      ])
  }
}
