import Bookkeeping
import TestSupport
import Testing
import Vocabulary

/// L312 through files: a quota lowered below the visas that are out.
@Suite struct VisaExcessTests {
  private let office = VisaScene.office

  private func adjust(_ visas: VisaScene, _ quantity: Int, _ number: String) throws {
    try visas.scene.accept(
      "MOH", "QTA", [JudgementScene.entry("ADJUST", quantity, number: number)])
  }

  /// References of those whom L312 holds.
  private func held(_ visas: VisaScene) -> [String] {
    visas.home.raw.lines("SELECT sender_ref FROM person WHERE holds & 128 <> 0 ORDER BY id")
  }

  @Test func `visas beyond a lowered quota are issued and held, and the raise lets them go`() throws
  {
    let visas = try VisaScene(people: 10)
    try adjust(visas, -2, "L1")
    let page = try visas.accept((1...10).map { visas.answer($0, "ISSUED") })
    #expect(page.counts == [10, 8, 2, 0, 0])
    #expect(page.causes == ["L312": 2])
    #expect(page.rows("L312") == [10, 11])
    #expect(page.all("finding").map { $0["field"] } == ["status", "status"])
    #expect(page.text.contains("<en>Visas issued plus pending exceed accepted pilgrims or quota."))
    #expect(page.text.contains("<ar>التأشيرات الصادرة وقيد الإصدار تتجاوز"))
    // The visas stand, and so do the places.
    #expect(visas.state("A-10") == "VISA_ISSUED")
    #expect(held(visas) == ["A-9", "A-10"])
    #expect(try visas.places() == [0, 10, 0])
    #expect(try visas.told().suffix(1) == [["A-10", "HELD", "VISA_ISSUED", ""]])
    try adjust(visas, 1, "L2")
    #expect(held(visas) == ["A-10"])
    #expect(try visas.told() == [["A-9", "CURED", "VISA_ISSUED", ""]])
    // A place that is given up is as good as one more.
    try visas.accept([visas.answer(3, "CANCELLED")])
    #expect(held(visas) == [])
    #expect(try visas.reconciles())
  }

  @Test func `a change of other values does not set a held visa free`() throws {
    let visas = try VisaScene(people: 2)
    try adjust(visas, -1, "L1")
    try visas.accept([visas.answer(1, "ISSUED"), visas.answer(2, "ISSUED")])
    try visas.scene.send(office, "PLG", [VisaScene.pilgrim(2, ["group_no": "G7"])])
    #expect(held(visas) == ["A-2"])
    #expect(try visas.reconciles())
  }

  @Test func `a returned person goes out again only where there is room, and then by itself`()
    throws
  {
    let visas = try VisaScene(people: 4)
    try adjust(visas, -1, "L1")
    try visas.accept([visas.answer(1, "RETURNED")])
    let page = try visas.scene.accept(
      office, "PLG", [VisaScene.pilgrim(1, ["photo_ref": "NEW.jpg"])])
    #expect(page.counts == [1, 0, 1, 0, 0])
    #expect(page.causes == ["L312": 1])
    // Its place is one too many as well.
    #expect(visas.state("A-1") == "ACCEPTED")
    #expect(visas.holds("A-1") == [.visaExcess, .frozen])
    // A late answer to the request that was returned finds nothing any more.
    #expect(try visas.send([visas.answer(1, "ISSUED")]).causes == ["X216": 1])
    try visas.accept([visas.answer(4, "REFUSED")])
    #expect(visas.state("A-1") == "REQUESTED")
    #expect(visas.holds("A-1") == [])
    try visas.accept([visas.answer(5, "ISSUED", person: 1)])
    #expect(visas.state("A-1") == "VISA_ISSUED")
    #expect(try visas.places() == [2, 1, 0])
    #expect(try visas.reconciles())
  }

  @Test func `a season that lowers the rule lets the people go`() throws {
    let visas = try VisaScene(people: 2)
    try visas.scene.accept(
      "MOH", "SSN",
      [
        [
          "parameter": "severity.L312", "country": "IDN", "value": "WARN",
          "effective_at": "2025-10-01T00:00:00Z",
        ]
      ])
    try adjust(visas, -1, "L1")
    let page = try visas.accept([visas.answer(1, "ISSUED"), visas.answer(2, "ISSUED")])
    #expect(page.counts == [2, 2, 0, 0, 0])
    #expect(page.first("cause")["severity"] == "WARN")
    #expect(held(visas) == [])
    #expect(try visas.reconciles())
  }
}
