import Testing
import Vocabulary

extension RuleTable {
  /// F001 to F015, over lists of an office.
  static let fileLines: [RuleLine] = names + contents + numbers

  private static let office = JudgementScene.office
  private static let list = JudgementScene.csv([JudgementScene.pilgrim(1)])

  /// Drops a file of the office and reads the newest result.
  private static func result(
    _ scene: JudgementScene, _ bytes: [UInt8], as name: String,
    sidecar: String? = nil, minutesLater: Int = 0
  ) throws -> String {
    let before = Set(try scene.names(office, ".RES.xml"))
    if let sidecar { try scene.home.drop(sidecar, as: name + ".sha256", in: office) }
    try scene.home.drop(bytes, as: name, in: office)
    try scene.home.run(at: scene.time)
    if minutesLater > 0 {
      scene.time = "2026-01-10T08:\(minutesLater):00Z"
      try scene.home.run(at: scene.time)
    }
    let new = try scene.names(office, ".RES.xml").first { !before.contains($0) }
    return String(decoding: try scene.home.outbox(try #require(new)), as: UTF8.self)
  }

  private static let names: [RuleLine] = [
    RuleLine(
      .f001, broken: "pilgrims final (2).csv", kept: "1447_IDN-HAO_PLG_000001.csv"
    ) { scene, breaks in
      try scene.prepare()
      let name = breaks ? "pilgrims final (2).csv" : scene.nextName(office, "PLG")
      return try result(scene, Array(list.utf8), as: name)
    },
    RuleLine(
      .f002, broken: "a list of MYS-HAO in the folder of IDN-HAO", kept: "its own list"
    ) { scene, breaks in
      try scene.prepare()
      let name = breaks ? "1447_MYS-HAO_PLG_000001.csv" : scene.nextName(office, "PLG")
      return try result(scene, Array(list.utf8), as: name)
    },
    RuleLine(
      .f003, broken: "a checksum file of other bytes", kept: "the checksum of these bytes"
    ) { scene, breaks in
      try scene.prepare()
      let name = scene.nextName(office, "PLG")
      let digest =
        breaks ? String(repeating: "0", count: 64) : try IntakeHome.sha256(Array(list.utf8))
      return try result(scene, Array(list.utf8), as: name, sidecar: "\(digest)  \(name)\n")
    },
  ]

  private static let contents: [RuleLine] = [
    RuleLine(
      .f004, broken: "a header and #END,0", kept: "a header, one record and #END,1"
    ) { scene, breaks in
      try scene.prepare()
      let header = list.prefix { $0 != "\n" }
      let text = breaks ? header + "\n#END,0\n" : list[...]
      return try result(scene, Array(text.utf8), as: scene.nextName(office, "PLG"))
    },
    RuleLine(
      .f005, broken: "UTF-32", kept: "UTF-16 with its mark"
    ) { scene, breaks in
      try scene.prepare()
      let bytes = try IntakeHome.filter(
        Array(("\u{FEFF}" + list).utf8), "iconv -f UTF-8 -t \(breaks ? "UTF-32LE" : "UTF-16LE")")
      return try result(
        scene, bytes, as: scene.nextName(office, "PLG"), minutesLater: breaks ? 20 : 0)
    },
    RuleLine(
      .f006, broken: "an Arabic name in windows-1256", kept: "the same in UTF-8"
    ) { scene, breaks in
      try scene.prepare()
      let text = JudgementScene.csv([
        JudgementScene.pilgrim(1, ["name_ar": "بودي سانتوسو", "birth_place": "جاكرتا"])
      ])
      let bytes =
        breaks
        ? try IntakeHome.filter(Array(text.utf8), "iconv -f UTF-8 -t CP1256") : Array(text.utf8)
      return try result(scene, bytes, as: scene.nextName(office, "PLG"))
    },
    RuleLine(
      .f007, broken: "<!DOCTYPE manifest>", kept: "no DOCTYPE"
    ) { scene, breaks in
      let text = """
        <?xml version="1.0"?>\(breaks ? "<!DOCTYPE manifest>" : "")
        <manifest xmlns="urn:masar:exchange:1" kind="PLG" season="1447" sender="IDN-HAO">
        <record><sender_ref>A-1</sender_ref></record></manifest>
        """
      return try result(scene, Array(text.utf8), as: scene.nextName(office, "PLG", "xml"))
    },
    RuleLine(
      .f008, broken: "a quote that is never closed", kept: "every quote closed"
    ) { scene, breaks in
      try scene.prepare()
      let text = list.replacing("#END", with: breaks ? "\"x\n#END" : "#END")
      return try result(scene, Array(text.utf8), as: scene.nextName(office, "PLG"))
    },
  ]

  private static let numbers: [RuleLine] = [
    RuleLine(
      .f009, broken: "the same bytes again under the next number", kept: "other bytes"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      let person = JudgementScene.pilgrim(breaks ? 1 : 2)
      return try scene.send(office, "PLG", [person]).text
    },
    RuleLine(
      .f010, broken: "number 000001 again with other people", kept: "number 000002"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(office, "PLG", [JudgementScene.pilgrim(1)])
      let next = scene.nextName(office, "PLG")
      let name = breaks ? "1447_IDN-HAO_PLG_000001.csv" : next
      return try result(
        scene, Array(JudgementScene.csv([JudgementScene.pilgrim(2)]).utf8), as: name)
    },
    RuleLine(
      .f011, broken: "two records and #END,3", kept: "two records and #END,2"
    ) { scene, breaks in
      try scene.prepare()
      let people = [1, 2].map { JudgementScene.pilgrim($0) }
      return try scene.send(office, "PLG", people, declared: breaks ? 3 : 2).text
    },
    RuleLine(
      .f012, broken: "a list the day after window.PLG", kept: "a list on its last day"
    ) { scene, breaks in
      try scene.prepare()
      try scene.accept(
        "MOH", "SSN", [["parameter": "window.PLG", "value": "2026-01-01..2026-01-20"]])
      return try scene.send(
        office, "PLG", [JudgementScene.pilgrim(1)],
        at: "2026-01-\(breaks ? 21 : 20)T08:00:00Z"
      ).text
    },
    RuleLine(
      .f013, broken: "7 of 20 records refused, the limit being 30 %", kept: "6 of 20 refused"
    ) { scene, breaks in
      try scene.prepare()
      let people = (1...20).map {
        JudgementScene.pilgrim(
          $0, $0 <= (breaks ? 7 : 6) ? ["passport_expiry": "2026-01-01"] : [:])
      }
      return try scene.send(office, "PLG", people).text
    },
    RuleLine(
      .f014, broken: "no trailer, no checksum file, fifteen minutes long", kept: "a trailer"
    ) { scene, breaks in
      try scene.prepare()
      let text = breaks ? String(list.prefix { $0 != "#" }) : list
      return try result(
        scene, Array(text.utf8), as: scene.nextName(office, "PLG"),
        minutesLater: breaks ? 15 : 0)
    },
    RuleLine(
      .f015, broken: "number 000002 first", kept: "number 000001 first"
    ) { scene, breaks in
      try scene.prepare()
      if breaks { _ = scene.nextName(office, "PLG") }
      return try scene.send(office, "PLG", [JudgementScene.pilgrim(1)]).text
    },
  ]
}
