import Parsing
import Vocabulary

/// How one column of a table is read from a file's cells.
struct ColumnReader: Sendable {
  /// What a value came to, and the number it stands for (`FieldValue.number`).
  typealias Reading = (state: ValueState, number: Int64)

  /// The file's column; −1 where none carries the field.
  let source: Int
  private let type: FieldType
  private let isHijri: Bool
  private let isCSV: Bool
  private let manner: Tidier.Manner
  private let codes: [PackedCode]

  init(column: FieldTable.Column, source: Int, kind: Kind, syntax: FileFormat) {
    self.source = source
    type = column.field.type
    isHijri = column.isHijri
    isCSV = syntax == .csv
    manner = Tidier.Manner(of: column.field.type)
    codes = PackedCode.pack(column.field.type.codes(in: kind))
  }

  func read(_ cell: Cell, of bytes: [UInt8], _ tidier: inout Tidier) -> FieldValue {
    guard cell.length > 0 else { return FieldValue() }
    var start = Int(cell.offset)
    let end = start + Int(cell.length)
    if isCSV, bytes[start] == UInt8(ascii: "'"), Self.isGuarded(bytes, start, end) { start += 1 }
    if manner.isPlain(bytes, start, end) {
      let (state, number) = judge(bytes[start..<end])
      return FieldValue(
        offset: Int32(start), length: Int32(end - start), number: number, state: state)
    }
    return readUntidy(bytes[start..<end], &tidier)
  }

  /// Whether the apostrophe at `start` was put there so that no spreadsheet runs the cell.
  private static func isGuarded(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start > 1 else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      return true
    default: return false
    }
  }

  private func readUntidy(_ bytes: ArraySlice<UInt8>, _ tidier: inout Tidier) -> FieldValue {
    let before = tidier.output.count
    let tidied = tidier.tidy(bytes, manner)
    let length = tidier.output.count - before
    guard length > 0 || tidied.hasBadCharacters else {
      // Nothing but space and marks: empty, and empty means absent.
      return FieldValue()
    }
    var value = FieldValue(
      offset: Int32(-1 - before), length: Int32(length), changes: tidied.changes)
    if case .text = type, Mojibake.isSigned(bytes) {
      value.state = .mojibake
    } else if tidied.hasBadCharacters {
      value.state = .badCharacters
    } else {
      (value.state, value.number) = judge(tidier.output[before...])
    }
    if tidied.changes.isEmpty, length == bytes.count {
      tidier.forget(from: before)
      value.offset = Int32(bytes.startIndex)
    }
    return value
  }

  /// Reads tidy text by the column's type.
  private func judge(_ text: ArraySlice<UInt8>) -> Reading {
    if isCSV, SpreadsheetDamage.isErrorMark(text) { return (.spreadsheet, 0) }
    let reading = judgeType(text)
    if isCSV, reading.state != .valid, SpreadsheetDamage.isScientific(text) {
      return (.spreadsheet, 0)
    }
    return reading
  }

  private func judgeType(_ text: ArraySlice<UInt8>) -> Reading {
    switch type {
    case .latin(let length): (CharacterSet.latin.judge(text, length), 0)
    case .machineReadable: (CharacterSet.machineReadable.judge(text, 44...44), 0)
    case .reference(let maximum): (CharacterSet.reference.judge(text, 1...maximum), 0)
    case .hexadecimal(let length):
      (CharacterSet.hexadecimal.judge(text, length...length), 0)
    case .text(let maximum): (judgeText(text, maximum), 0)
    case .integer: NumberReading.integer(text)
    case .decimal: NumberReading.decimal(text)
    case .date: DateReading(isHijri: isHijri, isCSV: isCSV).read(text)
    case .instant: InstantReading.read(text, isCSV: isCSV)
    case .flag: CodeReading.flag(text)
    case .code(let list): CodeReading.code(text, of: list, codes)
    case .list(let item): ListReading.list(text, of: item, codes)
    }
  }

  private func judgeText(_ text: ArraySlice<UInt8>, _ maximum: Int) -> ValueState {
    if isCSV, SpreadsheetDamage.isScientific(text) { return .spreadsheet }
    if text.count <= maximum { return .valid }
    // Continuation bytes are no scalars of their own.
    var scalars = 0
    for byte in text where byte & 0xC0 != 0x80 { scalars += 1 }
    return scalars <= maximum ? .valid : .tooLong
  }
}
