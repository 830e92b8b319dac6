internal import Vocabulary

/// The door through which parties come in: OpenSSH's own server, an instance for parties alone.
///
/// A plain value: which home, which accounts, which folders. The texts that an operator installs
/// follow from it and from nothing else.
struct SFTPDoor: Equatable {
  /// The home, an absolute path.
  let home: String
  /// The account that the daemon runs as, which owns the home.
  var service = "masar"
  /// What the names of accounts begin with, so that no party is ever an account of the system.
  var accounts = "masar"
  /// Holds a root for every account, each showing one party's inbox and outbox; root's own.
  var root = "/srv/masar-sftp"
  /// Holds the settings, the host keys and the parties' keys; root's own.
  var settings = "/etc/masar-sftp"
  /// Nil: all of the machine's.
  var address: String?
  var port = 2222
  /// Whoever has a folder, in the order of their names.
  var parties: [PartyID] = []

  /// The account of a party: `masar-idn-hao`. Codes are in capitals, so no two share one.
  func account(of party: PartyID) -> String { "\(accounts)-\(party.rawValue.lowercased())" }

  /// The group of all accounts, which files that cross the door belong to. No party's code holds
  /// the low line.
  var group: String { "\(accounts)_parties" }

  /// Every text by the name of its file.
  var files: [(name: String, text: String)] {
    [
      ("sshd_config", serverSettings), ("prepare.sh", preparation),
      ("masar-sftp.service", unit), ("README", instructions),
    ]
  }

  /// One after the other, under their names.
  var text: String {
    files.map { "==> \(settings)/\($0.name) <==\n\($0.text)" }.joined(separator: "\n")
  }

  var json: JSONText {
    .object([
      ("home", .text(home)), ("service", .text(service)), ("group", .text(group)),
      ("root", .text(root)), ("settings", .text(settings)), ("address", .text(address)),
      ("port", .number(port)), ("parties", .list(parties.map(json))),
      ("files", .object(files.map { ($0.name, .text($0.text)) })),
    ])
  }

  private func json(_ party: PartyID) -> JSONText {
    let account = account(of: party)
    return .object([
      ("party", .text(party)), ("account", .text(account)), ("root", .text("\(root)/\(account)")),
      ("keys", .text("\(settings)/keys/\(account)")),
    ])
  }
}

extension SFTPDoor {
  /// Whether `path` can stand in every text as it is: absolute, of letters, digits and `. _ - /`,
  /// with no step upwards.
  static func isPlainPath(_ path: String) -> Bool {
    let isPlain = path.utf8.allSatisfy { isLetterOrDigit($0) || "._-/".utf8.contains($0) }
    return isPlain && path.hasPrefix("/") && path.utf8.count > 1
      && !path.split(separator: "/").contains("..")
  }

  /// Whether accounts can begin with `name`: with a party's code behind it, 32 characters are all
  /// that an account may have.
  static func isAccountName(_ name: String, longest: Int) -> Bool {
    let isPlain = name.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "_-".utf8.contains($0)
    }
    guard let first = name.utf8.first, first >= 0x61 else { return false }
    return isPlain && first <= 0x7A && name.utf8.count <= longest
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
