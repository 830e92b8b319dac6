import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// What `masar sftp` writes, without a server.
@Suite struct DoorTextTests {
  static let door: SFTPDoor = {
    var door = SFTPDoor(home: "/srv/masar")
    door.parties = [PartyID("BGD-AGY-0412"), PartyID("MOH")]
    return door
  }()

  private func settings(_ door: SFTPDoor) -> [String: String] {
    var settings: [String: String] = [:]
    for line in door.serverSettings.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      settings[words[0], default: ""] += words[1]
    }
    return settings
  }

  @Test func `an account has a name that no account of the system has`() {
    #expect(Self.door.account(of: PartyID("BGD-AGY-0412")) == "masar-bgd-agy-0412")
    #expect(Self.door.account(of: PartyID("ROOT")) == "masar-root")
    #expect(Self.door.account(of: PartyID("PARTIES")) != Self.door.group)
  }

  @Test func `the longest code of a party makes an account that a system takes`() {
    #expect(SFTPDoor.isAccountName("elevenchars", longest: 11))
    #expect("elevenchars-".count + 20 == 32)
    for name in ["", "twelve-chars", "1st", "Masar", "a b", "-a", "é"] {
      #expect(!SFTPDoor.isAccountName(name, longest: 11), "\(name)")
    }
  }

  @Test(arguments: ["", "/", "srv", "/srv/ma sar", "/srv/$HOME", "/srv/../etc", "/srv/'", "/é"])
  func `a path that a shell could misread is refused`(path: String) {
    #expect(!SFTPDoor.isPlainPath(path))
  }

  @Test func `nobody has a shell, a password, a tunnel or a way around his root`() {
    let settings = settings(Self.door)
    #expect(settings["ChrootDirectory"] == "/srv/masar-sftp/%u")
    #expect(settings["AuthenticationMethods"] == "publickey")
    #expect(settings["AllowGroups"] == "masar_parties")
    #expect(settings["DisableForwarding"] == "yes")
    let refused = [
      "PermitRootLogin", "PasswordAuthentication", "KbdInteractiveAuthentication", "UsePAM",
      "HostbasedAuthentication", "PermitTTY", "PermitTunnel", "PermitUserRC",
      "PermitUserEnvironment", "X11Forwarding", "AllowTcpForwarding", "AllowAgentForwarding",
      "AllowStreamLocalForwarding", "GatewayPorts", "PermitEmptyPasswords",
    ]
    for name in refused { #expect(settings[name] == "no", "\(name)") }
    #expect(!Self.door.serverSettings.contains("Match"))
  }

  @Test func `a client may ask for files and their times, never for links or folders`() {
    let requests = Set(SFTPDoor.requests)
    #expect(requests.isDisjoint(with: ["symlink", "hardlink", "mkdir", "rmdir", "copy-data"]))
    #expect(requests.isSuperset(of: ["fsetstat", "setstat", "posix-rename", "rename", "remove"]))
    let command = settings(Self.door)["ForceCommand"]
    #expect(command == "internal-sftp -u 0027 -p " + SFTPDoor.requests.joined(separator: ","))
    #expect(settings(Self.door)["Subsystem"] == "sftp " + (command ?? ""))
  }

  @Test func `no party stands in the server's settings, each in the script`() {
    #expect(!Self.door.serverSettings.contains("MOH"))
    let calls = "party BGD-AGY-0412 masar-bgd-agy-0412\nparty MOH masar-moh\n"
    #expect(Self.door.preparation.hasSuffix("\n" + calls))
  }

  @Test func `the script is one that sh takes`() throws {
    let path = try TemporaryFolder.make("door") + "/prepare.sh"
    try Data(Self.door.preparation.utf8).write(to: URL(filePath: path))
    #expect(try ChildProcess(["sh", "-n", path]).wait().code == 0)
  }

  @Test func `the page for operators tells the call that makes it again`() {
    var door = SFTPDoor(home: "/srv/masar")
    #expect(
      door.instructions.contains("masar sftp --home /srv/masar --write /etc/masar-sftp\n"))
    door.accounts = "test"
    door.address = "10.0.0.1"
    door.port = 22
    #expect(door.instructions.contains(" --accounts test --listen 10.0.0.1 --port 22\n"))
    #expect(door.instructions.contains("test-idn-hao@"))
  }

  @Test func `the command writes four files, again and again, and tells each party's account`()
    throws
  {
    let home = try IntakeHome()
    let folder = try TemporaryFolder.make("door") + "/settings"
    let program = Program(home: home.path)
    for _ in 0..<2 {
      let ending = try program("sftp", "--write", folder)
      #expect(ending.code == 0, "\(ending.complaint)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["README", "masar-sftp.service", "prepare.sh", "sshd_config"])
    let printed = try program("sftp").output
    for name in names { #expect(printed.contains("==> /etc/masar-sftp/\(name) <==")) }
    let json = try program("sftp", "--json").output
    #expect(json.contains("\"account\": \"masar-moh\""))
    #expect(json.contains("\"keys\": \"/etc/masar-sftp/keys/masar-moh\""))
  }

  @Test func `what cannot stand in a script is a wrong call, not a script`() throws {
    let program = Program(home: try IntakeHome().path)
    for words in [
      ["--root", "srv"], ["--write", "/a b"], ["--accounts", "Masar"], ["--service", "x y"],
      ["--listen", "host;"], ["--port", "0"],
    ] {
      #expect(try program("sftp", words[0], words[1]).code == 64, "\(words)")
    }
  }
}
