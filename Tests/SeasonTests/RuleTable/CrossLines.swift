import Vocabulary

extension RuleTable {
  /// X201 to X222.
  static let crossLines: [RuleLine] = peopleLines + seasonLines

  private static let office = JudgementScene.office
  private static let building = JudgementScene.building

  private static let peopleLines: [RuleLine] = [
    RuleLine(
      .x201, broken: "one passport in two records", kept: "two passports", row: 3,
      field: "passport_no"
    ) { scene, breaks in
      try scene.prepare()
      let number = breaks ? "X7000001" : "X7000002"
      return try scene.send(
        office, "PLG",
        [JudgementScene.pilgrim(1), JudgementScene.pilgrim(2, ["passport_no": number])]
      ).text
    },
    RuleLine(
      .x202, broken: "a passport that stands under A-1, as A-99", kept: "a passport of its own",
      row: 2, field: "passport_no"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      let number = breaks ? 1 : 99
      return try scene.send(
        office, "PLG", [JudgementScene.pilgrim(number, ["sender_ref": "A-99"])]
      ).text
    },
    .pilgrim(.x211, "nationality", broken: "FRA", kept: "IDN"),
    RuleLine(
      .x213, broken: "passport_expiry after the request was sent", kept: "group_no after it",
      row: 2
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      let change = breaks ? ["passport_expiry": "2032-01-01"] : ["group_no": "G2"]
      return try scene.send(office, "PLG", [JudgementScene.pilgrim(1, change)]).text
    },
  ]

  private static let seasonLines: [RuleLine] = [
    RuleLine(
      .x208, broken: "a package without the housing that the season demands",
      kept: "a package with it", row: 2, field: "contracts"
    ) { scene, breaks in
      try scene.grant(10)
      try scene.agree("C-1")
      let demands = breaks ? "HSG@MAK;HSG@MED" : "HSG@MAK"
      try scene.accept(
        "MOH", "SSN",
        [
          [
            "parameter": "mandatory_contracts", "value": demands,
            "effective_at": "2025-10-02T00:00:00Z",
          ]
        ])
      return try scene.send(office, "PKG", [JudgementScene.package()]).text
    },
    RuleLine(
      .x209, broken: "package_code = P404", kept: "package_code = P1", row: 2,
      field: "package_code"
    ) { scene, breaks in
      try scene.prepare()
      return try scene.send(
        office, "PLG", [JudgementScene.pilgrim(1, package: breaks ? "P404" : "P1")]
      ).text
    },
    RuleLine(
      .x210, broken: "nights to 25 May, housed to 24 May", kept: "nights to 24 May", row: 2,
      field: "itinerary"
    ) { scene, breaks in
      try scene.grant(10)
      try scene.agree("C-1")
      var package = JudgementScene.package()
      package["itinerary"] = "MAK:2026-05-10:2026-05-\(breaks ? 25 : 24)"
      return try scene.send(office, "PKG", [package]).text
    },
    RuleLine(
      .x214, broken: "a contract that the other side has not declared",
      kept: "the other side declared the same", row: 2
    ) { scene, breaks in
      if !breaks {
        try scene.send(building, "CTP", [JudgementScene.contract("C-1", with: office)])
      }
      return try scene.send(office, "CTB", [JudgementScene.contract("C-1", with: building)]).text
    },
    RuleLine(
      .x215, broken: "declared by the buyer alone for 8 days", kept: "for 7 days", row: 2
    ) { scene, breaks in
      let row = JudgementScene.contract("C-1", with: building)
      try scene.send(office, "CTB", [row], at: "2026-01-10T08:00:00Z")
      return try scene.send(
        office, "CTB", [row.merging(["building_name": ""]) { $1 }],
        at: "2026-01-\(breaks ? 18 : 17)T08:00:00Z"
      ).text
    },
    RuleLine(
      .x222, broken: "counterparty_id = HSG-9999", kept: "counterparty_id = HSG-1001", row: 2,
      field: "counterparty_id"
    ) { scene, breaks in
      try scene.send(
        office, "CTB", [JudgementScene.contract("C-1", with: breaks ? "HSG-9999" : building)]
      ).text
    },
  ]
}
