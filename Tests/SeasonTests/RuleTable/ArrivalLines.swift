import TestSupport
import Testing
import Vocabulary

extension RuleTable {
  /// Planned, arrived, gone: R121, X217, X218, X221, L311.
  static let arrivalLines: [RuleLine] = planLines + entryLines + endLines

  private static let planLines: [RuleLine] = [
    RuleLine(
      .r121, broken: "flight_no = 980", kept: "flight_no = GA980", row: 2, field: "flight_no"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [1])
      let flight = ["flight_no": breaks ? "980" : "GA980"]
      return try scene.plan([ArrivalScene.plan("G1", pax: 1, flight)]).text
    },
    RuleLine(
      .l311, broken: "2 of 3 through Jeddah, agreed 50 % within 16 points",
      kept: "the same within 17 points", row: 4, field: "entry_port"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [1, 1, 1])
      try scene.scene.accept(
        "MOH", "SSN",
        [JudgementScene.parameter("port_split", "JED:50;MED:50;TOL:\(breaks ? 16 : 17)")])
      let madinah = ["movement_no": "M-2", "entry_port": "MED", "flight_no": "GA982"]
      return try scene.plan([
        ArrivalScene.plan("G1", pax: 1), ArrivalScene.plan("G2", pax: 1),
        ArrivalScene.plan("G3", pax: 1, madinah),
      ]).text
    },
  ]

  private static let entryLines: [RuleLine] = [
    RuleLine(
      .x217, broken: "with the visa of another", kept: "with the visa that was issued", row: 2,
      field: "visa_no"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [2])
      let visa = ["visa_no": breaks ? "6000010002" : "6000010001"]
      return try scene.arrive([ArrivalScene.arrival(1, visa)]).text
    },
    RuleLine(
      .x218, broken: "planned on 10 May, in at midnight after it",
      kept: "in at its last second", row: 2, field: "entered_at"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [1])
      try scene.plan([ArrivalScene.plan("G1", pax: 1)])
      let time = breaks ? "2026-05-11T00:00:00+03:00" : "2026-05-10T23:59:59+03:00"
      return try scene.arrive(
        [ArrivalScene.arrival(1, ["entered_at": time])], at: "2026-05-11T08:00:00Z"
      ).text
    },
  ]

  private static let endLines: [RuleLine] = [
    RuleLine(
      .x221, broken: "gone a second before the arrival", kept: "gone in the second of it",
      row: 2, field: "at"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [1])
      try scene.arrive([ArrivalScene.arrival(1)])
      let time = breaks ? "2026-05-10T15:04:59+03:00" : "2026-05-10T15:05:00+03:00"
      return try scene.scene.send(
        "UAO", "DEP", [JudgementScene.departure("DEPARTED", number: 1, port: "JED", at: time)],
        at: "2026-06-09T08:00:00Z"
      ).text
    },
    RuleLine(
      .x221, broken: "still here when the last day of departures has ended",
      kept: "still here in its last second"
    ) { _, breaks in
      let scene = try ArrivalScene(groups: [1])
      try scene.arrive([ArrivalScene.arrival(1)])
      try scene.home.run(at: breaks ? "2026-07-05T21:00:00Z" : "2026-07-05T20:59:59Z")
      return try notices(to: ArrivalScene.office, of: scene.scene)
    },
  ]
}
