import Archiving
import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// The Umrah link through files: keys out, stays in, X220 to the ministry.
@Suite struct UmrahLinkTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene(hasForeignAffairs: Bool = true) throws -> Scene {
    let scene = try Scene(hasForeignAffairs: hasForeignAffairs)
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "UMR", "type": "UMR"])])
    try scene.prepare()
    return scene
  }

  private func key(_ scene: Scene, _ passport: String) throws -> String {
    let key = try scene.home.parts(at: scene.time).masterKey.umrahKey(season: Season("1447")!)
    return String(
      decoding: key.passportKey(of: Array(passport.utf8), issuer: CountryCode("IDN")!),
      as: UTF8.self)
  }

  private func publish(_ scene: Scene, day: Int, isFull: Bool = false) throws {
    let cuts = ScheduledCuts(try scene.home.parts(at: "2026-01-\(day)T20:00:00Z"), isFull: isFull)
    #expect(try !cuts.publish(["UMK"]).isHeldUp)
  }

  /// The lines of a cut without head and trailer.
  private func lines(_ scene: Scene, _ number: Int) throws -> [String] {
    try scene.released("UMR", "UMK_00000\(number).csv").split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }.dropFirst().map(String.init)
  }

  private func stay(_ key: String, left: String = "", entered: String = "2025-12-20") -> [String:
    String]
  {
    ["passport_key": key, "entered_on": entered, "left_on": left]
  }

  @Test func `the Umrah system holds the keys of open passports, and changes afterwards`() throws {
    // A passport that no visa was asked for yet can still be renewed.
    let scene = try scene(hasForeignAffairs: false)
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    try publish(scene, day: 11)
    let (one, two) = (try key(scene, "X7000001"), try key(scene, "X7000002"))
    #expect(try lines(scene, 1) == [one + ",ADD", two + ",ADD"])
    #expect(try scene.released("UMR", "UMK_000001.csv").contains("X7000001") == false)
    // A day without changes has no file.
    try publish(scene, day: 12)
    #expect(try scene.names("UMR", "UMK").count == 2)
    // A renewed passport, and another person.
    try scene.accept(
      office, "PLG", [Scene.pilgrim(1, ["passport_no": "X9000001"]), Scene.pilgrim(3)])
    try publish(scene, day: 13)
    let renewed = try key(scene, "X9000001")
    let three = try key(scene, "X7000003")
    #expect(try lines(scene, 2) == [one + ",REMOVE", renewed + ",ADD", three + ",ADD"])
    try publish(scene, day: 14, isFull: true)
    #expect(
      try Set(lines(scene, 3)) == [two + ",ADD", renewed + ",ADD", three + ",ADD"])
    #expect(try scene.reconciles())
  }

  @Test func `a key that is missing or held too long is a gap`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    try publish(scene, day: 11)
    #expect(try scene.reconciles())
    scene.home.raw.run("UPDATE umrah_key SET removed_in = posting WHERE id = 1")
    let gaps = try scene.home.reconcile().gaps
    #expect(gaps.contains { $0.law == LedgerLaw.releasedKeysAreOpenPassports.rawValue })
  }

  @Test func `who is said to be inside is registered, and the ministry alone is told`() throws {
    let scene = try scene()
    try scene.accept(
      "UMR", "UMR",
      [
        stay(try key(scene, "X7000001").uppercased()),
        stay(try key(scene, "X7000002"), left: "2026-01-10"),
        stay(try key(scene, "X7000003"), left: "2026-01-11"),
      ])
    // The list is received on 10 January.
    let result = try scene.accept(office, "PLG", (1...4).map { Scene.pilgrim($0) })
    #expect(result.counts == [4, 4, 0, 0, 0])
    #expect(result.causes.isEmpty && !result.text.contains("X220"))
    let notice = ResultPage(notice: try scene.home.outbox("MOH/1447_MOH_UPD_000001.xml"))
    #expect(notice.all("finding").map { $0["sender_ref"] } == ["A-1", "A-3"])
    let first = notice.first("finding")
    #expect(first["code"] == "X220" && first["owner"] == office && first["row"] == "2")
    #expect(first["file"] == scene.lastName && first["since"] == "2025-12-20")
    let cause = notice.first("cause")
    #expect(cause["code"] == "X220" && cause["count"] == "2")
    for sentence in ["still inside the Kingdom", "داخل المملكة"] {
      #expect(notice.text.contains(sentence))
    }
    let others = try scene.home.outbox.filter { !$0.key.hasPrefix("MOH/") }
    #expect(!others.values.contains { String(decoding: $0, as: UTF8.self).contains("X220") })
    #expect(try scene.reconciles())
  }

  @Test func `an answer that comes after the registration reaches the ministry, once`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    try publish(scene, day: 11)
    let row = stay(try key(scene, "X7000002"))
    try scene.accept("UMR", "UMR", [row], at: "2026-01-12T08:00:00Z")
    let notice = ResultPage(notice: try scene.home.outbox("MOH/1447_MOH_UPD_000001.xml"))
    #expect(notice.all("finding").map { $0["sender_ref"] } == ["A-2"])
    // The same again, and its end, say nothing new.
    #expect(try scene.send("UMR", "UMR", [row]).verdict == "DUPLICATE")
    let ended = stay(try key(scene, "X7000002"), left: "2026-01-12")
    #expect(try scene.send("UMR", "UMR", [row, ended]).counts == [2, 1, 0, 1, 0])
    #expect(try scene.names("MOH", "UPD").count == 1)
    #expect(try !scene.released("UMR", "UMR_000001.RES.xml").contains("A-2"))
    #expect(try scene.reconciles())
  }

  @Test func `who enters while the stay of an Umrah goes on is told of, by the day of entry`()
    throws
  {
    let scene = try Scene.ground(people: 3)
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "UMR", "type": "UMR"])])
    try scene.issueVisas()
    try scene.accept(
      "UMR", "UMR",
      [
        stay(try key(scene, "X7000001"), entered: "2026-04-01"),
        stay(try key(scene, "X7000002"), left: "2026-05-10", entered: "2026-04-01"),
      ], at: "2026-05-01T08:00:00Z")
    let page = try scene.accept(
      "UAO", "ARA", (1...3).map { Scene.arrival($0) }, at: "2026-05-11T08:00:00Z")
    #expect(page.causes.isEmpty && !page.text.contains("X220"))
    #expect(try scene.names("MOH", "UPD").count == 1)
    let notice = ResultPage(notice: try scene.home.outbox("MOH/1447_MOH_UPD_000001.xml"))
    #expect(notice.all("finding").map { $0["sender_ref"] } == ["A-1"])
    let finding = notice.first("finding")
    #expect(finding["owner"] == office && finding["row"] == "2")
    #expect(finding["file"] == scene.lastName && finding["since"] == "2026-04-01")
    #expect(try scene.reconciles())
  }

  @Test func `whom an amendment gives a passport that is inside is told of, once`() throws {
    let scene = try scene()
    try scene.accept(
      "UMR", "UMR",
      [stay(try key(scene, "X9000001")), stay(try key(scene, "X7000009"))])
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    #expect(try scene.names("MOH", "UPD").isEmpty)
    let page = try scene.accept(
      office, "AMD",
      [
        Scene.amendment("CORRECT", "A-1", ["passport_no": "X9000001"]),
        Scene.replacement("A-2", by: 9),
      ])
    #expect(page.causes.isEmpty && !page.text.contains("X220"))
    let notice = ResultPage(notice: try scene.home.outbox("MOH/1447_MOH_UPD_000001.xml"))
    #expect(notice.all("finding").map { $0["sender_ref"] } == ["A-1", "A-9"])
    #expect(notice.all("finding").map { $0["row"] } == ["2", "3"])
    let first = notice.first("finding")
    #expect(first["code"] == "X220" && first["owner"] == office)
    #expect(first["file"] == scene.lastName && first["since"] == "2025-12-20")
    // The passport stays: nothing is new.
    try scene.accept(office, "AMD", [Scene.amendment("MOVE_GROUP", "A-1", ["group_no": "G7"])])
    #expect(try scene.names("MOH", "UPD").count == 1)
    #expect(try scene.reconciles())
  }

  @Test func `a season that refuses such records tells the sender why`() throws {
    let scene = try scene()
    try scene.accept("UMR", "UMR", [stay(try key(scene, "X7000001"))])
    try scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "severity.X220", "value": "HOLD",
          "effective_at": "2026-01-01T00:00:00Z",
        ]
      ])
    let result = try scene.send(office, "PLG", [Scene.pilgrim(1)])
    #expect(result.counts == [1, 0, 1, 0, 0] && result.causes == ["X220": 1])
    #expect(try scene.names("MOH", "UPD").count == 1)
  }

  @Test func `a stay that ends before it begins is refused`() throws {
    let scene = try scene()
    let rows = [
      stay(String(repeating: "a", count: 64), left: "2025-12-19"),
      stay(String(repeating: "b", count: 64), left: "2025-12-20"),
    ]
    let result = try scene.send("UMR", "UMR", rows)
    #expect(result.counts == [2, 1, 0, 0, 1])
    #expect(result.first("finding")["field"] == "left_on" && result.rows("R102") == [2])
  }

  @Test func `a trace tells when the passport's key left`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try publish(scene, day: 11)
    let parts = try scene.home.parts(at: scene.time)
    let disclosed = try parts.ledger.read { try $0.disclosures(ofPerson: 1) }
    #expect(disclosed.contains { $0.output == "UMK" && $0.fields == ["passport_key", "state"] })
  }
}
