/// HTML for people: texts escaped, values isolated so that no direction of theirs leaks into the
/// line, and characters that nobody can see made visible.
enum HTMLFormat {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(Array(text.utf8)[...], to: &bytes, showingHidden: false)
  }

  /// Appends an Arabic sentence. Days, codes and file names in it keep their own direction: without
  /// that, `2026-11-26` would be read from the wrong end.
  static func append(arabic text: String, to bytes: inout [UInt8]) {
    let source = Array(text.utf8)
    var place = 0
    while place < source.count {
      let end =
        isInWord(source[place])
        ? endOfWords(source, from: place)
        : source[place...].firstIndex(where: isInWord) ?? source.count
      let run = source[place..<end]
      let isolates = isInWord(source[place]) && run.contains { !isLetterOrDigit($0) }
      if isolates { bytes.append("<bdi dir=\"ltr\">") }
      append(run, to: &bytes, showingHidden: false)
      if isolates { bytes.append("</bdi>") }
      place = run.endIndex
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// A file's name keeps its dots, and `CSV UTF-8` its order.
  private static func endOfWords(_ source: [UInt8], from start: Int) -> Int {
    var place = start
    while place < source.count {
      let joins =
        place + 1 < source.count
        && (source[place] == UInt8(ascii: ".") && isLetterOrDigit(source[place + 1])
          || source[place] == UInt8(ascii: " ") && isLetter(source[place + 1]))
      guard isInWord(source[place]) || joins else { return place }
      place += 1
    }
    return place
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) && byte > UInt8(ascii: "9")
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "#")
  }

  /// Appends a value as its sender wrote it, isolated.
  static func append(value: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append("<bdi>")
    append(value, to: &bytes, showingHidden: true)
    bytes.append("</bdi>")
  }

  static func append(value: String, to bytes: inout [UInt8]) {
    append(value: Array(value.utf8)[...], to: &bytes)
  }

  /// What a code means, under it.
  static func append(small words: BilingualText, to bytes: inout [UInt8]) {
    bytes.append("<small>")
    append(words.ar, to: &bytes)
    bytes.append(" · <span lang=\"en\" dir=\"ltr\">")
    append(words.en, to: &bytes)
    bytes.append("</span></small>")
  }

  /// Appends what machines write, a path or a key: isolated, from the left, in even letters. A name
  /// in another script stays in its place between the slashes.
  static func append(code: String, to bytes: inout [UInt8]) {
    bytes.append("<bdi dir=\"ltr\" class=\"code\">")
    let parts = Array(code.utf8).split(separator: 0x2F, omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      if place > 0 { bytes.append(0x2F) }
      if part.allSatisfy({ $0 < 0x80 }) {
        append(part, to: &bytes, showingHidden: true)
      } else {
        append(value: part, to: &bytes)
      }
    }
    bytes.append("</bdi>")
  }

  private static func append(
    _ text: ArraySlice<UInt8>, to bytes: inout [UInt8], showingHidden: Bool
  ) {
    UTF8Walk.append(text, to: &bytes) { scalar in
      switch scalar {
      case "&": .text("&amp;")
      case "<": .text("&lt;")
      case ">": .text("&gt;")
      case "\"": .text("&quot;")
      case "'": .text("&#39;")
      case _ where showingHidden && isHidden(scalar): .bytes(name(of: scalar))
      case _ where isControl(scalar) && scalar != "\n" && scalar != "\t": .text("\u{FFFD}")
      default: nil
      }
    }
  }

  /// `U+200F` in a box of its own.
  private static func name(of scalar: Unicode.Scalar) -> [UInt8] {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return Array("<i>U+\(zeros)\(digits)</i>".utf8)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// Control, direction and zero-width characters, and the spaces that look like a plain one.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if isControl(scalar) { return true }
    switch scalar.value {
    case 0xA0, 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
      0x205F...0x206F, 0x3000, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0xE0000...0xE0FFF:
      return true
    default: return false
    }
  }
}
