internal import Parsing
internal import Vocabulary

/// What holds of the detector and of every conversion that it can decide for.
enum EncodingPromises {
  static func broken(by bytes: [UInt8]) throws -> String? {
    for syntax in FileFormat.allCases {
      let whole = scan(bytes, syntax, piece: max(bytes.count, 1))
      let pieces = scan(bytes, syntax, piece: 3)
      if pieces.encoding != whole.encoding || pieces.fault != whole.fault
        || pieces.head != whole.head || pieces.tail != whole.tail
      {
        return "pieces are detected otherwise"
      }
      if (whole.encoding == nil) == (whole.fault == nil) { return "neither read nor refused" }
      _ = whole.proof(syntax: syntax)
      guard let encoding = whole.encoding else { continue }
      if let broken = try brokenText(of: bytes, encoding) { return "\(syntax): \(broken)" }
    }
    return nil
  }

  private static func brokenText(of bytes: [UInt8], _ encoding: TextEncoding) throws -> String? {
    let (text, fault) = try drain(BytesSource(bytes), encoding, buffer: 4_096)
    let source = PiecesSource(bytes, largest: 5, seed: 2)
    let pieces = try drain(source, encoding, buffer: 5)
    if pieces.text != text || pieces.fault != fault { return "pieces are converted otherwise" }
    guard let decoded = String(validating: text, as: UTF8.self) else {
      return fault == nil ? "\(encoding.name) comes out as no UTF-8" : nil
    }
    if text.contains(0) { return "NUL passes" }
    switch encoding {
    case .utf8: return fault == nil && text == bytes ? nil : "UTF-8 is not kept"
    case .utf8BOM:
      return fault == nil && text[...] == bytes.dropFirst(3) ? nil : "UTF-8 is not kept"
    case .windows1256, .latin1:
      return fault == nil && decoded.unicodeScalars.count == bytes.count
        ? nil : "not one character a byte"
    case .utf16LE, .utf16BE:
      let expected = String(decoding: units(bytes, encoding).dropFirst(), as: UTF16.self)
      return fault != nil || Array(expected.utf8) == text ? nil : "UTF-16 is read otherwise"
    }
  }

  private static func units(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return encoding == .utf16BE ? first << 8 | second : second << 8 | first
    }
  }

  private static func drain(
    _ source: any ByteSource, _ encoding: TextEncoding, buffer size: Int
  ) throws -> (text: [UInt8], fault: FileFault?) {
    try bytes(of: textSource(source, encoding: encoding), buffer: size)
  }
}

/// All that a source gives, in reads of `size` bytes, and what stopped it.
func bytes(
  of source: any ByteSource, buffer size: Int, limit: Int = .max
) throws -> (text: [UInt8], fault: FileFault?) {
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: size)
  while text.count < limit {
    let count = unsafe try buffer.withUnsafeMutableBytes { unsafe try source.read(into: $0) }
    if count == 0 { return (text, source.fault) }
    text += buffer[..<count]
  }
  return (text, nil)
}
