import Archiving
import Bookkeeping
import Exchange
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// DSC, LGR and CAP through files.
@Suite struct RegisterTests {
  private typealias Scene = JudgementScene
  private let office = JudgementScene.office

  private func scene() throws -> Scene {
    let scene = try Scene()
    try scene.accept("MOH", "PTY", [Scene.party(["party_id": "AUD", "type": "AUD"])])
    try scene.prepare()
    return scene
  }

  private func publish(
    _ scene: Scene, _ outputs: [String], day: Int, isFull: Bool = false
  ) throws {
    let cuts = ScheduledCuts(try scene.home.parts(at: "2026-01-\(day)T20:00:00Z"), isFull: isFull)
    #expect(try !cuts.publish(outputs).isHeldUp)
  }

  private func cells(_ scene: Scene, _ party: String, _ name: String) throws -> [[String]] {
    try scene.released(party, name).split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }.dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func `an auditor has every movement once, with file and record, and their sums`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", (1...2).map { Scene.pilgrim($0) })
    let list = scene.lastName
    try publish(scene, ["LGR"], day: 11)
    let first = try cells(scene, "AUD", "LGR_000001.csv")
    #expect(first.map { $0[2] } == ["GRANT", "RESERVE", "RESERVE"])
    #expect(first[0][6] == "30" && first[0][7].isEmpty && first[0][3] == "IDN")
    #expect(first[1][8] == list && first[1][9] == "1" && first[2][9] == "2")
    let parts = try scene.home.parts(at: scene.time)
    let token = parts.masterKey.recipientKey(
      season: Season("1447")!, recipient: PartyID("AUD")
    ).personToken(1)
    #expect(first[1][7] == token && first[2][7] != token)
    try scene.accept(office, "PLG", [Scene.pilgrim(3)])
    try publish(scene, ["LGR"], day: 12)
    let second = try cells(scene, "AUD", "LGR_000002.csv")
    #expect(second.map { $0[2] } == ["RESERVE"])
    // Nothing new: no file. Afresh: everything.
    try publish(scene, ["LGR"], day: 13)
    try publish(scene, ["LGR"], day: 14, isFull: true)
    #expect(try cells(scene, "AUD", "LGR_000003.csv") == first + second)
    let reserved = (first + second).filter { $0[2] == "RESERVE" }.count
    #expect(try scene.home.figures("IDN").reserved == reserved)
    #expect(try scene.reconciles())
  }

  @Test func `an auditor is told of every released file, each once`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try publish(scene, ["STM", "DSC"], day: 11)
    let first = try cells(scene, "AUD", "DSC_000001.csv")
    let files = Set(first.map { $0[1] + "/" + $0[2] })
    let released = try scene.home.outbox.keys.filter {
      !$0.hasSuffix(".sha256") && !$0.hasSuffix(".ACK.xml") && !$0.contains("_DSC_")
    }
    #expect(files == Set(released) && first.count == released.count)
    let statement = try #require(first.first { $0[4] == "STM" })
    #expect(statement[5].hasPrefix("sender_ref;") && statement[6] == "1")
    #expect(
      try scene.released(office, "STM_000001.csv.sha256").hasPrefix(statement[3]))
    try publish(scene, ["DSC"], day: 12)
    let second = try cells(scene, "AUD", "DSC_000002.csv")
    #expect(second.map { $0[2] } == ["1447_AUD_DSC_000001.csv"])
    #expect(try scene.reconciles())
  }

  @Test func `a piece that leaves a line out is a gap`() throws {
    let scene = try scene()
    try publish(scene, ["LGR"], day: 11)
    scene.home.raw.run("UPDATE register_piece SET first = 2, lines = 0, last = 2")
    let gaps = try scene.home.reconcile().gaps
    #expect(gaps.contains { $0.law == LedgerLaw.registersAreWhole.rawValue })
  }

  @Test func `a released file without a disclosure record is a gap`() throws {
    let scene = try scene()
    try publish(scene, ["CAP"], day: 11)
    scene.home.raw.run("UPDATE disclosure SET file = 'x' WHERE output = 'CAP'")
    let gaps = try scene.home.reconcile().gaps
    #expect(gaps.contains { $0.law == LedgerLaw.everyReleaseIsDisclosed.rawValue })
  }

  @Test func `a trace tells that the auditors have a person's movements`() throws {
    let scene = try scene()
    try scene.accept(office, "PLG", [Scene.pilgrim(1)])
    try publish(scene, ["LGR"], day: 11)
    try publish(scene, ["LGR"], day: 12, isFull: true)
    let parts = try scene.home.parts(at: scene.time)
    let disclosed = try parts.ledger.read { try $0.disclosures(ofPerson: 1) }
    #expect(disclosed.filter { $0.output == "LGR" }.count == 2)
  }

  @Test func `licences show what agreed contracts take on the fullest night`() throws {
    let scene = try scene()
    try scene.accept(
      "MOH", "PTY",
      [
        Scene.party(["party_id": "MOH-MAK", "type": "BRANCH", "city": "MAK"]),
        Scene.party(["party_id": "MOH-MED", "type": "BRANCH", "city": "MED"]),
      ])
    // C-1 has 40 places from 10 to 24 May; another 25 overlap it in its last two nights.
    let late = ["date_from": "2026-05-22", "date_to": "2026-05-30"]
    try scene.send(
      office, "CTB", [Scene.contract("C-2", with: "HSG-1001", capacity: 25, late)])
    try scene.accept(
      "HSG-1001", "CTP", [Scene.contract("C-2", with: office, capacity: 25, late)])
    try scene.send(office, "CTB", [Scene.contract("C-3", with: "HSG-1001", capacity: 30)])
    try scene.accept(office, "PLG", (1...3).map { Scene.pilgrim($0) })
    try publish(scene, ["CAP"], day: 11)
    let own = [["MAK-H-1", "HSG", "MAK", "100", "65", "2026-05-22", "35", "3"]]
    let idle = [["MAK-H-2", "HSG", "MAK", "100", "0", "", "100", "0"]]
    #expect(try cells(scene, "HSG-1001", "CAP_000001.csv") == own)
    #expect(try cells(scene, "HSG-1002", "CAP_000001.csv") == idle)
    for all in ["MOH", "MOH-MAK"] {
      #expect(try cells(scene, all, "CAP_000001.csv") == own + idle)
    }
    #expect(try scene.names("MOH-MED", "CAP").isEmpty && scene.names(office, "CAP").isEmpty)
  }
}
