internal import Glibc
package import Vocabulary

/// One pass over a file's unpacked bytes before it is taken: its encoding, and whether its end
/// proves it whole. Feed it the bytes in pieces of any size, then ask for the result.
package struct ContentScan {
  private static let kept = 4_096

  private let syntax: FileFormat
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var total = 0
  private var check = UTF8Check()
  private var isUTF8 = true
  private var newlines = 0
  private var plausibility = ArabicPlausibility()
  private var hasNUL = false
  /// Where the first of them stands, while the text could still be UTF-8.
  private var nulLine: Int?

  package init(syntax: FileFormat) { self.syntax = syntax }

  package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    total += bytes.count
    if head.count < Self.kept {
      unsafe head.append(contentsOf: bytes.prefix(Self.kept - head.count))
    }
    unsafe keepTail(bytes)
    if isUTF8 {
      unsafe checkUTF8(bytes)
    } else {
      unsafe plausibility.count(bytes)
      if !hasNUL { hasNUL = unsafe bytes.contains(0) }
    }
  }

  private mutating func keepTail(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count >= Self.kept { tail.removeAll(keepingCapacity: true) }
    unsafe tail.append(contentsOf: bytes.suffix(Self.kept))
    if tail.count > 2 * Self.kept { tail.removeFirst(tail.count - Self.kept) }
  }

  private mutating func checkUTF8(_ bytes: UnsafeRawBufferPointer) {
    let invalid = unsafe check.firstInvalid(in: bytes)
    if check.hasNUL, nulLine == nil { nulLine = unsafe line(ofNULIn: bytes) }
    var lines = 0
    for index in 0..<(invalid ?? bytes.count) where unsafe bytes[index] == 0x0A { lines += 1 }
    newlines += lines
    guard let invalid else { return }
    isUTF8 = false
    let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[invalid...])
    unsafe plausibility.count(rest)
    hasNUL = unsafe rest.contains(0)
  }

  private func line(ofNULIn bytes: UnsafeRawBufferPointer) -> Int {
    let before = unsafe bytes.prefix { $0 != 0 }
    return unsafe newlines + 1 + before.count { $0 == 0x0A }
  }

  package func finish() -> ScanResult {
    var result = ScanResult(
      encoding: nil, fault: nil, total: total, head: head, tail: Array(tail.suffix(Self.kept)))
    if result.isEmpty {
      result.fault = EmptyFile.noBytes
      return result
    }
    result.encoding = encoding(marked: ByteOrderMark(head))
    if result.encoding == nil { result.fault = encodingFault }
    return result
  }

  private var isWholeUTF8: Bool { isUTF8 && check.isAtBoundary }

  private func encoding(marked mark: ByteOrderMark?) -> TextEncoding? {
    switch mark {
    case .unsupported: return nil
    case .utf16LE: return agreed(.utf16LE, utf16Text(head, isBigEndian: false))
    case .utf16BE: return agreed(.utf16BE, utf16Text(head, isBigEndian: true))
    case _ where hasNUL || check.hasNUL: return nil
    case .utf8: return isWholeUTF8 ? agreed(.utf8BOM, Array(head.dropFirst(3))) : nil
    case nil: return syntax == .xml ? declaredEncoding : guessedEncoding
    }
  }

  private func agreed(_ encoding: TextEncoding, _ text: [UInt8]) -> TextEncoding? {
    if syntax == .csv { return encoding }
    let declared = XMLDeclaration.encoding(in: text)
    return XMLDeclaration.agrees(encoding, with: declared) ? encoding : nil
  }

  private var declaredEncoding: TextEncoding? {
    XMLDeclaration.agreed(
      declared: XMLDeclaration.encoding(in: head), isUTF8: isWholeUTF8,
      isASCII: isWholeUTF8 && check.longCharacters == 0)
  }

  /// Arabic in windows-1256 breaks strict UTF-8 within its first letters; more whole UTF-8
  /// characters than chance allows before the break mean a damaged or mixed UTF-8 file.
  private var guessedEncoding: TextEncoding? {
    if isWholeUTF8 { return .utf8 }
    let charactersByChance = 8
    return check.longCharacters <= charactersByChance && plausibility.isPlausible
      ? .windows1256 : nil
  }

  private var encodingFault: FileFault {
    if ByteOrderMark(head) == .unsupported { return EncodingFault.foreignMark }
    if hasNUL || check.hasNUL {
      var fault = EncodingFault.nul
      fault.line = nulLine ?? newlines + 1
      return fault
    }
    let declared = syntax == .xml ? XMLDeclaration.encoding(in: head) : nil
    guard let declared, declared != "UTF-8" else {
      var fault = EncodingFault.invalidUTF8
      fault.line = newlines + 1
      fault.detailEn += " Nor are they any other encoding that is taken."
      fault.detailAr += " ولا أي ترميز آخر مقبول."
      return fault
    }
    return FileFault(
      .f005, line: 1,
      en: "The declared encoding is not taken, or the bytes contradict it.",
      ar: "الترميز المصرّح به غير مقبول، أو أن محتوى الملف يخالفه.")
  }
}

/// What the first bytes say.
enum ByteOrderMark {
  case utf8, utf16LE, utf16BE
  /// UTF-32 and UTF-7.
  case unsupported

  init?(_ head: [UInt8]) {
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .unsupported
    } else if head.starts(with: [0x2B, 0x2F, 0x76]), head.count > 3,
      [0x38, 0x39, 0x2B, 0x2F].contains(head[3])
    {
      self = .unsupported
    } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LE
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BE
    } else {
      return nil
    }
  }
}

/// Files without anything to judge: F004.
enum EmptyFile {
  static let noBytes = FileFault(.f004, en: "The file is empty.", ar: "الملف فارغ.")
  static let noRecords = FileFault(
    .f004, en: "The file holds no data records.", ar: "لا يحتوي الملف أي سجل.")
}

/// UTF-16 bytes as UTF-8 for a look at a file's head or tail; what cannot be read becomes U+FFFD.
func utf16Text(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
  let units = stride(from: 0, to: bytes.count - 1, by: 2).map { i -> UInt16 in
    let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
  let text = String(
    decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
  return Array(text.utf8)
}
