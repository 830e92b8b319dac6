import Foundation
import TestSupport
import Testing

/// Who may come in, and by which key.
extension Door {
  static func account(_ party: String) -> String { "\(accounts)-\(party.lowercased())" }
  static func key(_ name: String) -> String { folder + "/\(name).key" }

  func makeKey(_ name: String) throws {
    try Self.call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Self.key(name))
  }

  func layKey(of party: String) throws {
    try makeKey(party)
    try Self.call(
      "install", "-m", "0644", Self.key(party) + ".pub",
      "\(Self.settings)/keys/\(Self.account(party))")
  }

  private static let socket = folder + "/line"

  /// What OpenSSH's clients are given, lftp's among them.
  var options: [String] {
    DoorSession.options + (line == nil ? [] : ["ControlPath=" + Self.socket])
  }

  /// The office logs in once; its sessions of OpenSSH's clients are shorter from now on.
  func openLine() throws {
    let options = DoorSession.options.flatMap { ["-o", $0] }
    line = try ChildProcess(
      ["ssh", "-M", "-N", "-S", Self.socket, "-i", Self.key(Self.office)] + options + [
        "-p", "\(port)", "-l", Self.account(Self.office), "127.0.0.1",
      ])
    try eventually("a line") { FileManager.default.fileExists(atPath: Self.socket) }
  }
}
