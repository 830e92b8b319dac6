import TestSupport
import Testing
import Vocabulary

/// Results of visa requests, through files alone.
@Suite struct VisaResultTests {
  private let office = VisaScene.office

  @Test func `a visa confirms the place it was asked for`() throws {
    let visas = try VisaScene(people: 3)
    let page = try visas.accept([visas.answer(1, "ISSUED"), visas.answer(3, "ISSUED")])
    #expect(page.counts == [2, 2, 0, 0, 0])
    #expect(["A-1", "A-2", "A-3"].map(visas.state) == ["VISA_ISSUED", "REQUESTED", "VISA_ISSUED"])
    #expect(try visas.places() == [1, 2, 0])
    #expect(visas.seats() == 3)
    #expect(
      try visas.told() == [
        ["A-1", "VISA_ISSUED", "VISA_ISSUED", ""], ["A-3", "VISA_ISSUED", "VISA_ISSUED", ""],
      ])
    #expect(try visas.reconciles())
  }

  @Test func `a refusal gives place and seat back and the reference may begin anew`() throws {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(2, "REFUSED", ["reason_code": "SECURITY"])])
    #expect(visas.state("A-2") == "REFUSED")
    #expect(try visas.places() == [1, 0, 1])
    #expect(visas.seats() == 1)
    // Senders never learn of security and health.
    #expect(try visas.told() == [["A-2", "VISA_REFUSED", "REFUSED", "OTHER"]])
    let again = try visas.scene.accept(office, "PLG", [VisaScene.pilgrim(2)])
    #expect(again.counts == [1, 1, 0, 0, 0])
    #expect(visas.state("A-2") == "REQUESTED")
    #expect(try visas.places() == [2, 0, 0])
    // A new person, so a new request.
    try visas.accept([visas.answer(3, "ISSUED")])
    #expect(visas.state("A-2") == "VISA_ISSUED")
    #expect(try visas.reconciles())
  }

  @Test func `a return keeps place and seat, unlocks the person and tells why`() throws {
    let visas = try VisaScene(people: 1)
    let locked = try visas.scene.send(
      office, "PLG", [VisaScene.pilgrim(1, ["given_lat": "AMIR"])])
    #expect(locked.causes["X213"] == 1)
    try visas.accept([visas.answer(1, "RETURNED", ["reason_code": "NAME_MISMATCH"])])
    #expect(visas.state("A-1") == "RETURNED")
    #expect(try visas.places() == [1, 0, 0])
    #expect(visas.seats() == 1)
    #expect(try visas.told() == [["A-1", "VISA_RETURNED", "RETURNED", "NAME_MISMATCH"]])
    #expect(try visas.reconciles())
  }

  @Test func `a visa that is cancelled frees a confirmed place`() throws {
    let visas = try VisaScene(people: 2)
    try visas.accept([visas.answer(1, "ISSUED")])
    try visas.accept([visas.answer(1, "CANCELLED"), visas.answer(2, "CANCELLED")])
    #expect(["A-1", "A-2"].map(visas.state) == ["CANCELLED", "CANCELLED"])
    #expect(try visas.places() == [0, 0, 2])
    #expect(visas.seats() == 0)
    #expect(try visas.reconciles())
  }

  @Test func `the same result again is unchanged and other values amend it`() throws {
    let visas = try VisaScene(people: 2)
    let rows = [visas.answer(1, "ISSUED"), visas.answer(2, "REFUSED")]
    try visas.accept(rows)
    #expect(try visas.accept(rows.reversed()).counts == [2, 0, 0, 2, 0])
    let other = visas.answer(1, "ISSUED", ["visa_no": "7000000001"])
    #expect(try visas.accept([other]).counts == [1, 1, 0, 0, 0])
    #expect(visas.home.raw.lines("SELECT visa_no FROM person WHERE id = 1") == ["7000000001"])
    #expect(try visas.accept([other, rows[1]]).counts == [2, 0, 0, 2, 0])
    let reason = visas.answer(2, "REFUSED", ["reason_code": "OTHER"])
    #expect(try visas.accept([reason]).counts == [1, 1, 0, 0, 0])
    #expect(try visas.places() == [0, 1, 1])
    #expect(try visas.reconciles())
  }

  @Test func `rows of one file follow each other`() throws {
    let visas = try VisaScene(people: 2)
    let page = try visas.send([
      visas.answer(1, "ISSUED"), visas.answer(1, "CANCELLED"), visas.answer(1, "REFUSED"),
      visas.answer(2, "RETURNED"), visas.answer(2, "ISSUED"),
    ])
    #expect(page.verdict == "PARTIAL")
    #expect(page.rows("X216") == [4, 6])
    #expect(["A-1", "A-2"].map(visas.state) == ["CANCELLED", "RETURNED"])
    #expect(try visas.reconciles())
  }
}
