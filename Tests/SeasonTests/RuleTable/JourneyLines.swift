import Archiving
import Exchange
import TestSupport
import Testing
import Vocabulary

extension RuleTable {
  /// What becomes of people after their registration: amended, granted visas, housed, gone.
  static let journeyLines: [RuleLine] = amendmentLines + visaLines + groundLines

  private static let office = JudgementScene.office

  private static let amendmentLines: [RuleLine] = [
    RuleLine(
      .x212, broken: "REPLACE in the first second after replacement_close",
      kept: "REPLACE in its last second", row: 2, field: "action"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      return try scene.send(
        office, "AMD", [JudgementScene.replacement("A-1", by: 9)],
        at: breaks ? "2026-04-30T21:00:00Z" : "2026-04-30T20:59:59Z"
      ).text
    },
    RuleLine(
      .l309, broken: "the 3rd replacement among 20 people at 10 %", kept: "the 2nd", row: 4,
      field: "action"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", (1...20).map { JudgementScene.pilgrim($0) })
      let replacements = (1...(breaks ? 3 : 2)).map {
        JudgementScene.replacement("A-\($0)", by: 30 + $0)
      }
      return try scene.send(office, "AMD", replacements).text
    },
    RuleLine(
      .l310, broken: "the 3rd member on 2 places of STAFF", kept: "the 2nd", row: 4,
      field: "staff_role"
    ) { scene, breaks in
      try scene.grant(1)
      try scene.accept(
        "MOH", "QTA", [JudgementScene.entry("GRANT", 2, number: "S-1", segment: "STAFF")])
      let members = (1...(breaks ? 3 : 2)).map { JudgementScene.member($0) }
      return try scene.send(office, "STF", members).text
    },
  ]

  private static let visaLines: [RuleLine] = [
    RuleLine(
      .x216, broken: "ISSUED, visa_no = (empty)", kept: "ISSUED, visa_no = 6000010001", row: 2,
      field: "visa_no"
    ) { _, breaks in
      let visas = try VisaScene(people: 1)
      let number = breaks ? "" : "6000010001"
      return try visas.send([visas.answer(1, "ISSUED", ["visa_no": number])]).text
    },
    RuleLine(
      .l312, broken: "the 2nd visa of a quota lowered to 1 with 2 requests out", kept: "the 1st",
      row: 3, field: "status"
    ) { _, breaks in
      let visas = try VisaScene(people: 2)
      try visas.scene.accept("MOH", "QTA", [JudgementScene.entry("ADJUST", -1)])
      return try visas.send((1...(breaks ? 2 : 1)).map { visas.answer($0, "ISSUED") }).text
    },
    RuleLine(
      .x220, broken: "entered for Umrah, left_on = (empty)", kept: "left_on = the day of receipt",
      row: 2
    ) { scene, breaks in
      try scene.accept("MOH", "PTY", [JudgementScene.party(["party_id": "UMR", "type": "UMR"])])
      try scene.prepare()
      let key = try scene.home.parts(at: scene.time).masterKey.umrahKey(season: Season("1447")!)
      let passport = key.passportKey(of: Array("X7000001".utf8), issuer: CountryCode("IDN")!)
      try scene.accept(
        "UMR", "UMR",
        [
          [
            "passport_key": String(decoding: passport, as: UTF8.self),
            "entered_on": "2025-12-20", "left_on": breaks ? "" : "2026-01-10",
          ]
        ])
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      return try notices(to: "MOH", of: scene)
    },
  ]

  private static let groundLines: [RuleLine] = [
    RuleLine(
      .x219, broken: "3 + 3 passengers on 5 seats", kept: "3 + 2 passengers", row: 3,
      field: "passengers"
    ) { _, breaks in
      let scene = try JudgementScene.ground(people: 6, groups: 2)
      return try scene.send(
        "GCS", "BUS",
        [
          JudgementScene.coach("T-1", "G1", 3, seats: 5),
          JudgementScene.coach("T-1", "G2", breaks ? 3 : 2, seats: 5),
        ], at: "2026-05-11T08:00:00Z"
      ).text
    }
  ]

  /// What a party was told later, all of it; nothing where it was told nothing.
  static func notices(to party: String, of scene: JudgementScene) throws -> String {
    try scene.names(party, "_UPD_").filter { $0.hasSuffix(".xml") }
      .map { String(decoding: try scene.home.outbox($0), as: UTF8.self) }.joined()
  }
}
