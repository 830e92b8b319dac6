/// XML 1.0 in UTF-8, made by hand: each document is a fixed form with texts escaped into it.
enum XMLFormat {
  static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// Appends text fit for an element or a double-quoted attribute. What XML cannot carry becomes
  /// U+FFFD; line breaks are written as references so that an attribute keeps them.
  static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    UTF8Walk.append(text, to: &bytes, replacing: substitute)
  }

  private static func substitute(_ scalar: Unicode.Scalar) -> UTF8Walk.Substitute? {
    switch scalar {
    case "&": .text("&amp;")
    case "<": .text("&lt;")
    case ">": .text("&gt;")
    case "\"": .text("&quot;")
    case "\t": .text("&#9;")
    case "\n": .text("&#10;")
    case "\r": .text("&#13;")
    default: isLegal(scalar) ? nil : .text("\u{FFFD}")
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

  /// The tags of an element with a name of this run, which must be an XML name: made once.
  struct Tags: Sendable {
    private let open: [UInt8]
    private let close: [UInt8]

    init(named name: String) {
      open = Array("<\(name)>".utf8)
      close = Array("</\(name)>".utf8)
    }

    /// `<name>text</name>`, where there is a text.
    func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
      if text.isEmpty { return }
      bytes.append(contentsOf: open)
      XMLFormat.append(text, to: &bytes)
      bytes.append(contentsOf: close)
    }
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
