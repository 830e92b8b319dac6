internal import Glibc
internal import Vocabulary

/// Makes UTF-8 without byte order mark of a file's bytes.
///
/// Bytes that the encoding does not know end the text with an F005, to which the reader adds the
/// line. NUL is no text in any encoding.
package func textSource(_ source: any ByteSource, encoding: TextEncoding) -> any ByteSource {
  switch encoding {
  case .utf8, .utf8BOM: UTF8Source(source)
  case .utf16LE: UTF16Source(source, isBigEndian: false)
  case .utf16BE: UTF16Source(source, isBigEndian: true)
  case .windows1256: SingleByteSource(source, table: SingleByteTable.windows1256)
  case .latin1: SingleByteSource(source, table: SingleByteTable.latin1)
  }
}

enum EncodingFault {
  static let invalidUTF8 = FileFault(
    .f005, en: "The bytes are not UTF-8.", ar: "محتوى الملف ليس UTF-8.")
  static let cutCharacter = FileFault(
    .f005, en: "The file ends in the middle of a character.",
    ar: "ينتهي الملف في وسط محرف.")
  static let nul = FileFault(
    .f005, en: "The text holds NUL bytes: UTF-16 or UTF-32 without byte order mark, or no text.",
    ar: "يحتوي النص بايتات صفرية: UTF-16 أو UTF-32 بلا علامة ترتيب، أو ليس نصًّا.")
  static let foreignMark = FileFault(
    .f005, line: 1, en: "The file begins as UTF-32 or UTF-7, which are not taken.",
    ar: "يبدأ الملف بترميز UTF-32 أو UTF-7، وهما غير مقبولين.")
  static let invalidUTF16 = FileFault(
    .f005, en: "The bytes are not UTF-16: half of a surrogate pair.",
    ar: "محتوى الملف ليس UTF-16: نصف زوج بديل.")
}

/// UTF-8 checked as it passes.
final class UTF8Source: ByteSource {
  private let source: any ByteSource
  private var check = UTF8Check()
  private var isAtStart = true
  private(set) var fault: FileFault?

  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    precondition(buffer.count >= 4)
    if fault != nil { return 0 }
    var count = unsafe try readPastMark(into: buffer)
    guard count > 0 else {
      fault = source.fault ?? (check.isAtBoundary ? nil : EncodingFault.cutCharacter)
      return 0
    }
    let text = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
    if let invalid = unsafe check.firstInvalid(in: text) {
      fault = EncodingFault.invalidUTF8
      count = invalid
    }
    if check.hasNUL, let nul = unsafe text[..<count].firstIndex(of: 0) {
      fault = EncodingFault.nul
      count = nul
    }
    return count
  }

  private func readPastMark(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if !isAtStart { return unsafe try source.read(into: buffer) }
    isAtStart = false
    var count = 0
    while count < 3 {
      let more = unsafe try source.read(into: .init(rebasing: buffer[count...]))
      if more == 0 { return count }
      count += more
    }
    guard unsafe buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF else { return count }
    if count == 3 { return unsafe try source.read(into: buffer) }
    unsafe memmove(buffer.baseAddress!, buffer.baseAddress! + 3, count - 3)
    return count - 3
  }
}
