import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

extension RuleTable {
  /// L301 to L316.
  static let ledgerLines: [RuleLine] = placeLines + entryLines + capacityLines + [imbalance]

  private static let office = JudgementScene.office
  private static let agency = JudgementScene.agency
  private static let building = JudgementScene.building

  private static func people(_ count: Int, package: String = "P1") -> [[String: String]] {
    (1...count).map { JudgementScene.pilgrim($0, package: package) }
  }

  private static let placeLines: [RuleLine] = [
    RuleLine(.l301, broken: "the 4th of 3 places", kept: "the 3rd of 3", row: 5) { scene, breaks in
      try scene.prepare(quota: 3)
      return try scene.send(office, "PLG", people(breaks ? 4 : 3)).text
    },
    RuleLine(
      .l302, broken: "the 3rd of 2 places of OFFICIAL", kept: "the 2nd of 2", row: 4
    ) { scene, breaks in
      try scene.prepare(quota: 9)
      try scene.accept(
        office, "QTA", [JudgementScene.entry("ALLOCATE", 2, segment: "OFFICIAL")])
      return try scene.send(office, "PLG", people(breaks ? 3 : 2)).text
    },
    RuleLine(
      .l303, broken: "the agency's 2nd of 1 place", kept: "its 1st of 1", row: 3
    ) { scene, breaks in
      try scene.grant(9)
      try scene.accept(
        office, "QTA",
        [
          JudgementScene.entry("ALLOCATE", 5, number: "A1", segment: "AGENCY"),
          JudgementScene.entry("ALLOCATE", 1, number: "A2", segment: "AGENCY", agency: agency),
        ])
      try scene.agree("C-2", buyer: agency)
      try scene.accept(agency, "PKG", [JudgementScene.package("P2", "C-2", segment: "AGENCY")])
      return try scene.send(agency, "PLG", people(breaks ? 2 : 1, package: "P2")).text
    },
  ]

  private static let entryLines: [RuleLine] = [
    RuleLine(
      .l304, broken: "15,398 of 66,910 less 51,513", kept: "15,397", row: 2
    ) { scene, breaks in
      try scene.grant(66_910)
      try scene.accept(
        office, "QTA", [JudgementScene.entry("ALLOCATE", 51_513, segment: "OFFICIAL")])
      return try scene.send(
        office, "QTA",
        [JudgementScene.entry("ALLOCATE", breaks ? 15_398 : 15_397, segment: "AGENCY")]
      ).text
    },
    RuleLine(
      .l313, broken: "a quota of 5, all used, lowered by 1", kept: "lowered by 1 with 4 used",
      row: 2
    ) { scene, breaks in
      try scene.prepare(quota: 5)
      try scene.accept(office, "PLG", people(breaks ? 5 : 4))
      return try scene.send("MOH", "QTA", [JudgementScene.entry("ADJUST", -1)]).text
    },
  ]

  private static let capacityLines: [RuleLine] = [
    RuleLine(
      .l306, broken: "the 3rd person on a package of 2 seats", kept: "the 2nd", row: 4,
      field: "package_code"
    ) { scene, breaks in
      try scene.prepare(seats: 2)
      return try scene.send(office, "PLG", people(breaks ? 3 : 2)).text
    },
    RuleLine(
      .l307, broken: "61 + 40 beds on a licence for 100", kept: "60 + 40 beds", row: 2
    ) { scene, breaks in
      try scene.agree("C-1", capacity: 40)
      let row = JudgementScene.contract("C-2", with: office, capacity: breaks ? 61 : 60)
      try scene.send(building, "CTP", [row])
      return try scene.send(
        office, "CTB",
        [JudgementScene.contract("C-2", with: building, capacity: breaks ? 61 : 60)]
      ).text
    },
    RuleLine(
      .l308, broken: "61 + 40 meals on a licence for 100", kept: "60 + 40 meals", row: 2
    ) { scene, breaks in
      try scene.accept(
        "MOH", "PTY", [JudgementScene.party(["party_id": "CAT-1001", "type": "CAT"])])
      try scene.accept(
        "MOH", "LIC",
        [
          JudgementScene.licences[0].merging([
            "licence_no": "MAK-C-1", "activity": "CAT", "holder_id": "CAT-1001", "rooms": "",
          ]) { $1 }
        ])
      func row(_ number: String, _ other: String, _ capacity: Int) -> [String: String] {
        JudgementScene.contract(
          number, with: other, capacity: capacity, licence: "MAK-C-1",
          ["contract_type": "CAT", "meals_per_day": "1"])
      }
      try scene.send("CAT-1001", "CTP", [row("K-1", office, 40)])
      try scene.accept(office, "CTB", [row("K-1", "CAT-1001", 40)])
      try scene.send("CAT-1001", "CTP", [row("K-2", office, breaks ? 61 : 60)])
      return try scene.send(office, "CTB", [row("K-2", "CAT-1001", breaks ? 61 : 60)]).text
    },
  ]

  /// The ledger's own law: told to operators, with the sentence of the catalogue.
  private static let imbalance = RuleLine(
    .l314, broken: "a database that writes other sums than it is told", kept: "the same sums"
  ) { scene, breaks in
    try scene.prepare()
    try scene.accept(office, "PLG", people(1))
    if breaks {
      scene.home.raw.run(
        """
        CREATE TRIGGER another_sum AFTER UPDATE ON quota_level
        BEGIN UPDATE quota_level SET reserved = reserved + 1 WHERE country = new.country AND segment = new.segment; END
        """)
    }
    let name = scene.nextName(office, "PLG")
    try scene.home.drop(JudgementScene.csv(people(2)), as: name, in: office)
    do {
      _ = try OnePass(scene.home.parts(at: scene.time)) { _ in }.run()
      return try scene.home.result(of: name, in: office).text
    } catch is LedgerImbalance {
      return scene.home.log.lines.joined(separator: "\n")
    }
  }
}
