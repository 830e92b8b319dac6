import Foundation
import TestSupport
import Testing

@testable import masar

/// A real door: OpenSSH's own server on the loopback, with the settings, accounts, rights and mounts
/// that `masar sftp` gives, and the daemon beside it under an account that may do nothing else.
///
/// What changes in it changes before and after the trials only, which may run side by side.
/// The mounts are made in a mount namespace that ends with the server. Accounts begin with
/// `masar-t`; they go with the object, and those that a crash left go before the next.
final class Door: @unchecked Sendable {
  static let accounts = "masar-t"
  static let service = "masar-t_service"
  static let folder = "/run/masar-t-door"
  static let settings = folder + "/settings"
  static let root = folder + "/roots"
  static let office = "IDN-HAO"

  let home: IntakeHome
  let port: Int
  private var server: ChildProcess?
  private var daemon: ChildProcess?
  /// One line for many sessions of OpenSSH's clients.
  var line: ChildProcess?

  /// What this machine or this user lacks to open a door; empty where nothing is.
  static let lacking: String = {
    var missing = ["sshd", "sftp", "ssh", "lftp", "unshare", "setpriv", "useradd"].filter {
      !ChildProcess.exists($0)
    }
    let paramiko = try? ChildProcess(["/usr/bin/python3", "-c", "import paramiko"]).wait().code
    if paramiko != 0 { missing.append("python3-paramiko") }
    if getuid() != 0 { missing.append("root") }
    return missing.joined(separator: ", ")
  }()

  /// - Parameter office: whether a second party stands beside the ministry.
  init(office: Bool = true) throws {
    try Self.sweep()
    home = try IntakeHome()
    port = try Self.freePort()
    try Self.call("useradd", "--system", "--user-group", "--no-create-home", Self.service)
    try FileManager.default.createDirectory(
      atPath: Self.folder, withIntermediateDirectories: true)
    if office { try enterOffice() }
    try Self.call("chown", "-R", "\(Self.service):\(Self.service)", home.path)
    try write()
    try openServer()
    for party in ["MOH"] + (office ? [Self.office] : []) { try layKey(of: party) }
    try makeKey("stranger")
    try startDaemon()
  }

  deinit {
    try? stopDaemon()
    line = nil
    server?.send(SIGKILL)
    server?.wait()
    try? Self.sweep()
  }

  // MARK: The exchange

  func enterOffice() throws {
    let text = """
      party_id,type,name_ar,name_en,country,status
      IDN-HAO,HAO,مكتب,Office,IDN,ACTIVE
      #END,1
      """
    try home.drop(text, as: IntakeHome.name(1, "PTY"))
    try home.run()
  }

  /// `masar run` as its unit runs it: its own account, two capabilities, nothing more to be had.
  func startDaemon() throws {
    let log = Self.folder + "/daemon.log"
    let process = try ChildProcess(
      asService("run"), environment: environment, complaint: log)
    daemon = process
    try eventually("the daemon watches") { Self.text(log).contains("watching") }
  }

  func stopDaemon() throws {
    daemon?.send(SIGTERM)
    if let daemon { #expect(daemon.wait().code == 0, "\(Self.text(Self.folder + "/daemon.log"))") }
    daemon = nil
  }

  /// One pass of the program as it would be `minutes` from now.
  func runOnce(afterMinutes minutes: Int) throws {
    let time = Date().addingTimeInterval(Double(minutes) * 60)
    var environment = environment
    environment["MASAR_NOW"] = time.formatted(.iso8601)
    let process = try ChildProcess(
      asService("run", "--once"), environment: environment,
      complaint: Self.folder + "/once.log")
    #expect(process.wait().code == 0, "\(Self.text(Self.folder + "/once.log"))")
  }

  private var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "MASAR_HOME": home.path, "MASAR_SETTLE": "0.2",
      "MASAR_RETRY": "0.2", "MASAR_RESCAN": "600", "MASAR_LOG_LEVEL": "notice",
    ]
  }

  private func asService(_ words: String...) -> [String] {
    let capabilities = "+dac_read_search,+lease"
    return [
      "setpriv", "--reuid", Self.service, "--regid", Self.service, "--init-groups",
      "--inh-caps", "-all,\(capabilities)", "--ambient-caps", capabilities,
      "--bounding-set", "-all,\(capabilities)", "--no-new-privs", Program.folder + "/masar",
    ] + words
  }

  // MARK: The server

  /// Asks the program for the door's files.
  func write() throws {
    let ending = try Program(home: home.path)(
      "sftp", "--write", Self.settings, "--root", Self.root, "--accounts", Self.accounts,
      "--service", Self.service, "--listen", "127.0.0.1", "--port", "\(port)")
    try #require(ending.code == 0, "\(ending.complaint)")
  }

  private func openServer() throws {
    let script = """
      sh \(Self.settings)/prepare.sh && /usr/sbin/sshd -t -f \(Self.settings)/sshd_config &&
      exec /usr/sbin/sshd -D -e -f \(Self.settings)/sshd_config
      """
    let log = Self.folder + "/sshd.log"
    let process = try ChildProcess(
      ["unshare", "--mount", "--propagation", "private", "sh", "-c", script], complaint: log)
    server = process
    try "\(process.identifier)".write(
      toFile: Self.folder + "/sshd.pid", atomically: true, encoding: .utf8)
    try eventually("the server listens: \(Self.text(log))") {
      try #require(process.isRunning, "\(Self.text(log))")
      return Self.text(log).contains("Server listening")
    }
  }

  /// What an operator does for a new party: the files anew, the script again.
  func prepareAgain() throws {
    try write()
    let server = try #require(server)
    let process = try ChildProcess(
      [
        "nsenter", "--mount", "--target", "\(server.identifier)", "sh",
        Self.settings + "/prepare.sh",
      ], complaint: Self.folder + "/prepare.log")
    #expect(process.wait().code == 0, "\(Self.text(Self.folder + "/prepare.log"))")
  }

  /// The settings as the server itself understands them, for one account.
  func effectiveSettings() throws -> Set<String> {
    let output = Self.folder + "/effective"
    let process = try ChildProcess(
      ["/usr/sbin/sshd", "-T", "-f", Self.settings + "/sshd_config"], output: output)
    #expect(process.wait().code == 0)
    return Set(Self.text(output).split(separator: "\n").map(String.init))
  }

  // MARK: The machine

  struct CallFailed: Error { let words: [String], complaint: String }

  static func call(_ words: String...) throws {
    let log = try TemporaryFolder.make("call") + "/log"
    guard try ChildProcess(words, complaint: log).wait().code == 0 else {
      throw CallFailed(words: words, complaint: text(log))
    }
  }

  static func text(_ path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func eventually(
    _ what: @autoclosure () -> String, within seconds: Double = 20, _ isSo: () throws -> Bool
  ) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !isSo() {
      try #require(Date() < end, "it did not come about: \(what())")
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
