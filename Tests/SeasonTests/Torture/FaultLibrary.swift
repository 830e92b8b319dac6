import Foundation
import TestSupport

/// `Tests/Faults/faults.c`, compiled once: what makes the real program meet a fault at one of its
/// system calls.
enum FaultLibrary {
  struct CannotCompile: Error { let complaint: String }

  private static let made = Result { try compile() }

  /// The path to preload.
  static var path: String { get throws { try made.get() } }

  private static func compile() throws -> String {
    let folder = try TemporaryFolder.make("faults")
    let library = folder + "/faults.so"
    let compiler = ChildProcess.exists("cc") ? "cc" : "clang"
    let process = try ChildProcess(
      [
        compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library,
        Program.sources + "/Tests/Faults/faults.c",
      ], complaint: folder + "/complaint")
    if process.wait().code == 0 { return library }
    throw CannotCompile(
      complaint: (try? String(contentsOfFile: folder + "/complaint", encoding: .utf8)) ?? "")
  }
}

/// What goes wrong at one system call.
enum Fault: Hashable, Comparable, CustomStringConvertible {
  /// The process ends in front of the call, or right behind it.
  case kill(isMade: Bool)
  /// The call reports an error: it was not made, or it was made all the same.
  case error(String, isMade: Bool)

  static let errors = ["EIO", "ENOSPC", "EINTR", "EXDEV"]

  static let all: [Fault] =
    [.kill(isMade: false), .kill(isMade: true)]
    + errors.flatMap { [.error($0, isMade: false), .error($0, isMade: true)] }

  var isMade: Bool {
    switch self {
    case .kill(let isMade), .error(_, let isMade): isMade
    }
  }

  var description: String {
    let name =
      switch self {
      case .kill: "killed"
      case .error(let name, _): name
      }
    return "\(name), call \(isMade ? "made" : "not made")"
  }

  static func < (one: Fault, other: Fault) -> Bool {
    all.firstIndex(of: one)! < all.firstIndex(of: other)!
  }

  /// What the preloaded library is told.
  func variables(at number: Int) -> [String: String] {
    switch self {
    case .kill(let isMade):
      ["FAULT_AT": "\(number)", "FAULT_KIND": isMade ? "kill-after" : "kill"]
    case .error(let name, let isMade):
      ["FAULT_AT": "\(number)", "FAULT_KIND": name, "FAULT_MADE": isMade ? "1" : "0"]
    }
  }
}
