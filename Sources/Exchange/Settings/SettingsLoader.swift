internal import Vocabulary
internal import Yams

/// What is wrong with a setting: the operator's to mend, exit code 78.
package struct SettingProblem: Error, Sendable, CustomStringConvertible, Equatable {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension ExchangeSettings {
  /// Lays `yaml` (the text of `masar.yaml`, if any), then the environment's `MASAR_…`, then flags
  /// over the defaults. An unknown name is an error that names the nearest known one.
  package static func load(
    yaml: String?, environment: [String: String], flags: [(name: String, value: String)]
  ) throws(SettingProblem) -> ExchangeSettings {
    var settings = ExchangeSettings()
    for (name, value) in try entries(ofYAML: yaml ?? "") {
      try settings.set(name, to: value, from: "masar.yaml")
    }
    for (variable, value) in environment.sorted(by: { $0.key < $1.key })
    where variable.hasPrefix("MASAR_") && !Self.otherVariables.contains(variable) {
      try settings.set(
        String(variable.dropFirst("MASAR_".count)).lowercased(), to: value, from: variable)
    }
    for flag in flags { try settings.set(flag.name, to: flag.value, from: "--set") }
    return settings
  }

  /// Variables of the same prefix that are no settings.
  private static let otherVariables: Set<String> = ["MASAR_NOW", "MASAR_HOME"]

  private mutating func set(_ name: String, to value: String, from source: String)
    throws(SettingProblem)
  {
    let key = name.replacing("-", with: "_")
    guard let definition = Self.definitions.first(where: { $0.name == key }) else {
      let known = Self.definitions.map(\.name)
      let hint = nearest(to: key, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
      throw SettingProblem("\(source): there is no setting \"\(name)\".\(hint)")
    }
    guard definition.apply(value, &self) else {
      throw SettingProblem(
        "\(source): \"\(value)\" is not a value of \(name) (\(definition.about)).")
    }
  }

  private static func entries(ofYAML text: String) throws(SettingProblem) -> [(String, String)] {
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      throw SettingProblem("masar.yaml cannot be read: \(error)")
    }
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      throw SettingProblem("masar.yaml must hold one \"name: value\" a line.")
    }
    var entries: [(String, String)] = []
    for (key, value) in mapping {
      guard let name = key.string, let scalar = value.scalar else {
        throw SettingProblem("masar.yaml: \"\(key.string ?? "?")\" must have one plain value.")
      }
      entries.append((name, scalar.string))
    }
    return entries
  }
}
