package import Vocabulary

/// What a scan found out about a file.
package struct ScanResult: Sendable {
  /// Nil where `fault` is not.
  package var encoding: TextEncoding?
  /// F004 or F005: the file cannot be read.
  package var fault: FileFault?
  /// Unpacked bytes.
  package var total: Int
  /// The first and the last 4 KiB, as sent.
  package var head: [UInt8]
  package var tail: [UInt8]

  package var isEmpty: Bool {
    total <= head.count
      && head.allSatisfy { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
  }

  /// Its first bytes say that it is UTF-32 or UTF-7: no end can be found in it, however long one
  /// waits.
  package var isForeign: Bool { ByteOrderMark(head) == .unsupported }

  /// What in the file's own last 4 KiB proves that it is whole.
  package func proof(syntax: FileFormat) -> Proof {
    var text = tail
    switch encoding {
    case .utf16LE, .utf16BE:
      if total % 2 == 1 { return .none }
      text = utf16Text(tail, isBigEndian: encoding == .utf16BE)
    case nil: return .none
    default: break
    }
    return syntax == .xml ? Proof(endOfXML: text[...]) : Proof(endOfCSV: text[...])
  }
}

/// How a file proves that all of it has come.
package enum Proof: Sendable, Equatable {
  /// CSV: the trailer row.
  case trailer
  /// XML: the root's end tag.
  case endTag
  /// Nothing inside the file; a checksum file may still prove it.
  case none

  /// The end tag of `manifest`, or an empty root, with nothing but space and comments after it.
  init(endOfXML text: ArraySlice<UInt8>) {
    var rest = text.trimmingBlanks
    while rest.suffix(3).elementsEqual("-->".utf8), let start = rest.lastComment {
      rest = rest[..<start].trimmingBlanks
    }
    self = .none
    guard rest.last == UInt8(ascii: ">"), let tag = rest.lastIndex(of: UInt8(ascii: "<")) else {
      return
    }
    let inside = rest[tag...].dropFirst().dropLast()
    let isEnd = inside.first == UInt8(ascii: "/")
    guard isEnd || inside.last == UInt8(ascii: "/") else { return }
    let name = (isEnd ? inside.dropFirst() : inside.dropLast()).prefix { $0 > 0x20 }
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    if local.elementsEqual("manifest".utf8) { self = .endTag }
  }

  /// A last row that is a trailer; rows of nothing but empty cells may follow.
  init(endOfCSV text: ArraySlice<UInt8>) {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }
    let blank = Array(" \t,;\"".utf8)
    guard let last = lines.last(where: { !$0.allSatisfy(blank.contains) }) else {
      self = .none
      return
    }
    let cells = last.split(omittingEmptySubsequences: false) { ",;\t".utf8.contains($0) }
      .map { $0.filter { $0 != 0x20 && $0 != 0x22 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } }
    let isTrailer =
      cells.count >= 2 && cells[0].elementsEqual("#END".utf8) && countIn(cells[1]) != nil
    self = isTrailer ? .trailer : .none
  }
}

extension ArraySlice<UInt8> {
  var trimmingBlanks: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    return slice
  }

  /// Where the comment that ends here begins.
  fileprivate var lastComment: Index? {
    let opening = Array<UInt8>("<!--".utf8)
    guard count >= 7 else { return nil }
    return (startIndex...(endIndex - 7)).last { self[$0..<$0 + 4].elementsEqual(opening) }
  }
}

/// A number of records as senders write it, with ASCII, Arabic-Indic or Persian digits; nil where
/// it is none or beyond what any file may hold.
func countIn(_ bytes: some Collection<UInt8>) -> Int? {
  var number = 0
  let text = String(decoding: bytes, as: UTF8.self)
  for scalar in text.unicodeScalars {
    let digit: UInt32
    switch scalar.value {
    case 0x30...0x39: digit = scalar.value - 0x30
    case 0x660...0x669: digit = scalar.value - 0x660
    case 0x6F0...0x6F9: digit = scalar.value - 0x6F0
    default: return nil
    }
    number = number * 10 + Int(digit)
    if number > Int(Int32.max) { return nil }
  }
  return text.isEmpty ? nil : number
}

extension ScanResult {
  /// What a look at both ends of a file that is not packed says, before all of it is read.
  ///
  /// - Parameters:
  ///   - head: its first bytes, two or more.
  ///   - tail: its last 4 KiB.
  ///   - total: its size in bytes.
  package static func proof(head: [UInt8], tail: [UInt8], total: Int, syntax: FileFormat) -> Proof {
    var encoding = TextEncoding.utf8
    switch ByteOrderMark(head) {
    case .utf16LE: encoding = .utf16LE
    case .utf16BE: encoding = .utf16BE
    default: break
    }
    let ends = ScanResult(encoding: encoding, fault: nil, total: total, head: head, tail: tail)
    return ends.proof(syntax: syntax)
  }
}
