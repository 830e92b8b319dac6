import Foundation
import TestSupport
import Testing

@testable import masar

/// One client at one door, with numbers of its own for its lists; used by one task at a time.
final class DoorTrial: @unchecked Sendable {
  let client: DoorClient
  let door: Door
  private var number: Int

  init(_ client: DoorClient, at door: Door, from number: Int) {
    self.client = client
    self.door = door
    self.number = number
  }

  func list(isPacked: Bool = false, isWithoutEnd: Bool = false) throws -> DoorList {
    number += 1
    return try DoorList(number, isPacked: isPacked, isWithoutEnd: isWithoutEnd)
  }

  func go(_ steps: DoorStep...) throws {
    let ending = try client.run(steps, on: door)
    try #require(ending.code == 0, "\(steps): \(ending.text)")
  }

  /// Bytes a second: a list takes a second and a half.
  private let rate = 44 * 1_024

  func upload() throws -> String {
    let list = try list()
    try go(.put(list.path, list.inbox))
    let verdict = try door.verdict(on: list)
    let (receipt, result) = (list.base + ".ACK.xml", list.base + ".RES.xml")
    try go(
      .get("outbox/" + receipt, list.path + ".ACK.xml"),
      .get("outbox/" + result, list.path + ".RES.xml"))
    for suffix in [".ACK.xml", ".RES.xml"] {
      let shown = try Tree.bytes(door.home.path + "/outbox/MOH/" + list.base + suffix)
      #expect(try Tree.bytes(list.path + suffix) == shown)
    }
    return verdict
  }

  func cut(_ again: (String, String) -> DoorStep) throws -> String {
    var verdicts: Set<String> = []
    for tenths in DoorScenario.tenths {
      let list = try leaveCut(atTenths: tenths)
      try go(again(list.path, list.inbox))
      verdicts.insert(try door.verdict(on: list))
      #expect(try !door.shows(list.base + ".WAI.xml"))
    }
    return "WAI and no verdict, then \(verdicts.sorted().joined(separator: ", "))"
  }

  /// Kills the client when so much has arrived; the daemon asks for the rest and says no more.
  ///
  /// What was on its way already may still arrive: where that was all, another list is cut.
  func leaveCut(atTenths tenths: Int) throws -> DoorList {
    for _ in 0..<5 {
      let list = try list()
      // On a busy machine the client may be through before anybody looked: another list then.
      if let running = try startUpload(of: list, upToTenths: tenths) {
        running.process.send(SIGKILL)
        running.process.wait()
      }
      try door.eventually("an answer to \(list.base)") {
        try door.shows(list.base + ".WAI.xml") || door.shows(list.base + ".RES.xml")
      }
      if try door.shows(list.base + ".RES.xml") {
        #expect(try door.verdict(on: list) == "ACCEPTED", "it came whole")
        continue
      }
      let arrived = door.size(inInbox: list.name)
      #expect(arrived * 10 >= list.bytes.count * tenths && arrived < list.bytes.count)
      try expectSilence(on: list)
      return list
    }
    throw DoorScenario.NeverCut()
  }

  /// Nil where it ended before it was seen to have come so far.
  private func startUpload(
    of list: DoorList, upToTenths tenths: Int
  ) throws -> DoorClient.Running? {
    let running = try client.start([.put(list.path, list.inbox)], on: door, rate: rate)
    var isRunning = true
    try door.eventually("\(tenths) tenths") {
      isRunning = running.process.isRunning
      return !isRunning || door.size(inInbox: list.name) * 10 >= list.bytes.count * tenths
    }
    return isRunning ? running : nil
  }

  private func expectSilence(on list: DoorList) throws {
    for name in [".ACK.xml", ".RES.xml", ".REJ.csv"] {
      #expect(try !door.shows(list.base + name))
    }
  }

  func passingName() throws -> String {
    let list = try list()
    try go(.put(list.path, list.inbox + ".part"))
    door.settle()
    try expectSilence(on: list)
    #expect(door.size(inInbox: list.name + ".part") == list.bytes.count)
    try go(.rename(list.inbox + ".part", list.inbox))
    return "left alone, then " + (try door.verdict(on: list))
  }

  func renamedOver() throws -> String {
    let list = try list()
    try go(.put(list.part(tenths: 5), list.inbox))
    try door.eventually("WAI") { try door.shows(list.base + ".WAI.xml") }
    try go(.put(list.path, list.inbox + ".tmp"), .replace(list.inbox + ".tmp", list.inbox))
    return "WAI, then " + (try door.verdict(on: list))
  }

  func slow() throws -> String {
    let list = try list()
    let running = try #require(try startUpload(of: list, upToTenths: 5), "it ended too early")
    running.process.send(SIGSTOP)
    for _ in 0..<2 { door.settle() }
    try expectSilence(on: list)
    #expect(try !door.shows(list.base + ".WAI.xml"), "it is still being written")
    running.process.send(SIGCONT)
    let ending = running.wait()
    #expect(ending.code == 0, "\(ending.text)")
    return "not touched, then " + (try door.verdict(on: list))
  }

  /// Both write into one file. What comes of it may be one of the two lists or a refusal.
  func twoClients() throws -> String {
    let list = try list()
    let other = try DoorList(number, width: 700)
    let first = try #require(try startUpload(of: list, upToTenths: 5), "it ended too early")
    let second = try client.start([.put(other.path, list.inbox)], on: door, rate: rate)
    for running in [first, second] { _ = running.wait() }
    try door.eventually("an answer to two") {
      try door.shows(list.base + ".RES.xml") || door.shows(list.base + ".WAI.xml")
    }
    var receipt = 1
    if try door.shows(list.base + ".RES.xml") {
      let page = try door.home.result(list.base)
      let digests = [try IntakeHome.sha256(list.bytes), try IntakeHome.sha256(other.bytes)]
      if page.verdict == "ACCEPTED" {
        #expect(digests.contains(page.first("result")["sha256"]), "a mixture: \(page.text)")
      } else {
        #expect(page.counts[1] == 0, "\(page.text)")
      }
      receipt = 2
    }
    try go(.put(list.path, list.inbox))
    let verdict = try door.verdict(on: list, receipt: receipt)
    #expect(["ACCEPTED", "DUPLICATE", "REJECTED"].contains(verdict))
    return "one list whole, or nothing of either"
  }

  func checksum() throws -> String {
    let list = try list(isWithoutEnd: true)
    try go(.put(list.path, list.inbox))
    try door.eventually("WAI") { try door.shows(list.base + ".WAI.xml") }
    let line = try IntakeHome.sha256(list.bytes) + "  \(list.name)\n"
    try Data(line.utf8).write(to: URL(filePath: list.path + ".sha256"))
    try go(.put(list.path + ".sha256", list.inbox + ".sha256"))
    return "WAI, then " + (try door.verdict(on: list))
  }

  func oldTimes() throws -> String {
    let list = try list(isPacked: true)
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes(
      [.modificationDate: old, .posixPermissions: 0o600], ofItemAtPath: list.path)
    try go(.keep(list.path, list.inbox + ".part"))
    let path = door.home.path + "/inbox/MOH/" + list.name + ".part"
    let kept = try FileManager.default.attributesOfItem(atPath: path)
    #expect(kept[.modificationDate] as? Date == old)
    let mode = (kept[.posixPermissions] as? NSNumber)?.intValue
    #expect(mode == (client == .lftp ? 0o640 : 0o600))
    try go(.rename(list.inbox + ".part", list.inbox))
    return try door.verdict(on: list)
  }
}
