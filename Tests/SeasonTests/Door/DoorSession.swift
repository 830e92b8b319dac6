import Foundation
import TestSupport
import Testing

/// What a stranger tries before and beside files: to log in, to run a command, to dig a tunnel.
struct DoorSession {
  /// What every call of OpenSSH's clients is given: this key and no other, no questions.
  static let options = [
    "IdentitiesOnly=yes", "IdentityAgent=none", "BatchMode=yes", "StrictHostKeyChecking=no",
    "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "ConnectTimeout=10",
  ]

  let account: String
  let key: String
  /// Further words for OpenSSH's `ssh`; what follows `--` is for the other side.
  let words: [String]
  /// The step for paramiko.
  let step: String
  /// What `ssh` and paramiko say to a refusal of this very thing.
  let refusals: (ssh: String, paramiko: String)
  /// Instead of a key.
  var password: String?

  /// How the two ended, as the table tells it.
  func cells(_ door: Door) throws -> [String] {
    let endings = [(try bySSH(door), refusals.ssh), (try byParamiko(door), refusals.paramiko)]
    return endings.map { ending, refusal in
      let isRefused = ending.code != 0 && ending.text.contains(refusal)
      #expect(isRefused, "\(ending)")
      #expect(!ending.text.contains("uid=") && !ending.text.contains("SSH-2.0"), "\(ending)")
      return isRefused ? "refused" : "**done**"
    }
  }

  func bySSH(_ door: Door) throws -> DoorClient.Ending {
    let options = Self.options.flatMap { ["-o", $0] }
    let target = ["-p", "\(door.port)", "-l", account, "127.0.0.1"]
    let words = ["ssh", "-i", key] + options + self.words.prefix { $0 != "--" } + target
    let command = self.words.drop { $0 != "--" }.dropFirst()
    return try DoorClient.Running(
      words + command, input: "", folder: TemporaryFolder.make("client")
    ).wait()
  }

  func byParamiko(_ door: Door) throws -> DoorClient.Ending {
    let program = Program.sources + "/Tests/paramiko_client.py"
    let key = password.map { "password:" + $0 } ?? key
    return try DoorClient.Running(
      ["/usr/bin/python3", program, "\(door.port)", account, key, "0"], input: step + "\n",
      folder: TemporaryFolder.make("client")
    ).wait()
  }
}
