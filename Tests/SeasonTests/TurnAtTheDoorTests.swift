import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange

/// One party's flood keeps nobody else waiting: a few files of each are received at a time.
@Suite struct TurnAtTheDoorTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome(settings: "turn_files: 8\n") }

  private func flood(_ count: Int) throws {
    for number in 1...count { try home.drop(IntakeHome.list(number), as: IntakeHome.name(number)) }
  }

  private func posting(_ base: String, _ party: String) throws -> Int {
    try home.result(base, of: party).first("result")[number: "posting"]
  }

  @Test func `a neighbour's file is judged within one turn of the flood`() throws {
    try flood(30)
    try home.drop("x\n#END,0\n", as: "1447_EGY-HAO_PLG_000001.csv", in: "EGY-HAO")
    try home.run()
    // By kind alone it would come after all thirty.
    let first = try posting("1447_MOH_SSN_000001", "MOH")
    #expect(try posting("1447_EGY-HAO_PLG_000001", "EGY-HAO") == first + 8)
    for number in 1...30 {
      let base = String(IntakeHome.name(number).dropLast(4))
      #expect(try home.result(base).verdict == "ACCEPTED")
    }
    #expect(try posting("1447_MOH_SSN_000030", "MOH") == first + 30)
    #expect(try home.gaps() == 0)
  }

  @Test func `who waits for a turn is told how many files wait, until none does`() throws {
    try flood(30)
    let reception = Reception(home.parts)
    let look = try reception.look()
    #expect(look.claimed.count == 8 && look.queued == 22)
    let note = String(
      decoding: try Tree.bytes(home.path + "/outbox/MOH/QUEUE.WAI.xml"), as: UTF8.self)
    #expect(note.contains("files=\"22\"") && note.contains("<ar>") && note.contains("<en>"))
    // What is received and not judged counts: nothing more is taken for now.
    #expect(try reception.look(unjudged: look.claimed).claimed.isEmpty)
    try home.run()
    #expect(try !home.outbox().contains("QUEUE.WAI.xml"))
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 30)
  }

  @Test func `a large file is received alone, and never too large to be received`() throws {
    home.settings.turnBytes = 100
    let blanks = String(repeating: "\n", count: 200)
    for number in 1...2 {
      let text = "parameter,value\nmin_age,1\(number)\n\(blanks)#END,1\n"
      try home.drop(text, as: IntakeHome.name(number))
    }
    #expect(try Reception(home.parts).look().claimed.count == 1)
    try home.run()
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 2)
  }

  @Test func `more files than one look holds are all judged, and memory holds no more of them`()
    throws
  {
    home.settings.lookFiles = 10
    try flood(45)
    let look = try InboxLook(
      inbox: home.home.inbox, limit: 10, notices: home.parts.notices)
    #expect(look.arrivals.count == 10 && look.beyond[PartyID("MOH")] == 35)
    try home.run()
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 45)
  }
}
