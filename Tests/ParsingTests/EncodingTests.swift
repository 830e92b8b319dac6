import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite struct `Telling encodings` {
  private static let arabic = "الاسم;المدينة\nمحمد بن عبدالله;مكة المكرمة\nعلي يوسف، هدى;المدينة\n"

  private func legacy(_ text: String) -> [UInt8] {
    let table = Dictionary(
      zip(
        "ءآأؤإئابةتثجحخدذرزسشصض", Array(0xC1...0xD6) as [UInt8]
      ).map { ($0.0, $0.1) } + zip("طظعغـفقك", [0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF])
        + zip("لمنهوىي،éè", [0xE1, 0xE3, 0xE4, 0xE5, 0xE6, 0xEC, 0xED, 0xA1, 0xE9, 0xE8]),
      uniquingKeysWith: { first, _ in first })
    return text.map { table[$0] ?? $0.asciiValue! }
  }

  private func wide(_ text: String, isBigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test func `each encoding of the contract is told and read`() throws {
    let text = Self.arabic
    let files: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(text.utf8)), (.utf8BOM, Array("\u{FEFF}\(text)".utf8)),
      (.utf16LE, wide(text, isBigEndian: false)), (.utf16BE, wide(text, isBigEndian: true)),
      (.windows1256, legacy(text)),
    ]
    let expected = try readCSV(text)
    for (encoding, bytes) in files {
      for piece in [1, 3, 4_000] {
        #expect(scan(bytes, piece: piece).encoding == encoding)
        let source = BytesSource(bytes, chunk: piece)
        #expect(try read(source, .csv, encoding: encoding) == expected)
      }
    }
  }

  @Test func `French names among Arabic ones stay windows-1256`() {
    #expect(scan(legacy(Self.arabic + "René;Hélène\n")).encoding == .windows1256)
  }

  /// ISO-8859-6, MacArabic (letters in the same places) and cp720 for علي يوسف هدى والي.
  @Test(
    arguments: [
      [
        0xD9, 0xE4, 0xEA, 0x20, 0xEA, 0xE8, 0xD3, 0xE1, 0x20, 0xE7, 0xCF, 0xE9, 0x20, 0xE8, 0xC7,
        0xE4,
      ],
      [
        0xE3, 0xE9, 0xEF, 0x20, 0xEF, 0xED, 0xA8, 0xE5, 0x20, 0xEC, 0xA2, 0xEE, 0x20, 0xED, 0x9F,
        0xE9,
      ],
      Array("A;Jos\u{E9}".unicodeScalars.map { UInt8($0.value) }),
      Array("A;S\u{E3}o Mu\u{F1}oz".unicodeScalars.map { UInt8($0.value) }),
      [0x41, 0xB1, 0xB2, 0xB3, 0xC7, 0xE1],
    ] as [[UInt8]])
  func `other code pages are refused, not guessed`(bytes: [UInt8]) {
    let result = scan(Array("a;b\n".utf8) + bytes)
    #expect(result.encoding == nil)
    #expect(result.fault?.code == .f005)
    #expect(result.fault?.line == 2)
  }

  @Test func `UTF-8 with one foreign byte is damaged UTF-8, not windows-1256`() {
    var bytes = Array(Self.arabic.utf8)
    bytes += [0xE3, 0xCD, 0xE3, 0xCF]
    #expect(scan(bytes).encoding == nil)
    #expect(scan(bytes).fault?.line == 4)
    #expect(scan(Array(Self.arabic.utf8.dropLast(2))).encoding == nil)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61],
      Array("+/v8-a,b".utf8), [0x61, 0, 0x2C, 0], [0xEF, 0xBB, 0xBF, 0xE3, 0xCD],
    ] as [[UInt8]])
  func `UTF-32, UTF-7 and UTF-16 without a mark are refused`(bytes: [UInt8]) {
    #expect(scan(bytes).fault?.code == .f005)
    #expect(scan(bytes, .xml).fault?.code == .f005)
  }

  @Test func `broken UTF-16 is F005`() throws {
    for tail in [[0x00, 0xD8, 0x61, 0x00], [0x00, 0xDC], [0x61], [0x00, 0x00]] as [[UInt8]] {
      let bytes = wide("a\nb\n", isBigEndian: false) + tail
      #expect(try read(BytesSource(bytes), .csv, encoding: .utf16LE).verdict == "F005@3")
    }
  }

  @Test(arguments: [
    ("UTF-8", TextEncoding?.some(.utf8)), ("utf-8", .utf8), ("windows-1256", nil),
    ("ISO-8859-1", nil), ("UTF-16", nil), ("UTF-7", nil), ("UTF-32", nil), ("koi8-r", nil),
  ])
  func `a declaration that contradicts UTF-8 bytes is F005`(
    declared: String, expected: TextEncoding?
  ) {
    let text = "<?xml version='1.0' encoding=\"\(declared)\" ?><a>م</a>"
    #expect(scan(Array(text.utf8), .xml).encoding == expected)
  }

  @Test func `legacy XML must declare what it is`() {
    let body = legacy("محمد")
    func file(_ declaration: String) -> ScanResult { scan(Array(declaration.utf8) + body, .xml) }
    #expect(file("<?xml version='1.0' encoding='windows-1256'?>").encoding == .windows1256)
    #expect(file("<?xml version='1.0' encoding='ISO-8859-1'?>").encoding == .latin1)
    #expect(file("<?xml version='1.0' encoding='UTF-8'?>").encoding == nil)
    #expect(file("<?xml version='1.0'?>").encoding == nil)
    let ascii = Array("<?xml version='1.0' encoding='windows-1256'?><a/>".utf8)
    #expect(scan(ascii, .xml).encoding == .utf8)
  }

  @Test func `a declared legacy manifest is read in its encoding`() throws {
    let head = "<?xml version='1.0' encoding='windows-1256'?>"
    let bytes =
      Array(head.utf8) + Array("<manifest xmlns='urn:masar:exchange:1'><record><a>".utf8)
      + legacy("هدى é") + Array("</a></record></manifest>".utf8)
    let reading = try read(BytesSource(bytes), .xml, encoding: .windows1256)
    #expect(reading.records == [["هدى é", nil, nil]])
    let latin = try read(BytesSource(bytes), .xml, encoding: .latin1)
    #expect(latin.records == [["åÏì é", nil, nil]])
  }

  @Test func `a mark and another declaration contradict each other`() {
    let declaration = "<?xml version='1.0' encoding='UTF-8'?><a/>"
    #expect(scan(wide(declaration, isBigEndian: true), .xml).encoding == nil)
    #expect(scan(Array(("\u{FEFF}" + declaration).utf8), .xml).encoding == .utf8BOM)
    let wideDeclaration = "<?xml version='1.0' encoding='UTF-16'?><a/>"
    #expect(scan(wide(wideDeclaration, isBigEndian: true), .xml).encoding == .utf16BE)
  }

  @Test func `nothing, blanks or a mark alone are an empty file`() {
    for text in ["", " \r\n", "\u{FEFF}", "\u{FEFF}\n"] {
      #expect(scan(Array(text.utf8)).fault?.code == .f004)
    }
  }
}
