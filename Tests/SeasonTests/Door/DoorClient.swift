import Foundation
import TestSupport
import Testing

/// What a client is told to do.
enum DoorStep {
  case put(String, String)
  /// Times and rights of the file go with it.
  case keep(String, String)
  case resume(String, String)
  case get(String, String)
  case list(String)
  case rename(String, String)
  /// Renames over what stands there.
  case replace(String, String)
  case remove(String)
  case symlink(String, String)
  case hardlink(String, String)
  case chmod(String, String)
  case mkdir(String)
}

/// The three programs by which the door is tried, each in its own tongue.
enum DoorClient: String, CaseIterable {
  case sftp, lftp, paramiko

  struct Ending {
    let code: Int32
    /// Both what it said and what it complained of.
    let text: String
  }

  /// A client that has not ended yet.
  final class Running {
    let process: ChildProcess
    private let folder: String

    init(_ words: [String], input: String, folder: String) throws {
      self.folder = folder
      try Data(input.utf8).write(to: URL(filePath: folder + "/steps"))
      process = try ChildProcess(
        words, environment: ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"],
        input: folder + "/steps", output: folder + "/output", complaint: folder + "/complaint")
    }

    func wait() -> Ending {
      let code = process.wait().code
      return Ending(
        code: code, text: Door.text(folder + "/output") + Door.text(folder + "/complaint"))
    }
  }

  /// - Parameter rate: bytes a second; nil: as fast as it goes.
  func start(
    _ steps: [DoorStep], on door: Door, as party: String = "MOH", rate: Int? = nil
  ) throws -> Running {
    let folder = try TemporaryFolder.make("client")
    let (account, key) = (Door.account(party), Door.key(party))
    switch self {
    case .sftp:
      var words = ["sftp", "-b", folder + "/steps", "-P", "\(door.port)", "-i", key]
      words += door.options.flatMap { ["-o", $0] }
      if let rate { words += ["-l", "\(rate * 8 / 1_000)", "-B", "4096", "-R", "2"] }
      return try Running(
        words + ["\(account)@127.0.0.1"], input: lines(steps, Self.sftpLine), folder: folder)
    case .lftp:
      let options = door.options.map { "-o \($0)" }.joined(separator: " ")
      let opening = """
        set sftp:connect-program "ssh -a -x \(options) -i \(key)"
        set net:max-retries 1
        set net:timeout 10
        set cmd:fail-exit yes
        set net:limit-rate 0:\(rate ?? 0)
        set net:limit-max 4096
        open -u \(account),x sftp://127.0.0.1:\(door.port)

        """
      return try Running(
        ["lftp", "-f", folder + "/steps"], input: opening + lines(steps, Self.lftpLine),
        folder: folder)
    case .paramiko:
      let program = Program.sources + "/Tests/paramiko_client.py"
      return try Running(
        ["/usr/bin/python3", program, "\(door.port)", account, key, "\(rate ?? 0)"],
        input: lines(steps, Self.paramikoLine), folder: folder)
    }
  }

  func run(_ steps: [DoorStep], on door: Door, as party: String = "MOH") throws -> Ending {
    try start(steps, on: door, as: party).wait()
  }

  private func lines(_ steps: [DoorStep], _ line: (DoorStep) -> String) -> String {
    steps.map { line($0) + "\n" }.joined()
  }

  private static func sftpLine(_ step: DoorStep) -> String {
    switch step {
    case .put(let here, let there): "put \(here) \(there)"
    case .keep(let here, let there): "put -p \(here) \(there)"
    case .resume(let here, let there): "reput \(here) \(there)"
    case .get(let there, let here): "get \(there) \(here)"
    case .list(let path): "ls -1a \(path)"
    case .rename(let old, let new), .replace(let old, let new): "rename \(old) \(new)"
    case .remove(let path): "rm \(path)"
    case .symlink(let old, let new): "symlink \(old) \(new)"
    case .hardlink(let old, let new): "ln \(old) \(new)"
    case .chmod(let mode, let path): "chmod \(mode) \(path)"
    case .mkdir(let path): "mkdir \(path)"
    }
  }

  private static func lftpLine(_ step: DoorStep) -> String {
    switch step {
    case .put(let here, let there): "put \(here) -o \(there)"
    case .keep(let here, let there): "put \(here) -o \(there)"
    case .resume(let here, let there): "put -c \(here) -o \(there)"
    case .get(let there, let here): "get \(there) -o \(here)"
    case .list(let path): "cls -1a \(path)"
    case .rename(let old, let new): "mv \(old) \(new)"
    case .replace(let old, let new): "rm \(new)\nmv \(old) \(new)"
    case .remove(let path): "rm \(path)"
    case .symlink(let old, let new): "ln -s \(old) \(new)"
    case .hardlink(let old, let new): "ln \(old) \(new)"
    case .chmod(let mode, let path): "chmod \(mode) \(path)"
    case .mkdir(let path): "mkdir \(path)"
    }
  }

  private static func paramikoLine(_ step: DoorStep) -> String {
    let words: [String] =
      switch step {
      case .put(let here, let there): ["put", here, there]
      case .keep(let here, let there): ["keep", here, there]
      case .resume(let here, let there): ["resume", here, there]
      case .get(let there, let here): ["get", there, here]
      case .list(let path): ["list", path]
      case .rename(let old, let new): ["rename", old, new]
      case .replace(let old, let new): ["replace", old, new]
      case .remove(let path): ["remove", path]
      case .symlink(let old, let new): ["symlink", old, new]
      case .hardlink(let old, let new): ["hardlink", old, new]
      case .chmod(let mode, let path): ["chmod", mode, path]
      case .mkdir(let path): ["mkdir", path]
      }
    return words.joined(separator: "\t")
  }
}
