/// What the pages for people are made of, Arabic first with English beside it.
protocol PageParts {
  /// The page so far.
  var bytes: [UInt8] { get set }
}

extension PageParts {
  mutating func heading(_ text: BilingualText) {
    bytes.append("<h2><span>")
    HTMLFormat.append(arabic: text.ar, to: &bytes)
    bytes.append("</span><span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(text.en, to: &bytes)
    bytes.append("</span></h2>\n")
  }

  /// Both languages side by side; one above the other on a telephone.
  mutating func pair(_ text: BilingualText) {
    bytes.append("<div class=\"pair\"><p>")
    HTMLFormat.append(arabic: text.ar, to: &bytes)
    bytes.append("</p><p lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(text.en, to: &bytes)
    bytes.append("</p></div>\n")
  }

  mutating func words(_ text: BilingualText) {
    HTMLFormat.append(arabic: text.ar, to: &bytes)
    bytes.append(" <span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(text.en, to: &bytes)
    bytes.append("</span>")
  }

  /// Opens the section that says how it went: a badge, one sentence.
  ///
  /// - Parameter tone: a class of the sheet.
  mutating func openVerdict(
    tone: String, symbol: StaticString, word: BilingualText, sentence: BilingualText
  ) {
    bytes.append("<section class=\"verdict ")
    bytes.append(text: tone)
    bytes.append("\">\n<span class=\"badge\"><span aria-hidden=\"true\">")
    bytes.append(symbol)
    bytes.append("</span> ")
    words(word)
    bytes.append("</span>\n<h1>")
    HTMLFormat.append(arabic: sentence.ar, to: &bytes)
    bytes.append("</h1>\n<p class=\"en\" lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(sentence.en, to: &bytes)
    bytes.append("</p>\n")
  }

  /// A number over its two words.
  mutating func tile(_ figure: String, _ ar: StaticString, _ en: StaticString) {
    bytes.append("<div><b>")
    bytes.append(text: figure)
    bytes.append("</b><span>")
    bytes.append(ar)
    bytes.append("</span><span lang=\"en\" dir=\"ltr\">")
    bytes.append(en)
    bytes.append("</span></div>\n")
  }

  mutating func tile(_ count: Int, _ ar: StaticString, _ en: StaticString) {
    tile(Wording.grouped(count), ar, en)
  }

  /// One fact of a list: what it is, and its value, its words, or both.
  ///
  /// - Parameter code: what only machines write: a root, a key.
  mutating func fact(
    _ ar: String, _ en: String, value: String? = nil, code: String? = nil, isWide: Bool = false,
    words: BilingualText? = nil
  ) {
    bytes.append(isWide ? "<div class=\"wide\"><dt><span>" : "<div><dt><span>")
    HTMLFormat.append(ar, to: &bytes)
    bytes.append("</span><span lang=\"en\" dir=\"ltr\">")
    HTMLFormat.append(en, to: &bytes)
    bytes.append("</span></dt><dd>")
    if let value { HTMLFormat.append(value: value, to: &bytes) }
    if let code { HTMLFormat.append(code: code, to: &bytes) }
    if let words {
      if value != nil { bytes.append("<br>") }
      HTMLFormat.append(arabic: words.ar, to: &bytes)
      bytes.append("<br><span lang=\"en\" dir=\"ltr\">")
      HTMLFormat.append(words.en, to: &bytes)
      bytes.append("</span>")
    }
    bytes.append("</dd></div>\n")
  }
}

/// What every page begins and ends with. It loads nothing and runs nothing.
enum PageFrame {
  /// - Parameters:
  ///   - styles: sheets, one after the other.
  ///   - note: a name and what programs read under it.
  static func open(
    title: String, styles: [StaticString], note: (name: String, content: String)? = nil,
    to bytes: inout [UInt8]
  ) {
    bytes.append(
      """
      <!DOCTYPE html>
      <html lang="ar" dir="rtl">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
      'unsafe-inline'">

      """)
    if let note {
      bytes.append(text: "<meta name=\"\(note.name)\" content=\"\(note.content)\">\n")
    }
    bytes.append("<title>")
    HTMLFormat.append(title, to: &bytes)
    bytes.append("</title>\n<style>\n")
    for style in styles { bytes.append(style) }
    bytes.append("\n</style>\n</head>\n<body>\n<main>\n")
  }

  static let end: StaticString = "</footer>\n</main>\n</body>\n</html>\n"
}
