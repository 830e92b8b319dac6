/// A value of JSON (RFC 8259) whose members keep the order in which they were given, so that the
/// same answer is always the same bytes.
indirect enum JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(dictionaryLiteral members: (String, JSONText)...) { self = .object(members) }
  init(arrayLiteral values: JSONText...) { self = .list(values) }

  static func number(_ value: Int?) -> JSONText { value.map { .number($0) } ?? .null }

  /// A text, or what describes itself; null for nil.
  static func text(_ value: (some CustomStringConvertible)?) -> JSONText {
    value.map { .text($0.description) } ?? .null
  }

  static func list(_ values: some Sequence<String>) -> JSONText {
    .list(values.map { .text($0) })
  }

  /// Indented by two spaces, ending in a line break.
  var document: String {
    var text = ""
    write(into: &text, indent: "")
    return text + "\n"
  }

  private func write(into text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .text(let value): text += Self.quoted(value)
    case .list(let values):
      Self.write(values, between: ("[", "]"), into: &text, indent) { value, text, inner in
        value.write(into: &text, indent: inner)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), into: &text, indent) { member, text, inner in
        text += Self.quoted(member.0) + ": "
        member.1.write(into: &text, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (String, String), into text: inout String,
    _ indent: String, _ each: (Item, inout String, String) -> Void
  ) {
    text += brackets.0
    for (place, item) in items.enumerated() {
      text += (place == 0 ? "\n" : ",\n") + indent + "  "
      each(item, &text, indent + "  ")
    }
    text += (items.isEmpty ? "" : "\n" + indent) + brackets.1
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
