import Bookkeeping
import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Exchange
@testable import masar

@Suite struct TroubleWithCrashesTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  private func work(_ receipt: Int) throws -> WorkFolder {
    let name = WorkFolder.name(ofReceipt: receipt)
    return WorkFolder(name: name, folder: try home.home.work.makeChild(name))
  }

  private func claim(_ name: String) -> Slip {
    var slip = Slip()
    slip["party"] = "MOH"
    slip[bytes: "name"] = Array(name.utf8)
    return slip
  }

  @Test func `an empty folder or a claim without its file is removed, the file is taken anew`()
    throws
  {
    _ = try work(1)
    try work(2).folder.write(claim(IntakeHome.name(1)), as: WorkFolder.claim)
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    #expect(try home.run().count == 1)
    #expect(try home.home.work.entries() == [])
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
  }

  @Test func `a file that was renamed and has no receipt yet is received now`() throws {
    let folder = try work(1).folder
    try folder.write(claim(IntakeHome.name(1)), as: WorkFolder.claim)
    try folder.writeDurably(IntakeHome.list().utf8, named: WorkFolder.content)
    #expect(try home.run().count == 1)
    #expect(try home.outbox().contains("1447_MOH_SSN_000001.ACK.xml"))
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
    #expect(try home.gaps() == 0)
  }

  @Test func `a receipt with torn outputs is judged from its beginning`() throws {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let claimed = try #require(try Reception(home.parts).look().claimed.first)
    for index in 0..<3 {
      try claimed.work.folder.writeDurably("torn".utf8, named: WorkFolder.staged(index))
    }
    try claimed.work.folder.writeDurably([1], named: "original.part")
    #expect(try home.run().count == 1)
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
  }

  @Test func `what was booked and not yet published is published, what was collected stays away`()
    throws
  {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let claimed = try #require(try Reception(home.parts).look().claimed.first)
    let posting = try SubmissionJudge(home.parts, claimed).judge()
    let report = try #require(posting.files.firstIndex { $0.output == "REP" })
    try home.home.archive.sync()
    let before = try claimed.work.folder.openFile(WorkFolder.staged(report)).readAll(limit: 1 << 20)
    #expect(!before.isEmpty)
    #expect(try home.run() == [])
    let page = try home.result("1447_MOH_SSN_000001")
    #expect(page.first("result")["posting"] == "\(posting.number)")
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
  }

  @Test func `outputs of a cut that was never booked are removed`() throws {
    let name = WorkFolder.name(ofPosting: 77)
    try home.home.work.makeChild(name).writeDurably([1], named: WorkFolder.staged(0))
    try home.run()
    #expect(try home.home.work.entries() == [])
  }

  @Test func `a file that ends the process three times is quarantined, and others go on`() throws {
    try home.drop(IntakeHome.list(1), as: IntakeHome.name(1))
    try home.drop(IntakeHome.list(2), as: IntakeHome.name(2))
    let claimed = try Reception(home.parts).look().claimed
    var slip = Slip()
    slip[number: "attempts"] = 3
    try claimed[0].work.folder.write(slip, as: WorkFolder.attempts)
    try home.run()
    let page = try home.result("1447_MOH_SSN_000001")
    #expect(page.verdict == "QUARANTINED")
    #expect(page.causes == [:])
    #expect(page.first("evaluated")[number: "skipped"] > 0)
    #expect(try home.result("1447_MOH_SSN_000002").verdict == "ACCEPTED")
    #expect(home.log.count("receipt 1 ended the program too often") == 1)
    #expect(try home.gaps() == 0)
    let trace = try #require(try home.archived().first { $0.hasSuffix("000001.csv.trace") })
    let text = String(decoding: try ArchivedTree.bytes(trace, of: home.path), as: UTF8.self)
    #expect(text.contains("start 3 began"), "\(text)")
  }

  @Test func `where a file ended the process is told in its trace, and it takes nothing with it`()
    throws
  {
    let exchange = try SmallExchange("IDN", seats: 60_000)
    try exchange.expectAccepted("SSN", "MOH", "parameter,value", ["hlc_required,N"])
    #expect(try exchange.quota([("G-1", "GRANT", "", "", 60_000)]).verdict == "ACCEPTED")
    let poison = exchange.nextName("PLG", exchange.office)
    try exchange.home.drop(
      SmallExchange.file(SmallExchange.listHeader, (1...30_000).map { exchange.pilgrim($0) }),
      as: poison, in: exchange.office)
    let program = Program(home: exchange.home.path)
    for start in 1...3 {
      try killAmongRecords(program, exchange.home.path, at: exchange.time, start: start)
    }
    #expect(try program("run", "--once", at: exchange.time).code == 0)
    #expect(try exchange.home.result(of: poison, in: exchange.office).verdict == "QUARANTINED")
    let later = try exchange.send(
      "PLG", exchange.office, SmallExchange.listHeader, [exchange.pilgrim(1)])
    #expect(later.verdict == "ACCEPTED")
    let trace = try #require(
      try ArchivedTree.names(of: exchange.home.path).first { $0.hasSuffix(".trace") })
    let text = String(
      decoding: try ArchivedTree.bytes(trace, of: exchange.home.path), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { $0.contains("ended the program") }
    #expect(lines.count == 3 && lines.allSatisfy { !$0.hasSuffix("after record 0") }, "\(text)")
    #expect(try exchange.home.reconcile().gaps.isEmpty)
  }

  /// Starts the program and ends it once it has judged some records of the file in work.
  private func killAmongRecords(
    _ program: Program, _ home: String, at time: String, start: Int
  ) throws {
    let running = try program.start(["run", "--once"], at: time)
    for _ in 0..<6_000 {
      let folders = (try? FileManager.default.contentsOfDirectory(atPath: home + "/work")) ?? []
      if folders.contains(where: { isAmongRecords(home + "/work/\($0)/", start) }) { break }
      usleep(5_000)
    }
    running.killNow()
    #expect(running.wait().signal, "the program was killed among the records")
  }

  private func isAmongRecords(_ folder: String, _ start: Int) -> Bool {
    func text(_ name: String) -> String {
      (try? String(contentsOfFile: folder + name, encoding: .utf8)) ?? ""
    }
    guard text("attempts").contains("began-\(start)") else { return false }
    return (Int(text("reached").prefix(while: \.isNumber)) ?? 0) > 0
  }

  @Test func `one attempt is left to a file that ended the process twice`() throws {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let claimed = try #require(try Reception(home.parts).look().claimed.first)
    var slip = Slip()
    slip[number: "attempts"] = 2
    try claimed.work.folder.write(slip, as: WorkFolder.attempts)
    try home.run()
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
  }

  @Test func `files of operators in work disturb nobody`() throws {
    try home.home.work.writeDurably([1], named: "notes.txt")
    try home.home.work.writeDurably([1], named: "publish.other")
    #expect(try home.send(IntakeHome.list(), as: IntakeHome.name(1)).verdict == "ACCEPTED")
  }
}

@Suite struct TroubleWithOutboxesTests {
  let home: IntakeHome
  let base = "1447_MOH_SSN_000001"

  init() throws { home = try IntakeHome() }

  /// Rights do not stop everybody, a mark of the file system does.
  private static let canMark: Bool = {
    guard let path = try? TemporaryFolder.make("mark") else { return false }
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard (try? IntakeHome.call("chattr", "+i", path)) != nil else { return false }
    return (try? IntakeHome.call("chattr", "-i", path)) != nil
  }()

  private func enterOffice() throws {
    let text = """
      party_id,type,name_ar,name_en,country,status
      IDN-HAO,HAO,مكتب,Office,IDN,ACTIVE
      #END,1
      """
    #expect(try home.send(text, as: IntakeHome.name(1, "PTY")).verdict == "ACCEPTED")
  }

  @Test(.enabled(if: canMark))
  func `a closed outbox keeps its own files only, and gets all of them when it opens`() throws {
    try enterOffice()
    let outbox = home.path + "/outbox/IDN-HAO"
    try FileManager.default.createDirectory(atPath: outbox, withIntermediateDirectories: true)
    try IntakeHome.call("chattr", "+i", outbox)
    let list = "sender_ref\n1\n#END,1\n"
    try home.drop(list, as: "1447_IDN-HAO_PLG_000001.csv", in: "IDN-HAO")
    try home.drop("x\n", as: "1447_IDN-HAO_PLG_000002.csv", in: "IDN-HAO")
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    for attempt in 0..<5 {
      let (isDone, lines) = try home.start()
      #expect(!isDone)
      #expect(lines.count == (attempt == 0 ? 2 : 0))
    }
    #expect(try home.result(base).verdict == "ACCEPTED")
    #expect(try home.outbox("IDN-HAO") == [])
    try IntakeHome.call("chattr", "-i", outbox)
    #expect(try home.run() == [])
    #expect(
      try home.outbox("IDN-HAO") == [
        "1447_IDN-HAO_PLG_000001.ACK.xml", "1447_IDN-HAO_PLG_000001.REP.html",
        "1447_IDN-HAO_PLG_000001.RES.xml", "1447_IDN-HAO_PLG_000002.WAI.xml",
      ])
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
  }

  @Test(.enabled(if: canMark))
  func `a note of waiting in a closed outbox stops nobody`() throws {
    try enterOffice()
    let name = "1447_IDN-HAO_PLG_000001.csv"
    try home.drop("sender_ref\n1\n", as: name, in: "IDN-HAO")
    try home.run()
    let outbox = home.path + "/outbox/IDN-HAO"
    try IntakeHome.call("chattr", "+i", outbox)
    home.pass(minutes: 20)
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    #expect(try !home.start().isDone)
    #expect(try home.result(base).verdict == "ACCEPTED")
    try IntakeHome.call("chattr", "-i", outbox)
    try home.run()
    #expect(
      try home.outbox("IDN-HAO")
        == ["1447_IDN-HAO_PLG_000001.REP.html", "1447_IDN-HAO_PLG_000001.RES.xml"])
  }

  @Test(.enabled(if: canMark))
  func `a file that its folder does not let go of stops nobody`() throws {
    try enterOffice()
    try home.drop("x\n#END,0\n", as: "1447_IDN-HAO_PLG_000001.csv", in: "IDN-HAO")
    let file = home.path + "/inbox/IDN-HAO/1447_IDN-HAO_PLG_000001.csv"
    try IntakeHome.call("chattr", "+i", file)
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let (isDone, lines) = try home.start()
    #expect(!isDone)
    #expect(lines.count == 1)
    #expect(home.log.count("cannot be taken") == 1)
    try IntakeHome.call("chattr", "-i", file)
    #expect(try home.run().count == 1)
  }

  @Test(arguments: ["file", "link", "taken"])
  func `an outbox that is none is the trouble of its recipient only`(_ form: String) throws {
    try enterOffice()
    let outbox = home.path + "/outbox/IDN-HAO"
    let files = FileManager.default
    switch form {
    case "file": try Data().write(to: URL(filePath: outbox))
    case "link":
      try files.createSymbolicLink(atPath: outbox, withDestinationPath: home.path + "/keys")
    default:
      try files.createDirectory(atPath: outbox, withIntermediateDirectories: true)
      try Data("x".utf8).write(
        to: URL(filePath: outbox + "/1447_IDN-HAO_PLG_000001.RES.xml"))
    }
    try home.drop("x\n#END,0\n", as: "1447_IDN-HAO_PLG_000001.csv", in: "IDN-HAO")
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    #expect(try !home.start().isDone)
    #expect(try home.result(base).verdict == "ACCEPTED")
    #expect(try home.home.keys.entries().count == 4)
    let obstacle = form == "taken" ? outbox + "/1447_IDN-HAO_PLG_000001.RES.xml" : outbox
    try files.removeItem(atPath: obstacle)
    try home.run()
    #expect(
      try home.outbox("IDN-HAO")
        == ["ACK.xml", "REP.html", "RES.xml"].map {
          "1447_IDN-HAO_PLG_000001." + $0
        })
  }
}

@Suite struct TroubleWithTheMachineTests {
  let home: IntakeHome

  init() throws { home = try IntakeHome() }

  @Test func `a ledger that another process holds is tried again and costs no attempt`() throws {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let raw = RawDatabase(home.home.ledgerPath)
    raw.run("BEGIN IMMEDIATE")
    for _ in 0..<4 {
      let failure = #expect(throws: (any Error).self) { try home.start() }
      #expect(failure?.isTemporaryTrouble == true)
      #expect(failure.flatMap { Leaving($0) }?.code == .tryAgain)
    }
    raw.run("ROLLBACK")
    #expect(try home.run().count == 1)
    #expect(try home.result("1447_MOH_SSN_000001").verdict == "ACCEPTED")
  }

  @Test func `a home is changed by one process at a time`() async throws {
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    let program = Program(home: home.path)
    guard let lock = try home.home.root.lock() else {
      Issue.record("nobody else holds this home")
      return
    }
    let held = try program("run", "--once")
    #expect(held.code == 75)
    #expect(held.complaint.contains("held by process \(getpid());"), "\(held.complaint)")
    _ = consume lock
    #expect(try program("run", "--once").code == 0)
  }
}
