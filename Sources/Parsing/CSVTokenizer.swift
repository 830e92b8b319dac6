/// Finds the cells of one CSV record at a time (RFC 4180; LF, CRLF or CR ends a record).
struct CSVTokenizer {
  /// Where a cell's text stands in the record's bytes, without its quotes.
  struct Piece {
    var start: Int32
    var length: Int32
    /// Doubled quotes are to be halved.
    var isDoubled: Bool
  }

  enum Outcome: Equatable {
    /// A record of `length` bytes with its line end, `breaks` line ends inside quotes.
    case record(length: Int, breaks: Int)
    /// The bytes end first.
    case unfinished(isQuoted: Bool)
    /// Something follows a closing quote.
    case strayText
    case fieldLimit(isQuoted: Bool)
  }

  let delimiter: UInt8
  /// Cells that are kept; what a record has beyond is only counted.
  var kept: Int
  let fieldBytes: Int

  private(set) var pieces: [Piece] = []
  /// Cells of the record.
  private(set) var width = 0
  private(set) var isBlank = true
  private(set) var hasDoubled = false
  /// Cells beyond the kept ones up to here are all blank.
  private(set) var lastTextCell = -1

  init(delimiter: UInt8, kept: Int, fieldBytes: Int) {
    self.delimiter = delimiter
    self.kept = kept
    self.fieldBytes = fieldBytes
  }

  /// Reads the record at the beginning of `text`, which is not empty.
  mutating func next(_ text: UnsafeRawBufferPointer, isLast: Bool) -> Outcome {
    pieces.removeAll(keepingCapacity: true)
    (width, isBlank, hasDoubled, lastTextCell) = (0, true, false, -1)
    var place = 0
    var breaks = 0
    while true {
      if place < text.count, unsafe text[place] == 0x22 {
        if let stop = unsafe quoted(text, &place, &breaks, isLast) { return stop }
      } else if let stop = unsafe plain(text, &place) {
        return stop
      }
      guard place < text.count else {
        return isLast ? .record(length: place, breaks: breaks) : .unfinished(isQuoted: false)
      }
      let byte = unsafe text[place]
      place += 1
      if byte == delimiter { continue }
      if byte == 0x0A { return .record(length: place, breaks: breaks) }
      guard place < text.count else {
        return isLast ? .record(length: place, breaks: breaks) : .unfinished(isQuoted: false)
      }
      if unsafe text[place] == 0x0A { place += 1 }
      return .record(length: place, breaks: breaks)
    }
  }

  /// A cell without quotes; stops before the delimiter or line end.
  private mutating func plain(_ text: UnsafeRawBufferPointer, _ place: inout Int) -> Outcome? {
    let start = place
    let bound = min(text.count, start + fieldBytes + 1)
    while place < bound {
      let byte = unsafe text[place]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      place += 1
    }
    if place - start > fieldBytes { return .fieldLimit(isQuoted: false) }
    unsafe add(text, start, place, false)
    return nil
  }

  /// A cell in quotes; stops after the closing quote.
  private mutating func quoted(
    _ text: UnsafeRawBufferPointer, _ place: inout Int, _ breaks: inout Int, _ isLast: Bool
  ) -> Outcome? {
    place += 1
    let start = place
    var doubled = 0
    while place < text.count {
      let byte = unsafe text[place]
      if byte == 0x22 {
        if place + 1 == text.count && !isLast { break }
        guard place + 1 < text.count, unsafe text[place + 1] == 0x22 else {
          unsafe add(text, start, place, doubled > 0)
          place += 1
          return unsafe place < text.count && !isSeparator(text[place]) ? .strayText : nil
        }
        doubled += 1
        place += 1
      } else if byte == 0x0A {
        breaks += 1
      } else if byte == 0x0D, place + 1 < text.count, unsafe text[place + 1] != 0x0A {
        breaks += 1
      }
      place += 1
      if place - start - doubled > fieldBytes { return .fieldLimit(isQuoted: true) }
    }
    return .unfinished(isQuoted: true)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private mutating func add(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ isDoubled: Bool
  ) {
    if end > start, isBlank || width >= kept,
      unsafe !text[start..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    {
      isBlank = false
      lastTextCell = width
    }
    width += 1
    guard width <= kept else { return }
    if isDoubled { hasDoubled = true }
    pieces.append(Piece(start: Int32(start), length: Int32(end - start), isDoubled: isDoubled))
  }
}
