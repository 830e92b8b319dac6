/// How the characters of a file are written down.
package enum TextEncoding: Sendable, Equatable, CaseIterable {
  case utf8
  /// UTF-8 that begins with a byte order mark.
  case utf8BOM
  /// With a byte order mark, always.
  case utf16LE
  /// With a byte order mark, always.
  case utf16BE
  case windows1256
  /// XML alone, where declared.
  case latin1

  /// The encoding as F006 and reports name it.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8BOM: "UTF-8 (BOM)"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .windows1256: "windows-1256"
    case .latin1: "ISO-8859-1"
    }
  }
}
