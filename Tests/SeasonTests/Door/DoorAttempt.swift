import Foundation
import Testing

@testable import masar

/// What a party might try with files that it must not. The office tries it; the ministry's folders
/// hold what it must not see.
struct DoorAttempt {
  let name: String
  /// Each must fail. With OpenSSH's client and lftp each is a session of its own.
  let steps: [DoorStep]

  static let secret = "SECRET-OF-THE-MINISTRY"
  static let loot = Door.folder + "/loot"
  static let local = Door.folder + "/local.csv"

  static func all(_ home: String) -> [DoorAttempt] {
    let ministry = Door.account("MOH")
    return [
      DoorAttempt(
        name: "lists another party's inbox",
        steps: [.list("../\(ministry)/inbox"), .list("\(home)/inbox/MOH")]),
      DoorAttempt(
        name: "lists all inboxes, all roots",
        steps: [.list("\(home)/inbox"), .list(Door.root), .list("/srv")]),
      DoorAttempt(
        name: "reads another party's outbox",
        steps: [
          .get("../\(ministry)/outbox/secret.xml", loot),
          .get("\(home)/outbox/MOH/secret.xml", loot),
          .get("inbox/../../../\(home)/outbox/MOH/secret.xml", loot),
        ]),
      DoorAttempt(
        name: "reads the machine's or the home's files",
        steps: [
          .get("/etc/passwd", loot), .get("../../../../etc/passwd", loot),
          .get("\(home)/masar.yaml", loot), .get("../keys/signing.key", loot),
        ]),
      DoorAttempt(
        name: "writes into another party's inbox",
        steps: [
          .put(local, "../\(ministry)/inbox/x.csv"), .put(local, "\(home)/inbox/MOH/x.csv"),
        ]),
      DoorAttempt(
        name: "lays a symbolic link",
        steps: [.symlink("/etc/passwd", "inbox/x.csv"), .symlink("../outbox", "inbox/x")]),
      DoorAttempt(
        name: "lays a hard link",
        steps: [
          .hardlink("inbox/own.csv.part", "inbox/x.csv"),
          .hardlink("outbox/own.xml", "inbox/x.csv"),
        ]),
      DoorAttempt(
        name: "writes into its outbox",
        steps: [.put(local, "outbox/x.csv"), .put(local, "outbox/own.xml")]),
      DoorAttempt(
        name: "renames into its outbox",
        steps: [
          .rename("inbox/own.csv.part", "outbox/x.csv"),
          .replace("inbox/own.csv.part", "outbox/own.xml"),
        ]),
      DoorAttempt(
        name: "renames in or out of its outbox",
        steps: [
          .rename("outbox/own.xml", "outbox/x.xml"), .rename("outbox/own.xml", "inbox/x.xml"),
        ]),
      DoorAttempt(name: "removes from its outbox", steps: [.remove("outbox/own.xml")]),
      DoorAttempt(
        name: "changes rights of what is not its own",
        steps: [
          .chmod("777", "outbox/own.xml"), .chmod("777", "outbox"), .chmod("777", "inbox"),
          .chmod("777", "/"),
        ]),
      DoorAttempt(
        name: "makes a folder", steps: [.mkdir("inbox/x"), .mkdir("outbox/x"), .mkdir("x")]),
      DoorAttempt(
        name: "changes its root",
        steps: [
          .put(local, "x.csv"), .rename("inbox", "x"), .rename("outbox", "inbox/x"),
          .remove("outbox"),
        ]),
    ]
  }

  /// What the three clients say when they are refused; anything else would be a mistake in a step.
  private static let refusals = [
    "Permission denied", "No such file", "not found", "Failure", "does not support",
    "Operation not supported", "Operation unsupported", "Read-only file system",
  ]

  /// Tries every step in a session that works: before it the office lists its own inbox. Refused is
  /// what failed for want of a right, showed nothing and changed nothing.
  func cell(_ client: DoorClient, at door: Door, _ before: [String: String]) throws -> String {
    var isRefused = true
    for step in client == .paramiko ? [steps] : steps.map({ [$0] }) {
      let ending = try client.run([.list("inbox")] + step, on: door, as: Door.office)
      let seen = ending.text + Door.text(Self.loot)
      #expect(seen.contains("own.csv.part"), "\(client) \(step): no session: \(seen)")
      let denials = ending.text.split(separator: "\n").count { line in
        Self.refusals.contains { line.contains($0) }
      }
      let isDenied = ending.code != 0 && denials >= step.count
      let isHarmless = !seen.contains(Self.secret) && !seen.contains("root:x:")
      let after = try door.state()
      #expect(isDenied, "\(client) \(step): \(ending)")
      #expect(isHarmless, "\(client) \(step): \(seen)")
      #expect(after == before, "\(client) \(step) changed something")
      isRefused = isRefused && isDenied && isHarmless && after == before
    }
    return isRefused ? "refused" : "**done**"
  }
}

extension Door {
  /// Every file and folder of the home's boxes and of all roots, with its rights, owner and bytes.
  func state() throws -> [String: String] {
    var state: [String: String] = [:]
    for top in [home.path + "/inbox", home.path + "/outbox", Self.root] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: top) + [""] {
        let path = top + "/" + name
        let values = try FileManager.default.attributesOfItem(atPath: path)
        let said = [FileAttributeKey.type, .posixPermissions, .ownerAccountID, .modificationDate]
          .map { "\(values[$0] ?? "")" }
        state[path] = said.joined(separator: " ") + " " + Self.text(path)
      }
    }
    return state
  }

  /// Something of the ministry's to steal, something of the office's own to misuse.
  func layBait() throws {
    let own = "\(Self.account(Self.office)):\(Self.accounts)_parties"
    let published = "\(Self.service):\(Self.accounts)_parties"
    for (path, text, owner) in [
      ("inbox/MOH/secret.csv.part", DoorAttempt.secret, "\(Self.account("MOH"))"),
      ("outbox/MOH/secret.xml", DoorAttempt.secret, published),
      ("inbox/IDN-HAO/own.csv.part", "own", own), ("outbox/IDN-HAO/own.xml", "own", published),
    ] {
      let path = home.path + "/" + path
      try Data(text.utf8).write(to: URL(filePath: path))
      try Self.call("chown", owner, path)
      try Self.call("chmod", "640", path)
    }
    try Data("x\n".utf8).write(to: URL(filePath: DoorAttempt.local))
  }
}
