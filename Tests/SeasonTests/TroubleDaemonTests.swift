import Durability
import Foundation
import TestSupport
import Testing

@testable import Exchange
@testable import masar

/// The daemon as its operators run it: a process beside the test.
@Suite(.serialized) struct TroubleDaemonTests {
  let home: IntakeHome
  let program: Program

  init() throws {
    home = try IntakeHome()
    var program = Program(home: home.path)
    program.variables = [
      "MASAR_SETTLE": "0.2", "MASAR_RESCAN": "600", "MASAR_RETRY": "0.5",
      "MASAR_LOG_LEVEL": "notice",
    ]
    self.program = program
  }

  private func start() throws -> Program.Running {
    let daemon = try program.start(["run"], at: nil)
    try eventually { daemon.complaint.contains("watching") }
    return daemon
  }

  private func eventually(
    within seconds: Double = 60, _ isSo: () throws -> Bool
  ) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !isSo() {
      try #require(Date() < end, "it did not come about")
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  private func end(_ daemon: Program.Running) -> Program.Ending {
    daemon.terminate()
    return daemon.wait()
  }

  private func has(_ name: String) throws -> Bool { try home.outbox().contains(name) }

  @Test func `a file that is dropped is answered within two seconds, long before the rescan`()
    throws
  {
    let daemon = try start()
    Thread.sleep(forTimeInterval: 1)
    for number in 1...3 {
      try home.drop(IntakeHome.list(number), as: IntakeHome.name(number))
      let began = Date()
      try eventually { try has("1447_MOH_SSN_00000\(number).RES.xml") }
      #expect(Date().timeIntervalSince(began) < 2)
    }
    let ending = end(daemon)
    #expect(ending.code == 0)
    #expect(!ending.signal)
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
  }

  @Test func `a file that is closed after a long writing is taken then`() throws {
    let daemon = try start()
    let name = EntryName(IntakeHome.name(1))!
    let writer = try home.inbox().createFile(name)
    try writer.write(IntakeHome.list().utf8)
    Thread.sleep(forTimeInterval: 1)
    #expect(try home.outbox() == [])
    try writer.close()
    try eventually { try has("1447_MOH_SSN_000001.RES.xml") }
    #expect(end(daemon).code == 0)
  }

  @Test func `a running daemon publishes what another process asks for`() throws {
    let grant = """
      entry_no,entry_type,country,quantity,agreement_no,agreement_date,effective_at
      N-1,GRANT,IDN,100,A-1,2025-11-01,2025-11-01T00:00:00Z
      #END,1
      """
    #expect(try home.send(grant, as: IntakeHome.name(1, "QTA")).verdict == "ACCEPTED")
    let daemon = try start()
    let asked = try program("publish", "QTR")
    #expect(asked.code == 0, "\(asked.complaint)")
    #expect(asked.output.contains("QTR"))
    #expect(try !home.home.work.entries().contains { $0.text?.hasPrefix("publish") == true })
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    try eventually { try has("1447_MOH_SSN_000001.RES.xml") }
    #expect(end(daemon).code == 0)
  }

  @Test func `a new party's folder is watched as soon as it is there`() throws {
    let daemon = try start()
    let text = """
      party_id,type,name_ar,name_en,country,status
      IDN-HAO,HAO,مكتب,Office,IDN,ACTIVE
      #END,1
      """
    try home.drop(text, as: IntakeHome.name(1, "PTY"))
    try eventually { try home.home.inbox.statusIfAny(of: "IDN-HAO") != nil }
    try eventually { try has("1447_MOH_PTY_000001.RES.xml") }
    Thread.sleep(forTimeInterval: 0.5)
    try home.drop("x\n#END,0\n", as: "1447_IDN-HAO_PLG_000001.csv", in: "IDN-HAO")
    try eventually {
      try home.outbox("IDN-HAO").contains("1447_IDN-HAO_PLG_000001.RES.xml")
    }
    #expect(end(daemon).code == 0)
  }

  @Test func `a file that comes just after its folder is seen, whatever the daemon is doing`()
    throws
  {
    let daemon = try start()
    let parties = (1...24).map { "IDN-AGY-\(1_000 + $0)" }
    for (place, party) in parties.enumerated() {
      _ = try home.inbox(party)
      Thread.sleep(forTimeInterval: Double(place) * 0.004)
      try home.drop("x\n#END,0\n", as: "1447_\(party)_PLG_000001.csv", in: party)
    }
    for party in parties {
      try eventually { try home.outbox(party).contains("1447_\(party)_PLG_000001.RES.xml") }
    }
    #expect(end(daemon).code == 0)
  }

  @Test func `a ledger that is held ends no daemon, and is tried again until it is free`() throws {
    let raw = RawDatabase(home.home.ledgerPath)
    let daemon = try start()
    raw.run("BEGIN IMMEDIATE")
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    try eventually { try has("1447_MOH_SSN_000001.ACK.xml") }
    try eventually { try program("status").output.contains("trouble   since") }
    let status = try program("status").output
    #expect(status.contains("tried again in") || status.contains("again in"), "\(status)")
    #expect(status.contains("process   \(daemon.process.identifier) holds the home"))
    raw.run("ROLLBACK")
    try eventually { try has("1447_MOH_SSN_000001.RES.xml") }
    try eventually { try !program("status").output.contains("trouble") }
    #expect(end(daemon).code == 0)
    #expect(try program("status").output.contains("none holds the home"))
  }

  @Test
  func `a second daemon refuses to start and says who holds the home; a killed one leaves no lock`()
    throws
  {
    let daemon = try start()
    let second = try program("run")
    #expect(second.code == 75)
    #expect(second.complaint.contains("process \(daemon.process.identifier)"))
    daemon.killNow()
    #expect(daemon.wait().signal)
    let third = try start()
    try home.drop(IntakeHome.list(), as: IntakeHome.name(1))
    try eventually { try has("1447_MOH_SSN_000001.RES.xml") }
    #expect(end(third).code == 0)
  }

  @Test func `a daemon that is told to end does so between two files, and the next start goes on`()
    throws
  {
    for number in 1...60 { try home.drop(IntakeHome.list(number), as: IntakeHome.name(number)) }
    let daemon = try start()
    try eventually { try !home.outbox().isEmpty }
    #expect(end(daemon).code == 0)
    #expect(try program("run", "--once").code == 0)
    #expect(try home.outbox().count { $0.hasSuffix(".RES.xml") } == 60)
    #expect(try home.home.work.entries() == [])
    #expect(try home.gaps() == 0)
  }
}

/// A disk of a few MiB, where whoever runs the tests may mount one.
@Suite(.serialized, .enabled(if: SmallDisk.isPossible)) struct TroubleWithFullDisksTests {
  @Test(arguments: [0, 4, 24, 64, 160])
  func `a full disk loses nothing, and with room again the next run finishes`(
    _ kilobytesLeft: Int
  ) throws {
    let disk = try SmallDisk()
    let program = Program(home: disk.path + "/home")
    #expect(try program("init", "--season", "1447").code == 0)
    let inbox = Inbox(home: disk.path + "/home")
    for number in 1...6 {
      let rows = (0..<400).map { "min_age,\(10 + ($0 + number) % 9)" }
      let text = (["parameter,value"] + rows + ["#END,400"]).joined(separator: "\n")
      try inbox.drop(Array(text.utf8), as: IntakeHome.name(number), in: "MOH")
    }
    try disk.fill(leavingKilobytes: kilobytesLeft)
    for _ in 0..<5 { #expect(try [0, 75].contains(program("run", "--once").code)) }
    try disk.clear()
    let ending = try program("run", "--once")
    #expect(ending.code == 0, "\(ending.complaint)")
    let files = try FileManager.default.contentsOfDirectory(atPath: disk.path + "/home/outbox/MOH")
    let results = files.filter { $0.hasSuffix(".RES.xml") }.sorted()
    #expect(results.count == 6)
    #expect(files.count { $0.hasSuffix(".ACK.xml") } == 6)
    for name in results {
      let page = try ResultPage(Tree.bytes(disk.path + "/home/outbox/MOH/" + name))
      #expect(page.verdict == "ACCEPTED", "\(page.text)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path + "/home/work") == [])
    #expect(try program("reconcile").code == 0)
  }

  @Test(arguments: [0, 1, 3, 8, 20])
  func `inodes that run out lose nothing either`(_ left: Int) throws {
    let disk = try SmallDisk(options: "size=64m,nr_inodes=400")
    let program = Program(home: disk.path + "/home")
    #expect(try program("init", "--season", "1447").code == 0)
    let inbox = Inbox(home: disk.path + "/home")
    for number in 1...4 {
      try inbox.drop(
        Array(IntakeHome.list(number).utf8), as: IntakeHome.name(number), in: "MOH")
    }
    try disk.takeInodes(leaving: left)
    for _ in 0..<3 { #expect(try [0, 75].contains(program("run", "--once").code)) }
    try disk.giveInodesBack()
    let ending = try program("run", "--once")
    #expect(ending.code == 0, "\(ending.complaint)")
    let files = try FileManager.default.contentsOfDirectory(atPath: disk.path + "/home/outbox/MOH")
    #expect(files.count { $0.hasSuffix(".RES.xml") } == 4)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path + "/home/work") == [])
    #expect(try program("reconcile").code == 0)
  }
}
