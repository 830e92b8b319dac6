import Testing
import Vocabulary

extension RuleTable {
  /// X203 to X207.
  static let referenceLines: [RuleLine] = [
    RuleLine(
      .x203, broken: "one name and birth date, two passports", kept: "born a day apart", row: 3,
      field: "passport_no"
    ) { scene, breaks in
      let birth = breaks ? "1970-03-04" : "1970-03-05"
      return try list(
        scene, ["given_lat": "BUDI"], ["given_lat": "BUDI", "birth_date": birth])
    },
    RuleLine(
      .x204, broken: "mahram_rule 45: a woman of 44 alone", kept: "a woman of 45 alone", row: 3,
      field: "mahram_ref"
    ) { scene, breaks in
      try scene.accept(
        "MOH", "SSN",
        [["parameter": "mahram_rule", "value": "45", "effective_at": "2025-10-01T00:00:00Z"]])
      return try list(
        scene, [:], ["sex": "F", "birth_date": breaks ? "1981-05-27" : "1981-05-26"])
    },
    RuleLine(
      .x205, broken: "companion_ref of a refused record", kept: "companion_ref of a good one",
      row: 3, field: "companion_ref"
    ) { scene, breaks in
      try list(
        scene, ["passport_expiry": breaks ? "2026-11-25" : "2026-11-26"],
        ["companion_ref": "A-1"])
    },
    RuleLine(
      .x206, broken: "65 years old, companion_ref = (empty)", kept: "companion_ref = A-1", row: 3,
      field: "companion_ref"
    ) { scene, breaks in
      try list(scene, [:], ["birth_date": "1961-05-26", "companion_ref": breaks ? "" : "A-1"])
    },
    RuleLine(
      .x207, broken: "a group without a leader", kept: "a group with one", row: 2,
      field: "group_no"
    ) { scene, breaks in
      try list(
        scene, ["group_role": "MEMBER"], ["group_role": breaks ? "MEMBER" : "LEADER"])
    },
  ]

  /// Two people of one group.
  private static func list(
    _ scene: JudgementScene, _ one: [String: String], _ two: [String: String]
  ) throws -> String {
    try scene.prepare()
    return try scene.send(
      JudgementScene.office, "PLG",
      [JudgementScene.pilgrim(1, one), JudgementScene.pilgrim(2, two)]
    ).text
  }
}
