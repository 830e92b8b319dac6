import TestSupport
import Testing
import Vocabulary

extension RuleTable {
  /// What is taken away from under people: L305, L315, L316.
  static let reductionLines: [RuleLine] = [
    RuleLine(
      .l305, broken: "4 people of an agency at its close, the least being 5", kept: "5 people"
    ) { _, breaks in
      let scene = try JudgementScene(hasForeignAffairs: false)
      let agency = JudgementScene.agency
      try scene.accept(
        "MOH", "SSN",
        [JudgementScene.parameter("agency_min", "5").merging(["country": "IDN"]) { $1 }])
      try scene.grant(9)
      try scene.agree("C-1", buyer: agency)
      try scene.accept(agency, "PKG", [JudgementScene.package(segment: "AGENCY")])
      try scene.accept(agency, "PLG", (1...(breaks ? 4 : 5)).map { JudgementScene.pilgrim($0) })
      try scene.home.run(at: "2026-01-31T08:00:00Z")
      return try notices(to: agency, of: scene)
    },
    RuleLine(
      .l315, broken: "a licence lowered to 69 with 40 + 30 beds contracted",
      kept: "lowered to 70", row: 2, field: "capacity"
    ) { scene, breaks in
      try scene.agree("C-1", capacity: 40)
      try scene.agree("C-2", capacity: 30)
      let licence = JudgementScene.licences[0].merging(["capacity": breaks ? "69" : "70"]) { $1 }
      return try scene.send("MOH", "LIC", [licence]).text
    },
    RuleLine(
      .l316, broken: "a package of 8 people lowered to 7 seats", kept: "lowered to 8", row: 2,
      field: "capacity"
    ) { _, breaks in
      let scene = try JudgementScene(hasForeignAffairs: false)
      try scene.prepare(quota: 9, seats: 10)
      try scene.accept(
        JudgementScene.office, "PLG", (1...8).map { JudgementScene.pilgrim($0) })
      return try scene.send(
        JudgementScene.office, "PKG", [JudgementScene.package(capacity: breaks ? 7 : 8)]
      ).text
    },
  ]
}
