import Foundation
import Testing

@testable import masar

/// OpenSSH's own server with the settings of `masar sftp`, tried by three clients.
@Suite(.serialized, .enabled(if: Door.lacking.isEmpty, "lacking: \(Door.lacking)"))
struct DoorTests {
  @Test func `whatever way a list comes, it is judged whole or not at all`() async throws {
    let door = try Door(office: false)
    let clients = DoorClient.allCases
    let trials = clients.enumerated().map {
      DoorTrial($0.element, at: door, from: 100 * ($0.offset + 1))
    }
    var table = DoorTable(heading: "Scenario by client", columns: clients.map(\.rawValue))
    for scenario in DoorScenario.all {
      table.add(scenario.name, try await scenario.cells(trials))
    }
    table.add("cut and never finished", try door.abandoned(by: trials))
    try table.compare()
    #expect(try door.foreignFiles() == [])
  }

  @Test func `a party gets at nothing but its own inbox and outbox`() throws {
    let door = try Door()
    try door.stopDaemon()
    try door.layBait()
    try door.openLine()
    let before = try door.state()
    let clients = DoorClient.allCases
    var files = DoorTable(heading: "Attempt with files by client", columns: clients.map(\.rawValue))
    for attempt in DoorAttempt.all(door.home.path) {
      files.add(attempt.name, try clients.map { try attempt.cell($0, at: door, before) })
    }
    try files.compare()

    var sessions = DoorTable(
      heading: "Attempt beside files by client", columns: ["ssh", "paramiko"])
    #expect(try DoorSession.honest.bySSH(door).code == 0)
    #expect(try DoorSession.honest.byParamiko(door).code == 0)
    for (name, session) in DoorSession.all(door) { sessions.add(name, try session.cells(door)) }
    try sessions.compare()
    #expect(try door.state() == before)
  }

  @Test func `a party sees two folders and no way up, and reads what is its own`() throws {
    let door = try Door()
    try door.stopDaemon()
    try door.layBait()
    for client in DoorClient.allCases {
      for path in ["/", "..", "inbox/../.."] {
        let seen = try client.run([.list(path)], on: door, as: Door.office)
        let words = seen.text.split { " \n/".contains($0) }.filter { $0 != "." && $0 != ".." }
        let names = words.map(String.init).filter { !$0.hasPrefix("sftp>") && $0 != "ls" }
        #expect(Set(names).isSubset(of: ["inbox", "outbox", "-1a"]), "\(client): \(seen.text)")
        #expect(Set(names).isSuperset(of: ["inbox", "outbox"]), "\(client): \(seen.text)")
      }
      let got = try client.run(
        [.get("outbox/own.xml", Door.folder + "/\(client)")], on: door, as: Door.office)
      #expect(got.code == 0, "\(got.text)")
      #expect(Door.text(Door.folder + "/\(client)") == "own")
    }
  }

  @Test func `a new party comes in after the script ran again, and nothing else changes`() throws {
    let door = try Door(office: false)
    let text = """
      party_id,type,name_ar,name_en,country,status
      IDN-HAO,HAO,مكتب,Office,IDN,ACTIVE
      #END,1
      """
    let path = Door.folder + "/list"
    try Data(text.utf8).write(to: URL(filePath: path))
    let put = try DoorClient.sftp.run(
      [.put(path, "inbox/" + IntakeHome.name(1, "PTY"))], on: door)
    #expect(put.code == 0, "\(put.text)")
    try door.eventually("a folder") {
      FileManager.default.fileExists(atPath: door.home.path + "/inbox/IDN-HAO")
    }
    try door.eventually("the result") { try door.shows("1447_MOH_PTY_000001.RES.xml") }
    try door.prepareAgain()
    let before = try door.state()
    try door.prepareAgain()
    #expect(try door.state() == before)
    try door.layKey(of: Door.office)
    let listed = try DoorClient.sftp.run([.list("outbox")], on: door, as: Door.office)
    #expect(listed.code == 0, "\(listed.text)")
  }

  @Test func `the server understands the settings as they are meant`() throws {
    let settings = try Door(office: false).effectiveSettings()
    let wanted = [
      "permitrootlogin no", "pubkeyauthentication yes", "passwordauthentication no",
      "kbdinteractiveauthentication no", "hostbasedauthentication no", "permitemptypasswords no",
      "usepam no", "authenticationmethods publickey", "disableforwarding yes",
      "allowtcpforwarding no", "allowstreamlocalforwarding no", "allowagentforwarding no",
      "x11forwarding no", "permittunnel no", "permittty no", "permituserrc no",
      "permituserenvironment no", "gatewayports no", "strictmodes yes",
      "allowgroups masar-t_parties", "chrootdirectory \(Door.root)/%u",
      "authorizedkeysfile \(Door.settings)/keys/%u",
    ]
    for line in wanted { #expect(settings.contains(line), "\(line)") }
    #expect(!settings.contains { $0.hasPrefix("acceptenv") })
    let forced = settings.first { $0.hasPrefix("forcecommand") }
    #expect(forced?.hasPrefix("forcecommand internal-sftp -u 0027 -p open,") == true)
  }
}

extension Door {
  /// Every client leaves half a list and does not come back: refused in time, then sent whole.
  func abandoned(by trials: [DoorTrial]) throws -> [String] {
    let lists = try trials.map { try $0.leaveCut(atTenths: 5) }
    try stopDaemon()
    try runOnce(afterMinutes: 20)
    let refused = try lists.map { list in
      let page = try home.result(list.base)
      #expect(page.causes["F014"] == 1, "\(page.text)")
      return page.verdict
    }
    try startDaemon()
    return try zip(trials, lists).enumerated().map { place, pair in
      let (trial, list) = pair
      try trial.go(.put(list.path, list.inbox))
      return "F014 \(refused[place]), then " + (try verdict(on: list, receipt: 2))
    }
  }

  /// Files in the home's own folders that belong to somebody else than the daemon.
  func foreignFiles() throws -> [String] {
    let owner = try FileManager.default.attributesOfItem(atPath: home.path)[.ownerAccountID]
    return try ["archive", "work", "outbox"].flatMap { top in
      try FileManager.default.subpathsOfDirectory(atPath: home.path + "/" + top).filter { name in
        let values = try FileManager.default.attributesOfItem(
          atPath: "\(home.path)/\(top)/\(name)")
        return values[.ownerAccountID] as? NSNumber != owner as? NSNumber
      }
    }
  }
}
