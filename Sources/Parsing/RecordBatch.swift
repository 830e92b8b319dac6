package import Vocabulary

/// One cell of a record: a range of its batch's bytes.
package struct Cell: Sendable, Equatable {
  package var offset: Int32
  /// In bytes; −1 where the record has no such cell at all.
  package var length: Int32

  package init(offset: Int32, length: Int32) {
    self.offset = offset
    self.length = length
  }

  package static let absent = Cell(offset: 0, length: -1)

  package var isAbsent: Bool { length < 0 }
}

/// Some records of one file, as their sender wrote them: UTF-8 bytes, cell by cell.
///
/// A batch is filled, judged, written out and filled again; its memory depends on its size and
/// never on the file's. Rows are stored flat: the cells of record `i` are
/// `cells[i * columnCount ..< (i + 1) * columnCount]`, in the order of the file's own columns
/// (CSV: the header row; XML: the kind's field table).
package final class RecordBatch: @unchecked Sendable {
  package let columnCount: Int
  package internal(set) var bytes: [UInt8] = []
  package internal(set) var cells: [Cell] = []
  package internal(set) var positions: [RecordPosition] = []
  /// How many cells each record had; other than `columnCount` means R102 for the row.
  package internal(set) var widths: [Int32] = []

  package init(columnCount: Int) { self.columnCount = columnCount }

  /// Records in the batch.
  package var count: Int { positions.count }

  /// The cell of `record` in `column`, as written.
  package func cell(_ record: Int, _ column: Int) -> Cell {
    cells[record * columnCount + column]
  }

  /// The bytes of one cell, UTF-8; empty where it is absent.
  package func bytes(_ record: Int, _ column: Int) -> ArraySlice<UInt8> {
    let cell = cell(record, column)
    return bytes[Int(cell.offset)..<Int(cell.offset) + Int(max(cell.length, 0))]
  }

  /// Forgets the records and keeps the memory.
  package func reset() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    widths.removeAll(keepingCapacity: true)
  }

  /// Adds cells (pairs of `Int32`: offset and length) with their bytes, whose first stood at
  /// `start` of the memory that the offsets count from. Positions follow with `append(at:)`.
  func append(
    bytes text: UnsafeBufferPointer<UInt8>, cells added: UnsafeRawBufferPointer,
    movedFrom start: Int
  ) {
    let shift = Int32(bytes.count - start)
    unsafe bytes.append(contentsOf: text)
    let first = cells.count
    unsafe cells.append(contentsOf: added.assumingMemoryBound(to: Cell.self))
    guard shift != 0 else { return }
    unsafe cells.withUnsafeMutableBufferPointer { all in
      for index in first..<all.count where unsafe all[index].length >= 0 {
        unsafe all[index].offset += shift
      }
    }
  }

  /// Adds one CSV record whose cells are `pieces` of `text`; in one copy where no quote is doubled.
  func append(
    _ pieces: [CSVTokenizer.Piece], of text: Slice<UnsafeRawBufferPointer>, isDoubled: Bool,
    width: Int, at position: RecordPosition
  ) {
    let shift = Int32(bytes.count)
    if !isDoubled { unsafe bytes.append(contentsOf: text) }
    for piece in pieces {
      if isDoubled {
        unsafe appendHalved(piece, of: text)
      } else {
        cells.append(Cell(offset: shift + piece.start, length: piece.length))
      }
    }
    for _ in pieces.count..<columnCount { cells.append(.absent) }
    append(at: position, width: width)
  }

  private func appendHalved(_ piece: CSVTokenizer.Piece, of text: Slice<UnsafeRawBufferPointer>) {
    let start = bytes.count
    var isSecond = false
    for index in Int(piece.start)..<Int(piece.start + piece.length) {
      let byte = unsafe text[index]
      isSecond = piece.isDoubled && byte == 0x22 && !isSecond
      if !isSecond { bytes.append(byte) }
    }
    cells.append(Cell(offset: Int32(start), length: Int32(bytes.count - start)))
  }

  /// Adds the position of a record whose cells are here; `width` as in `widths`.
  func append(at position: RecordPosition, width: Int? = nil) {
    positions.append(position)
    widths.append(Int32(width ?? columnCount))
  }

  /// Adds one record whose cells (file order) are copied from slices of `source`.
  /// Made for tests and for readers that have whole rows at hand.
  package func append(cells texts: [[UInt8]?], at position: RecordPosition) {
    for column in 0..<columnCount {
      guard column < texts.count, let text = texts[column] else {
        cells.append(.absent)
        continue
      }
      cells.append(Cell(offset: Int32(bytes.count), length: Int32(text.count)))
      bytes.append(contentsOf: text)
    }
    widths.append(Int32(texts.count))
    positions.append(position)
  }
}
