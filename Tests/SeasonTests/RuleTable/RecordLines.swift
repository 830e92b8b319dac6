import Vocabulary

extension RuleTable {
  /// R101 to R122.
  static let recordLines: [RuleLine] = pilgrimLines + healthLines + contractLines

  private static let specimen = [
    "mrz1": "P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "given_lat": "BUDI", "passport_no": "A1234567", "birth_date": "1970-03-15",
    "passport_expiry": "2030-01-01",
  ]

  private static let pilgrimLines: [RuleLine] = [
    .pilgrim(.r101, "group_no", broken: "", kept: "G1"),
    .pilgrim(.r102, "sex", broken: "X", kept: "F"),
    .pilgrim(.r103, "passport_no", broken: "X70000-02", kept: "X70000002"),
    .pilgrim(
      .r104, "mrz2", broken: "A1234567<7IDN7003158M3001019<<<<<<<<<<<<<<04",
      kept: "A1234567<6IDN7003158M3001019<<<<<<<<<<<<<<04", beside: specimen),
    .pilgrim(
      .r105, "birth_date", broken: "1970-03-16", kept: "1970-03-15", named: "mrz2",
      beside: specimen.merging(["mrz2": "A1234567<6IDN7003158M3001019<<<<<<<<<<<<<<04"]) { $1 }),
    .pilgrim(.r106, "nationality", broken: "XYZ", kept: "IDN"),
    .pilgrim(.r107, "surname_lat", broken: "MÜLLER", kept: "O'BRIEN-KHAN"),
    .pilgrim(.r108, "name_ar", broken: "بودي 2", kept: "بودي"),
    .pilgrim(.r109, "name_ar", broken: "فاطمة كريم زهراني", kept: "بودي سانتوسو"),
    .pilgrim(.r110, "birth_date", broken: "1971-02-29", kept: "1972-02-29"),
    .pilgrim(
      .r111, "birth_date", broken: "1970-03-18", kept: "1970-03-15",
      beside: ["birth_date_hijri": "1390-01-07"]),
    .pilgrim(
      .r112, "birth_date", broken: "2014-05-27", kept: "2014-05-26",
      season: [
        ["parameter": "minor_age", "value": "0", "effective_at": "2025-10-01T00:00:00Z"]
      ]),
    .pilgrim(.r113, "passport_expiry", broken: "2026-11-25", kept: "2026-11-26"),
    .pilgrim(.r117, "passport_no", broken: "7.00E+06", kept: "X7000002"),
    .pilgrim(.r122, "birth_place", broken: "  JAKARTA", kept: "JAKARTA"),
  ]

  private static let healthLines: [RuleLine] = [
    .pilgrim(.r114, "acwy_date", broken: "2026-05-01", kept: "2026-04-30"),
    RuleLine(
      .r115, broken: "polio_required = Y, no polio_date",
      kept: "polio_required = Y, polio_date = 2026-04-30", row: 2, field: "polio_date"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(
        "MOH", "SSN",
        [
          [
            "parameter": "polio_required", "country": "IDN", "value": "Y",
            "effective_at": "2025-10-01T00:00:00Z",
          ]
        ])
      return try scene.send(
        JudgementScene.office, "PLG",
        [JudgementScene.pilgrim(1, ["polio_date": breaks ? "" : "2026-04-30"])]
      ).text
    },
    RuleLine(
      .r116, broken: "a certificate without medical_signatory", kept: "signed by both", row: 2,
      field: "medical_signatory"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(JudgementScene.office, "PLG", [JudgementScene.pilgrim(1)])
      try scene.accept(
        "MOH", "SSN",
        [
          [
            "parameter": "hlc_required", "country": "IDN", "value": "Y",
            "effective_at": "2025-10-01T00:00:00Z",
          ]
        ])
      return try scene.send(
        JudgementScene.office, "HLC",
        [
          [
            "sender_ref": "A-1", "certificate_no": "HC-1", "issued_on": "2026-01-05",
            "head_signatory": "BUDI RAHMAN", "outcome": "FIT",
            "medical_signatory": breaks ? "" : "SITI AMINAH",
          ]
        ]
      ).text
    },
  ]

  /// A contract of the office, changed.
  private static func contract(
    _ code: RuleCode, _ field: String, broken: String, kept: String, names: String? = nil
  ) -> RuleLine {
    RuleLine(
      code, broken: "\(field) = \(broken)", kept: "\(field) = \(kept)", row: 2,
      field: names ?? field
    ) { scene, breaks in
      let row = JudgementScene.contract(
        "C-1", with: JudgementScene.building, [field: breaks ? broken : kept])
      return try scene.send(JudgementScene.office, "CTB", [row]).text
    }
  }

  private static let contractLines: [RuleLine] = [
    contract(.r118, "date_to", broken: "2026-05-10", kept: "2026-05-11"),
    contract(.r119, "licence_no", broken: "MAK-H-9", kept: "MAK-H-1"),
    contract(.r120, "capacity", broken: "101", kept: "100"),
  ]
}
