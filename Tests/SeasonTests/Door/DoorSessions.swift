import Foundation

/// What a stranger or a party might try that is no file at all.
extension DoorSession {
  static func all(_ door: Door) -> [(name: String, session: DoorSession)] {
    let port = "127.0.0.1:\(door.port)"
    let socket = Door.folder + "/x.sock"
    let (office, ministry) = (Door.account(Door.office), Door.account("MOH"))
    return [
      ("runs a command", party(["--", "id"], "exec\tid", "sftp connections only")),
      ("asks for a terminal", party(["-tt"], "pty", "PTY allocation request failed", "closed")),
      (
        "reaches through to a port of the machine",
        party(["-W", port], "forward\t\(door.port)", "forwarding failed", "prohibited")
      ),
      (
        "opens a port on the machine",
        party(listening("0:\(port)"), "listen\t0", "forwarding failed", "denied")
      ),
      (
        "opens a socket on the machine",
        party(listening("\(socket):\(port)"), "listen-local\t\(socket)", "failed", "denied")
      ),
      ("logs in with a password", password(office)),
      ("logs in with another party's key", login(office, "MOH")),
      ("logs in with a key that nobody laid down", login(ministry, "stranger")),
      ("logs in as root", login("root", "MOH")),
      ("logs in as the daemon", login(Door.service, "MOH")),
    ]
  }

  /// Not an attempt: the office comes in with its own key. What fails beside it fails by itself.
  static var honest: DoorSession { party(["-s", "--", "sftp"], "login", "") }

  private static func listening(_ what: String) -> [String] {
    ["-N", "-o", "ExitOnForwardFailure=yes", "-R", what]
  }

  private static func party(
    _ words: [String], _ step: String, _ refusal: String,
    _ refusalOfParamiko: String = "did not run"
  ) -> DoorSession {
    DoorSession(
      account: Door.account(Door.office), key: Door.key(Door.office), words: words, step: step,
      refusals: (refusal, refusalOfParamiko))
  }

  private static func login(_ account: String, _ key: String) -> DoorSession {
    DoorSession(
      account: account, key: Door.key(key), words: ["-s", "--", "sftp"], step: "login",
      refusals: ("Permission denied (publickey)", "Authentication failed"))
  }

  private static func password(_ account: String) -> DoorSession {
    let methods = "PreferredAuthentications=password,keyboard-interactive"
    return DoorSession(
      account: account, key: "/dev/null",
      words: ["-o", methods, "-o", "PubkeyAuthentication=no", "-s", "--", "sftp"], step: "login",
      refusals: ("Permission denied (publickey)", "allowed types: ['publickey']"),
      password: "masar")
  }
}
