/// CSV read byte by byte in the plainest way, to hold the fast reader against.
package struct ReferenceCSV: Equatable {
  package struct Row: Equatable {
    package var cells: [String]
    package var row: Int
    package var line: Int
  }

  private enum State {
    case atCellStart, plain, quoted, afterQuote
  }

  package private(set) var rows: [Row] = []
  /// The row in which a quote is unclosed or followed by text.
  package private(set) var faultyRow: Int?
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var state = State.atCellStart
  private var row = 1
  private var line = 1
  private var startLine = 1

  package init(_ bytes: [UInt8], delimiter: UInt8) {
    var index = 0
    while index < bytes.count, faultyRow == nil {
      let byte = bytes[index]
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      let isEnd = byte == 0x0A || byte == 0x0D
      switch state {
      case .quoted where byte == 0x22: state = .afterQuote
      case .quoted:
        cell.append(byte)
        if isEnd && !isPair { line += 1 }
      case .afterQuote where byte == 0x22:
        cell.append(byte)
        state = .quoted
      case .atCellStart where byte == 0x22: state = .quoted
      case _ where byte == delimiter: endCell()
      case _ where isEnd:
        endRow()
        if isPair { index += 1 }
      case .afterQuote: faultyRow = row
      default:
        cell.append(byte)
        state = .plain
      }
      index += 1
    }
    if state == .quoted { faultyRow = faultyRow ?? row }
    if state != .atCellStart || !cells.isEmpty { endRow() }
  }

  private mutating func endCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell = []
    state = .atCellStart
  }

  private mutating func endRow() {
    endCell()
    if cells.contains(where: { !$0.allSatisfy { $0 == " " || $0 == "\t" } }) {
      rows.append(Row(cells: cells, row: row, line: startLine))
    }
    cells = []
    row += 1
    line += 1
    startLine = line
  }
}
