import Foundation

/// What `make torture` sets.
enum TortureSettings {
  private static let environment = ProcessInfo.processInfo.environment
  private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

  /// Every call, or one in `stride`; otherwise a sample.
  static let isWhole = environment["TORTURE_STRIDE"] != nil
  static let stride = max(number("TORTURE_STRIDE") ?? 1, 1)
  static let workers = number("TORTURE_WORKERS") ?? 2
  static let seed = UInt64(number("TORTURE_SEED") ?? 1447)
  /// Disks of each form that lose their power, and disks of the control.
  static let powerRounds = (number("TORTURE_POWER") ?? 4) / 2
  static let controlRounds = max(2, powerRounds / 10)
  /// The beginning of a call's line, as `rename inbox`.
  static let calls = environment["TORTURE_CALLS"] ?? ""

  /// The beginnings of faults, as `killed,EIO`.
  static let faults: [Fault] = {
    guard let wanted = environment["TORTURE_FAULTS"]?.split(separator: ",") else {
      return Fault.all
    }
    return Fault.all.filter { fault in wanted.contains { fault.description.hasPrefix($0) } }
  }()

  /// Keeps a text in the folder for results, where one is named.
  static func keep(_ text: String, as name: String) throws {
    guard let folder = environment["TORTURE_RESULTS"] else { return }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }
}
