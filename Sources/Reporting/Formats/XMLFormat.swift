/// XML 1.0 in UTF-8, made by hand: each document is a fixed form with texts escaped into it.
enum XMLFormat {
  static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// Appends text fit for an element or a double-quoted attribute. What XML cannot carry becomes
  /// U+FFFD; line breaks are written as references so that an attribute keeps them.
  static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    if text.allSatisfy(isPlain) {
      bytes.append(contentsOf: text)
      return
    }
    UTF8Walk.each(text) { scalar, source in
      switch scalar {
      case "&": bytes.append("&amp;")
      case "<": bytes.append("&lt;")
      case ">": bytes.append("&gt;")
      case "\"": bytes.append("&quot;")
      case "\t": bytes.append("&#9;")
      case "\n": bytes.append("&#10;")
      case "\r": bytes.append("&#13;")
      case _ where isLegal(scalar): bytes.append(contentsOf: source)
      default: bytes.append("\u{FFFD}")
      }
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(Array(text.utf8)[...], to: &bytes)
  }

  /// ` name="text"`.
  static func attribute(_ name: StaticString, _ text: String, _ bytes: inout [UInt8]) {
    open(name, &bytes)
    append(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  static func attribute(_ name: StaticString, _ text: ArraySlice<UInt8>, _ bytes: inout [UInt8]) {
    open(name, &bytes)
    append(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  static func attribute(_ name: StaticString, _ number: Int, _ bytes: inout [UInt8]) {
    open(name, &bytes)
    bytes.append(number: number)
    bytes.append(UInt8(ascii: "\""))
  }

  /// `<name>text</name>`.
  static func element(_ name: StaticString, _ text: String, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(name)
    bytes.append(UInt8(ascii: ">"))
    append(text, to: &bytes)
    close(name, &bytes)
  }

  /// `<ar>…</ar><en>…</en>`.
  static func element(_ text: BilingualText, _ bytes: inout [UInt8]) {
    element("ar", text.ar, &bytes)
    element("en", text.en, &bytes)
  }

  /// `<name>text</name>` with a name of this run, which must be an XML name.
  static func element(named name: String, _ text: ArraySlice<UInt8>, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(text: name)
    bytes.append(UInt8(ascii: ">"))
    append(text, to: &bytes)
    bytes.append("</")
    bytes.append(text: name)
    bytes.append(UInt8(ascii: ">"))
  }

  static func close(_ name: StaticString, _ bytes: inout [UInt8]) {
    bytes.append("</")
    bytes.append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private static func open(_ name: StaticString, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(name)
    bytes.append("=\"")
  }

  /// ASCII that needs no thought.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

/// A sentence in both languages of the exchange.
package struct BilingualText: Sendable, Equatable {
  package var ar: String
  package var en: String

  package init(ar: String, en: String) {
    self.ar = ar
    self.en = en
  }
}
