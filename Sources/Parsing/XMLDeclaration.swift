/// The encoding that an XML declaration names.
enum XMLDeclaration {
  /// The name in upper case, from the first bytes of a document (ASCII-compatible, without byte
  /// order mark); nil where nothing is declared.
  static func encoding(in head: some Collection<UInt8>) -> String? {
    var text = String(decoding: Array(head.prefix(512)), as: UTF8.self)[...]
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return nil }
    text = text[..<end.lowerBound]
    guard let name = text.firstRange(of: "encoding") else { return nil }
    let rest = text[name.upperBound...].drop { " \t\r\n=".contains($0) }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.uppercased()
  }

  /// The encoding of a document without byte order mark whose declaration says `declared`; nil
  /// where the bytes contradict it or it is none of ours.
  static func agreed(declared: String?, isUTF8: Bool, isASCII: Bool) -> TextEncoding? {
    switch declared {
    case nil, "UTF-8", "UTF8": isUTF8 ? .utf8 : nil
    case "WINDOWS-1256", "CP1256": isASCII ? .utf8 : isUTF8 ? nil : .windows1256
    case "ISO-8859-1", "LATIN1": isASCII ? .utf8 : isUTF8 ? nil : .latin1
    default: nil
    }
  }

  /// Whether a document with this byte order mark may declare `declared`.
  static func agrees(_ encoding: TextEncoding, with declared: String?) -> Bool {
    switch encoding {
    case .utf8BOM: declared == nil || declared == "UTF-8" || declared == "UTF8"
    case .utf16LE: declared == nil || declared == "UTF-16" || declared == "UTF-16LE"
    case .utf16BE: declared == nil || declared == "UTF-16" || declared == "UTF-16BE"
    default: true
    }
  }
}
