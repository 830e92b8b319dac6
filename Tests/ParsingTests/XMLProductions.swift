/// Documents made from the productions of XML 1.0 (fifth edition) and of Namespaces in XML, each
/// with what the two recommendations say of it. None has a DOCTYPE.
struct XMLProduction: Sendable {
  let title: String
  let document: String
  let isWellFormed: Bool

  static let all =
    characters + references + names + attributes + tags + sections + declarations + surroundings

  private static func head(_ root: String = "") -> String {
    "<manifest xmlns=\"urn:masar:exchange:1\"\(root)>"
  }

  /// A document that this exchange takes, but for what `value` and `body` bring.
  private static func document(value: String = "1", body: String = "") -> String {
    head() + "<record><a>\(value)</a></record>" + body + "</manifest>"
  }

  private static func values(_ title: String, _ good: [String], _ bad: [String]) -> [Self] {
    (good.map { ($0, true) } + bad.map { ($0, false) }).map { text, isGood in
      Self(title: title, document: document(value: text), isWellFormed: isGood)
    }
  }

  private static func bodies(_ title: String, _ good: [String], _ bad: [String]) -> [Self] {
    (good.map { ($0, true) } + bad.map { ($0, false) }).map { text, isGood in
      Self(title: title, document: document(body: text), isWellFormed: isGood)
    }
  }

  // MARK: Characters: production 2, wherever they may stand

  private static let edges: [UInt32] = [
    0x1, 0x8, 0x9, 0xA, 0xB, 0xC, 0xD, 0xE, 0x1F, 0x20, 0x7F, 0x80, 0x9F, 0xD7FF, 0xE000, 0xFFFD,
    0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x10FFFF,
  ]

  private static func isCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static let characters = edges.flatMap { value -> [Self] in
    let character = String(Character(Unicode.Scalar(value)!))
    let places = [
      ("text", document(value: "x\(character)y")),
      ("CDATA", document(value: "<![CDATA[\(character)]]>")),
      ("comment", document(body: "<!--\(character)-->")),
      ("attribute", document(body: "<_x a='\(character)'/>")),
    ]
    return places.map { place, document in
      Self(
        title: "\(place) U+\(String(value, radix: 16))", document: document,
        isWellFormed: isCharacter(value))
    }
  }

  // MARK: References: productions 66 to 68

  private static let references =
    edges.flatMap { value -> [Self] in
      let texts = ["&#\(value);", "&#x\(String(value, radix: 16));"]
      return values(
        "reference", isCharacter(value) ? texts : [], isCharacter(value) ? [] : texts)
    }
    + values(
      "reference", ["&amp;&lt;&gt;&quot;&apos;", "&#00065;", "&#x0000041;", "&#xAbC;"],
      [
        "&#0;", "&#xD800;", "&#xDFFF;", "&#x110000;", "&#4294967361;", "&#x100000041;", "&#;",
        "&#x;",
        "&#xG;", "&#X41;", "&#-1;", "&#41", "& amp;", "&amp", "&", "&;", "&1;", "&#x41 ;", "&a b;",
      ])

  // MARK: Names: productions 4 and 5

  private static let nameEdges: [UInt32] = [
    0x2D, 0x2E, 0x30, 0x39, 0x40, 0x41, 0x5A, 0x5B, 0x5F, 0x61, 0x7A, 0x7B, 0xB6, 0xB7, 0xBF, 0xC0,
    0xD6, 0xD7, 0xD8, 0xF6, 0xF7, 0xF8, 0x2FF, 0x300, 0x36F, 0x370, 0x37D, 0x37E, 0x37F, 0x1FFF,
    0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x203E, 0x203F, 0x2040, 0x2041, 0x206F, 0x2070, 0x218F,
    0x2190, 0x2BFF, 0x2C00, 0x2FEF, 0x2FF0, 0x3000, 0x3001, 0xD7FF, 0xE000, 0xF8FF, 0xF900, 0xFDCF,
    0xFDD0, 0xFDEF, 0xFDF0, 0xFFFD, 0x10000, 0xEFFFF, 0xF0000,
  ]

  private static func isNameStart(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isNameCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart(value)
    }
  }

  private static let names =
    nameEdges.flatMap { value -> [Self] in
      let character = String(Character(Unicode.Scalar(value)!))
      return [
        Self(
          title: "name begins U+\(String(value, radix: 16))",
          document: document(body: "<_x \(character)n='1'/>"), isWellFormed: isNameStart(value)),
        Self(
          title: "name has U+\(String(value, radix: 16))",
          document: document(body: "<_\(character)></_\(character)>"),
          isWellFormed: isNameCharacter(value)),
      ]
    }

  // MARK: Attributes and namespaces: productions 10, 25, 40 to 42

  private static let attributes = bodies(
    "attribute",
    [
      "<_x a='1'/>", "<_x a=\"1\"/>", "<_x a = '1' />", "<_x\n\ta\r\n=\n'1'\n/>", "<_x a=\"'\"/>",
      "<_x a='\"'/>", "<_x a='&lt;&#10;'/>", "<_x a='>'/>", "<_x a=''/>", "<_x A='1' a='2'/>",
      "<_x xml:lang='ar'/>", "<_x xml:space='preserve'/>", "<_x xmlns:p='urn:p' p:a='1' a='2'/>",
      "<_x xmlns:p='urn:p' xmlns:q='urn:q' p:a='1' q:a='2'/>", "<_x xmlns=''/>",
      "<_x xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
    ],
    [
      "<_x a=1/>", "<_x a/>", "<_x a=/>", "<_x ='1'/>", "<_x a='1' a='2'/>", "<_x a='1'b='2'/>",
      "<_x a='<'/>", "<_x a='&'/>", "<_x a='1/>", "<_x a='1\"/>", "<_x 'a'='1'/>", "<_x a:='1'/>",
      "<_x a=''''/>", "<_x p:a='1'/>", "<_x xmlns:p=''/>", "<_x xmlns:xmlns='urn:x'/>",
      "<_x xmlns:xml='urn:x'/>", "<_x xmlns:p='http://www.w3.org/2000/xmlns/'/>",
      "<_x xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
      "<_x xmlns='http://www.w3.org/2000/xmlns/'/>",
      "<_x xmlns:p='urn:p' xmlns:q='urn:p' p:a='1' q:a='2'/>", "<_x xmlns='a' xmlns='a'/>",
      "<_x p:q:a='1' xmlns:p='urn:p'/>", "<_x :a='1'/>",
    ])

  // MARK: Tags: productions 39 to 44

  private static let tags = bodies(
    "tag",
    [
      "<_x/>", "<_x />", "<_x></_x>", "<_x ></_x >", "<_x\n></_x\n>", "<_x><_y/></_x>",
      "<_x>t</_x>",
    ],
    [
      "< _x/>", "<_x / >", "<_x></ _x>", "</_x>", "<_x>", "<_x></_y>", "<_x></_X>",
      "<_x><_y></_x></_y>", "<_x", "<_x/", "<", "<>", "</>", "<_x></_x a='1'>", "<_x<_y/>/>",
      "<_x></_x", "<!_x/>", "<_x//>",
    ])

  // MARK: Comments and CDATA: productions 15, 18 to 21

  private static let sections =
    bodies(
      "comment",
      ["<!---->", "<!-- - -->", "<!-- <_x> & ]]> &y; -->", "<!--\n-->", "<!-- a -->\n<!-- b -->"],
      [
        "<!-- -- -->", "<!--->", "<!-->", "<!-- a --->", "<!- a -->", "<! -- a -->", "<!-- a ->",
        "<!--", "<!-- a -- b -->", "<_x <!-- a --> />",
      ])
    + values(
      "CDATA",
      [
        "<![CDATA[]]>", "<![CDATA[]]]]>", "<![CDATA[<&>]]>", "<![CDATA[]]]]><![CDATA[>]]>",
        "<![CDATA[<![CDATA[]]>", "a<![CDATA[b]]>c", "]]", "]>", "]] >", "]]&gt;",
      ],
      [
        "]]>", "<![CDATA[ ]]>]]>", "<![cdata[x]]>", "<![CDATA [x]]>", "<! [CDATA[x]]>",
        "<![CDATA[x]>", "<![CDATA[x", "<![CDATA[x]] >", "<![ CDATA[x]]>", "<![IGNORE[x]]>",
      ])

  // MARK: Declarations: productions 23 to 32, 80, 81

  private static let declarations = {
    let good = [
      "<?xml version='1.0'?>", "<?xml version=\"1.0\"?>", "<?xml version = '1.0' ?>",
      "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' encoding='utf-8'?>",
      "<?xml version='1.0' standalone='yes'?>", "<?xml version='1.0' standalone='no'?>",
      "<?xml version='1.0' encoding=\"UTF-8\" standalone='no' ?>", "<?xml\nversion='1.0'\n?>\n",
    ]
    let bad = [
      "<?xml?>", "<?xml ?>", "<?xml encoding='UTF-8'?>", "<?xml version='1.0' standalone='maybe'?>",
      "<?xml version='1.0' standalone='yes' encoding='UTF-8'?>", "<?xml version=1.0?>",
      "<?xml version='1.0\"?>", "<?xml version='1.0'>", "<?XML version='1.0'?>",
      "<?xml version='1.0'encoding='UTF-8'?>", "<?xml version='1.0' encoding=''?>",
      "<?xml version='1.0' encoding='UTF 8'?>", "<?xml version='1.0' version='1.0'?>",
      "<?xml version='1.0' a='b'?>", " <?xml version='1.0'?>", "\n<?xml version='1.0'?>",
      "<!-- a --><?xml version='1.0'?>", "<?xml version='1.0'?><?xml version='1.0'?>",
      "<?xml version=''?>", "<?xml version='2'?>", "< ?xml version='1.0'?>",
      "<?xml version='1.0' ?",
    ]
    return (good.map { ($0, true) } + bad.map { ($0, false) }).map { text, isGood in
      Self(title: "declaration", document: text + document(), isWellFormed: isGood)
    }
  }()

  // MARK: What stands around the root: productions 1, 22, 27

  private static let surroundings = {
    let good = [
      "<!-- a -->R", "R<!-- a -->", " \t\r\nR", "R \t\r\n", "<!-- a -->\nR\n<!-- b -->\n",
    ]
    let bad = [
      "xR", "Rx", "RR", "R</manifest>", "R<_x/>", "<_x/>R", "&#32;R", "R&#32;", "<![CDATA[ ]]>R",
      "R<![CDATA[ ]]>", "R<!--", "<!--R", "R<", "R&", "]]>R", "R\u{FEFF}", "R<!-- -- -->",
    ]
    return (good.map { ($0, true) } + bad.map { ($0, false) }).map { text, isGood in
      Self(
        title: "around the root", document: text.replacing("R", with: document()),
        isWellFormed: isGood)
    }
  }()
}
