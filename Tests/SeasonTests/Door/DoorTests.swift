import Foundation
import Testing

@testable import masar

/// OpenSSH's own server with the settings of `masar sftp`, tried by three clients.
@Suite(.serialized, .enabled(if: Door.lacking.isEmpty, "lacking: \(Door.lacking)"))
struct DoorTests {
  @Test(arguments: DoorClient.allCases)
  func `a list goes up, is judged, and its result comes down`(client: DoorClient) throws {
    let door = try Door(office: false)
    let list = try DoorList(1)
    let put = try client.run([.put(list.path, list.inbox)], on: door)
    #expect(put.code == 0, "\(put.text)")
    #expect(try door.verdict(on: list) == "ACCEPTED")
    let name = list.base + ".RES.xml"
    let got = try client.run([.get("outbox/" + name, list.path + ".RES")], on: door)
    #expect(got.code == 0, "\(got.text)")
    let shown = try Tree.bytes(door.home.path + "/outbox/MOH/" + name)
    #expect(try Tree.bytes(list.path + ".RES") == shown)
  }
}
