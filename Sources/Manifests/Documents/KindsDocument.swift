import Vocabulary

/// The reference page of the inbound kinds: the text of `Documentation/Kinds.md`.
package enum KindsDocument {
  package static var text: String {
    introduction + Kind.allCases.map(section).joined(separator: "\n")
  }

  private static let introduction = """
    # Inbound kinds and their fields

    A CSV column is known by its field name or its Arabic header, in any order; an XML element by
    its field name. Every date may have a companion, the field's name with `_hijri` behind it
    (Arabic header: the field's with «(هجري)»), written as a day of the Umm al-Qura calendar;
    either may stand alone, and where both are given they are compared (R111).

    | type | holds |
    |---|---|
    | A(min-max) | Latin capitals, digits and `-` `.` `/`; in `mrz1` and `mrz2` capitals, digits and `<` |
    | F(max) | the same, lower case and `_` |
    | U(max) | text; the length counts characters |
    | N | a whole number |
    | M | a number with at most two decimal places |
    | D | a date: `YYYY-MM-DD`, `DD/MM/YYYY` or `DD-MM-YYYY`; a year from 1300 to 1500 is Hijri |
    | T | a date and time with its offset: `2026-01-04T10:15:00+03:00` |
    | B | `Y` or `N` |
    | C:list | a code of the list |
    | L:items | items separated by `;` |

    Presence: M mandatory, O optional, C conditional: the remark names what demands it.


    """

  private static func section(of kind: Kind) -> String {
    let rows = kind.table.fields.map { row($0, in: kind) }.joined()
    return """
      ## \(kind.rawValue)

      | field | الحقل | type | presence | remark | values |
      |---|---|---|---|---|---|
      \(rows)
      """
  }

  private static func row(_ field: Field, in kind: Kind) -> String {
    let cells = [
      "`\(field.name.name)`", field.headerAr, field.type.notation, field.presence.letter,
      field.about, values(of: field, in: kind),
    ]
    return "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
  }

  /// The codes where they are few enough for a table.
  private static func values(of field: Field, in kind: Kind) -> String {
    let codes = field.type.codes(in: kind)
    return codes.count <= 20 ? codes.joined(separator: ", ") : "ISO"
  }

  private static func escaped(_ cell: String) -> String {
    cell.replacing("|", with: "\\|")
  }
}
