import Foundation
import TestSupport
import Testing

/// The built `masar`, run as its operators run it.
struct Program {
  /// The folder of everything built, this bundle among it.
  static let folder: String = {
    let own = try! FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    // The runner that loads test bundles lies elsewhere; bundles are named in its arguments.
    let candidates = CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [own]
    for path in candidates {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      if FileManager.default.isExecutableFile(atPath: folder + "/masar") { return folder }
    }
    preconditionFailure("no masar beside \(candidates)")
  }()

  /// The root of the package, for what is committed.
  static let sources: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  struct Ending {
    let code: Int32
    let signal: Bool
    let output: String
    let complaint: String
  }

  let home: String
  var variables: [String: String] = [:]
  /// A program that runs it and its arguments: `strace` and the like.
  var runner: [String] = []

  /// Runs a command to its end.
  @discardableResult
  func callAsFunction(_ words: String..., at time: String? = nil) throws -> Ending {
    let running = try start(words, at: time)
    return running.wait()
  }

  func start(_ words: [String], at time: String?) throws -> Running {
    let other = ProcessInfo.processInfo.environment["TORTURE_PROGRAM"]
    var environment = ["PATH": "/usr/bin:/bin", "MASAR_HOME": home]
    environment["MASAR_SETTLE"] = "0"
    environment["MASAR_LOG_LEVEL"] = "error"
    environment["MASAR_NOW"] = time
    environment.merge(variables) { _, own in own }
    return try Running(runner + [other ?? Self.folder + "/masar"] + words, environment)
  }

  /// A process that has not ended yet. What it says goes to files, so that no pipe can fill up.
  final class Running {
    let process: ChildProcess
    private let folder: String

    fileprivate init(_ words: [String], _ environment: [String: String]) throws {
      folder = try TemporaryFolder.make("process")
      process = try ChildProcess(
        words, environment: environment, output: folder + "/output",
        complaint: folder + "/complaint")
    }

    deinit {
      process.send(SIGKILL)
      try? FileManager.default.removeItem(atPath: folder)
    }

    var complaint: String { read("complaint") }

    private func read(_ name: String) -> String {
      (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
    }

    func wait() -> Ending {
      let ending = process.wait()
      return Ending(
        code: ending.code, signal: ending.isSignal, output: read("output"), complaint: complaint)
    }

    /// No time to tidy up.
    func killNow() { process.send(SIGKILL) }

    /// As an operator ends it.
    func terminate() { process.send(SIGTERM) }
  }
}
