internal import ArgumentParser
internal import Exchange
internal import FoundationEssentials
internal import Vocabulary

/// What every command that works on a home takes.
struct HomeOptions: ParsableArguments {
  @Option(
    name: .customLong("home"),
    help: ArgumentHelp(
      "The folder of the exchange.",
      discussion: "Else the variable MASAR_HOME, else the folder you stand in.",
      valueName: "dir"))
  var givenHome: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "One setting over masar.yaml and MASAR_… variables; may be repeated.",
      discussion: "For example --set settle=0.2 --set log_level=debug.", valueName: "name=value"))
  var assignments: [String] = []

  func validate() throws {
    for assignment in assignments where Self.parts(of: assignment) == nil {
      throw ValidationError("--set takes name=value, not \"\(assignment)\".")
    }
  }

  /// The home's path: the flag, the variable, or where the command was called.
  var path: String {
    let named = givenHome ?? Self.environment["MASAR_HOME"] ?? ""
    return named.isEmpty ? "." : named
  }

  /// The settings of the home whose `masar.yaml` holds `yaml`.
  func settings(yaml: String?) throws(SettingProblem) -> ExchangeSettings {
    try ExchangeSettings.load(
      yaml: yaml, environment: Self.environment, flags: assignments.compactMap(Self.parts))
  }

  /// The machine's clock, or the moment at which `MASAR_NOW` froze it.
  static func clock() throws(SettingProblem) -> ExchangeClock {
    guard let text = environment["MASAR_NOW"], !text.isEmpty else { return ExchangeClock() }
    guard let instant = Instant(rfc3339: text) else {
      throw SettingProblem(
        "MASAR_NOW: \"\(text)\" is not a time with its offset, like 2026-01-04T10:15:00+03:00.")
    }
    return ExchangeClock(frozen: instant)
  }

  static var isFrozen: Bool { !(environment["MASAR_NOW"] ?? "").isEmpty }

  static let environment = ProcessInfo.processInfo.environment

  private static func parts(of assignment: String) -> (name: String, value: String)? {
    guard let sign = assignment.firstIndex(of: "="), sign > assignment.startIndex else {
      return nil
    }
    return (String(assignment[..<sign]), String(assignment[assignment.index(after: sign)...]))
  }
}

/// Where a program may read the answer too.
struct FormOptions: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Answer in JSON, for programs.")
  var isJSON = false
}
