/// How a CSV file separates its cells.
package struct CSVDialect: Sendable, Equatable {
  /// Comma, semicolon or tab.
  package var delimiter: UInt8
  /// The file begins with a `sep=` line, which spreadsheets write.
  package var hasSeparatorLine: Bool

  package init(delimiter: UInt8, hasSeparatorLine: Bool) {
    self.delimiter = delimiter
    self.hasSeparatorLine = hasSeparatorLine
  }

  static let delimiters = Array(",;\t".utf8)

  /// From the beginning of a file: its `sep=` line, else the delimiter that its header row has
  /// most often outside quotes; the comma where there is none.
  init(detectedIn head: UnsafeRawBufferPointer) {
    if let separator = unsafe Self.separatorLine(head) {
      self.init(delimiter: separator, hasSeparatorLine: true)
      return
    }
    var counts = [0, 0, 0]
    var isQuoted = false
    var hasText = false
    for index in 0..<head.count {
      let byte = unsafe head[index]
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D {
        if hasText { break }
        continue
      }
      if let found = Self.delimiters.firstIndex(of: byte) {
        counts[found] += 1
      } else if byte > 0x20 {
        hasText = true
      }
    }
    let most = counts.max() ?? 0
    let best = counts.firstIndex(of: most) ?? 0
    self.init(delimiter: Self.delimiters[best], hasSeparatorLine: false)
  }

  private static func separatorLine(_ head: UnsafeRawBufferPointer) -> UInt8? {
    guard head.count >= 5, unsafe head.prefix(4).elementsEqual("sep=".utf8),
      unsafe delimiters.contains(head[4])
    else { return nil }
    let rest = unsafe head.dropFirst(5).first { unsafe $0 != head[4] }
    return unsafe rest == nil || rest == 0x0A || rest == 0x0D ? head[4] : nil
  }
}
