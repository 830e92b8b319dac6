import Rules
import TestSupport
import Testing
import Vocabulary

/// X220, and what R102 and X222 demand of UMR and RDY rows.
@Suite struct UmrahAndVisitRuleTests {
  /// The list is received on 2026-01-04 in Riyadh.
  private func found(
    _ kind: Kind = .plg, _ changes: [FieldName: String] = [:], entered: String, left: String?,
    context: RuleContext? = nil
  ) -> RecordFindings {
    var standing = SmallSeason.standing(kind)
    standing.umrahStay = UmrahStay(
      passportKey: "ab", enteredOn: day(entered), leftOn: left.map { day($0) })
    let context = context ?? SmallSeason.context(kind)
    var found = RecordFindings(severities: context.severities)
    CrossJudge(context).judge(record(kind, changes), standing, &found)
    return found
  }

  @Test func `a stay without an end is told to the ministry and not to the sender`() {
    let found = found(entered: "2025-12-01", left: nil)
    #expect(!found.contains(.x220))
    #expect(found.forMinistry.told == ["X220 passport_no"])
    #expect(found.forMinistry.first?.detail == .date(day("2025-12-01")))
  }

  @Test func `who left on the day of the list is out, who leaves a day later is not`() {
    #expect(found(entered: "2025-12-01", left: "2026-01-04").forMinistry.isEmpty)
    #expect(found(entered: "2025-12-01", left: "2026-01-05").forMinistry.count == 1)
  }

  @Test func `a stay that has not begun is none`() {
    #expect(found(entered: "2026-01-04", left: nil).forMinistry.count == 1)
    #expect(found(entered: "2026-01-05", left: nil).forMinistry.isEmpty)
  }

  @Test func `an arrival is compared with the day of the entry`() {
    let entry: [FieldName: String] = [.enteredAt: "2026-05-10T00:30:00+03:00"]
    #expect(found(.ara, entry, entered: "2026-03-01", left: "2026-05-10").forMinistry.isEmpty)
    #expect(
      found(.ara, entry, entered: "2026-03-01", left: "2026-05-11").forMinistry.told
        == ["X220 passport_no"])
  }

  @Test func `a season that stops such records says why, and one that does not ask says nothing`() {
    var parameters = SmallSeason.context(.plg).parameters
    func context(_ severity: Severity?) -> RuleContext {
      parameters.severities = [.x220: severity]
      let plain = SmallSeason.context(.plg)
      return RuleContext(
        season: plain.season, kind: .plg, syntax: .csv, sender: plain.sender,
        receivedAt: plain.receivedAt, parameters: parameters,
        severities: Rulebook.severities(overridden: parameters.severities))
    }
    let stopped = found(entered: "2025-12-01", left: nil, context: context(.error))
    #expect(stopped.refuses && stopped.contains(.x220) && stopped.forMinistry.count == 1)
    let off = found(entered: "2025-12-01", left: nil, context: context(nil))
    #expect(!off.contains(.x220) && off.forMinistry.isEmpty)
  }

  @Test func `a departure does not come before its entry`() {
    #expect(findings(.umr, [.leftOn: "2026-02-28"]).told == ["R102 left_on"])
    #expect(findings(.umr, [.leftOn: "2026-03-01"]).told == [])
    #expect(findings(.umr, [.leftOn: ""]).told == [])
    #expect(findings(.umr, [.passportKey: "ab"]).told == ["R102 passport_key"])
  }

  @Test func `a score is from 0 to 100`() {
    for score in ["0", "100"] { #expect(findings(.rdy, [.score: score]).told == []) }
    for score in ["-1", "101"] {
      #expect(findings(.rdy, [.score: score]).told == ["R102 score"])
    }
    #expect(findings(.rdy, [.itemCode: "GARDEN"]).told == ["R102 item_code"])
  }

  @Test func `whoever serves or sends pilgrims is visited, suspended or not, and nobody else`() {
    #expect(crossFindings(.rdy).told == [])
    var suspended = SmallSeason.establishment
    suspended.isSuspended = true
    #expect(crossFindings(.rdy) { $0.parties.enter(suspended) }.told == [])
    for (party, detail) in [("TWF-ARB", "unknown"), ("MOH", "type")] {
      let found = crossFindings(.rdy, [.partyId: party])
      #expect(found.told == ["X222 party_id"] && found.first?.detail == .text(detail))
    }
  }

  @Test func `a branch visits in its own city`() {
    var house = SmallSeason.house
    for (city, told) in [(City.makkah, []), (.madinah, ["X222 party_id"]), (nil, [])] {
      house.city = city
      #expect(
        crossFindings(.rdy, [.partyId: house.id.rawValue]) { $0.parties.enter(house) }.told == told)
    }
  }
}
