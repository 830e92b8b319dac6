package import Manifests
import Parsing
import Vocabulary

/// What a look over a record's values found: rules that concern none of it need not look again.
///
/// Most of a list's records are in good order; of sixteen rules only half have anything to read.
package struct RowTraits: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A value that could not be read by its type.
  package static let unread = RowTraits(rawValue: 1)
  /// A date that no calendar has.
  package static let impossible = RowTraits(rawValue: 2)
  /// A value damaged by a spreadsheet.
  package static let spreadsheet = RowTraits(rawValue: 4)
  /// A value tidied before it was judged.
  package static let changed = RowTraits(rawValue: 8)
  /// A Hijri companion.
  package static let hijri = RowTraits(rawValue: 16)
  /// More or fewer cells than the header: no cell can be trusted to be under its name.
  package static let wrongWidth = RowTraits(rawValue: 32)
  /// The kind has figures with ranges of their own.
  package static let figures = RowTraits(rawValue: 64)
  /// Of every record.
  package static let any = RowTraits(rawValue: 128)
}

extension Row {
  /// Whether the record has more or fewer cells than its header.
  package var hasWrongWidth: Bool {
    Int(batch.records.widths[index]) != batch.records.columnCount
  }

  package var traits: RowTraits {
    traits(of: batch.values, columns: table.columns.count, fields: table.fields.count)
  }

  /// The same, with what does not change between records taken out of the loop over them.
  func traits(of values: [FieldValue], columns: Int, fields: Int) -> RowTraits {
    var traits: RowTraits = .any
    if hasWrongWidth { traits.insert(.wrongWidth) }
    if batch.table.kind != .plg { traits.insert(.figures) }
    var states: UInt16 = 0
    var changes: UInt8 = 0
    let start = index * columns
    for place in start..<start + columns {
      states |= 1 << UInt16(values[place].state.rawValue)
      changes |= values[place].changes.rawValue
    }
    for place in start + fields..<start + columns where values[place].state != .absent {
      traits.insert(.hijri)
    }
    if changes != 0 { traits.insert(.changed) }
    if states & ~(Self.bit(.absent) | Self.bit(.valid)) != 0 { traits.insert(.unread) }
    if states & Self.bit(.impossible) != 0 { traits.insert(.impossible) }
    if states & Self.bit(.spreadsheet) != 0 { traits.insert(.spreadsheet) }
    return traits
  }

  private static func bit(_ state: ValueState) -> UInt16 { 1 << UInt16(state.rawValue) }
}

extension ValueState {
  /// The machine word under which R102 names it.
  var word: String {
    switch self {
    case .absent: "absent"
    case .valid: "range"
    case .tooShort: "too_short"
    case .tooLong: "too_long"
    case .badCharacters: "characters"
    case .mojibake: "mojibake"
    case .unknownCode: "code"
    case .malformed: "type"
    case .impossible: "impossible"
    case .spreadsheet: "spreadsheet"
    }
  }
}

extension UInt8 {
  var isCapital: Bool { self &- 0x41 < 26 }
  var isDigit: Bool { self &- 0x30 < 10 }
}
