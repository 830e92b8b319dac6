/// One name in a folder, as the bytes that the disk holds.
///
/// A partner may write any bytes: newlines, bidirectional marks, broken UTF-8. They are kept as
/// they are, so that what was listed is what is opened. Never empty, `.`, `..`, with a slash or a
/// zero byte, or longer than 255 bytes. Ordered by bytes.
package struct EntryName: Hashable, Comparable, Sendable {
  /// With the closing zero byte that the system wants.
  private let terminated: [UInt8]

  /// Nil where no file can have that name.
  package init?(bytes: some Sequence<UInt8>) {
    var terminated = Array(bytes)
    guard (1...255).contains(terminated.count), terminated != [0x2E], terminated != [0x2E, 0x2E],
      !terminated.contains(where: { $0 == 0 || $0 == 0x2F })
    else { return nil }
    terminated.append(0)
    self.terminated = terminated
  }

  /// Nil where no file can have that name.
  package init?(_ text: String) { self.init(bytes: text.utf8) }

  package var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// The name as text; nil where it is not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Whether programs agree to leave it alone because it begins with a dot.
  package var isHidden: Bool { terminated[0] == 0x2E }

  package static func < (one: EntryName, other: EntryName) -> Bool {
    one.terminated.lexicographicallyPrecedes(other.terminated)
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe terminated.withUnsafeBytes { bytes in
      unsafe body(bytes.baseAddress!.assumingMemoryBound(to: CChar.self))
    }
  }
}

extension EntryName: ExpressibleByStringLiteral {
  package init(stringLiteral text: StaticString) {
    guard let name = EntryName("\(text)") else { preconditionFailure("no file can be so named") }
    self = name
  }
}

extension EntryName: CustomStringConvertible {
  /// One line for logs and errors: what is not a visible character stands as `\xHH` or `\u{…}`.
  package var description: String {
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        shown +=
          Self.isVisible(scalar)
          ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        shown += "\\x" + (first < 16 ? "0" : "") + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\\" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      return false
    default: return true
    }
  }
}
