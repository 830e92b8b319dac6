import Foundation
import TestSupport
import Testing

/// What a door leaves on the machine, and how it goes.
extension Door {
  static func freePort() throws -> Int {
    let output = try TemporaryFolder.make("port") + "/port"
    let program = """
      import socket; line = socket.socket(); line.bind(("127.0.0.1", 0))
      print(line.getsockname()[1])
      """
    let process = try ChildProcess(["/usr/bin/python3", "-c", program], output: output)
    try #require(process.wait().code == 0)
    return try #require(Int(text(output).filter(\.isNumber)))
  }

  /// Ends the server of an earlier run and removes accounts, groups and folders of all runs.
  static func sweep() throws {
    endEarlierServer()
    for name in names(in: "/etc/passwd") { try call("userdel", "-f", name) }
    for name in names(in: "/etc/group") { try call("groupdel", name) }
    // Mounts live in the server's own namespace: nothing is mounted here, and that is made sure.
    try #require(!text("/proc/self/mountinfo").contains(folder), "\(folder) holds mounts")
    if FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  /// Only what such a door has made: a server whose words name this folder.
  private static func endEarlierServer() {
    guard let process = pid_t(text(folder + "/sshd.pid")),
      text("/proc/\(process)/cmdline").contains(folder)
    else { return }
    kill(process, SIGKILL)
  }

  private static func names(in file: String) -> [String] {
    text(file).split(separator: "\n").compactMap { $0.split(separator: ":").first }
      .map(String.init).filter { $0.hasPrefix(accounts + "-") || $0.hasPrefix(accounts + "_") }
  }
}
