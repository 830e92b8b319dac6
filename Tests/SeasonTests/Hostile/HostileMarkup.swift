import Foundation

/// Documents that want more than to be read.
extension HostileCase {
  static let markup = entities + structure

  private static let entities = [
    HostileCase(
      "XML: DOCTYPE and nothing in it", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest(record, before: "<!DOCTYPE manifest>")),
    HostileCase(
      "XML: a billion laughs", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest("<record><value>&l9;</value></record>", before: laughs)),
    HostileCase(
      "XML: an entity that names itself", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest("&a;", before: "<!DOCTYPE m [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>")),
    HostileCase(
      "XML: an entity that is a file", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest(
        "<record><value>&f;</value></record>",
        before: "<!DOCTYPE m [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>")),
    HostileCase(
      "XML: an entity that is an address", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest(
        "&u;", before: "<!DOCTYPE m [<!ENTITY u SYSTEM \"http://127.0.0.1:9/x\">]>")),
    HostileCase(
      "XML: a parameter entity that sends a file away", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest(
        record,
        before: "<!DOCTYPE m [<!ENTITY % f SYSTEM \"file:///etc/hostname\">"
          + "<!ENTITY % d SYSTEM \"http://127.0.0.1:9/x.dtd\">%d;]>")),
    HostileCase(
      "XML: an external DTD", "xml", "REJECTED F007 line 2 column 1",
      bytes: manifest(
        record,
        before: "<?xml version='1.0' standalone='no'?>\n"
          + "<!DOCTYPE manifest PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/m.dtd\">")),
    HostileCase(
      "XML: an entity that nobody defined", "xml", "REJECTED F007 line 1",
      bytes: manifest("<record><value>a&nbsp;b</value></record>")),
    HostileCase(
      "XML: a style sheet", "xml", "REJECTED F007 line 1 column 1",
      bytes: manifest(record, before: "<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\"?>")),
    HostileCase(
      "XML: XInclude of a file", "xml", "REJECTED F008 line 2 column 1",
      bytes: manifest(
        "\n<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>")),
    HostileCase(
      "XML: the address of a schema", "xml", "ACCEPTED",
      bytes: Array(
        ("<manifest xmlns=\"urn:masar:exchange:1\" "
          + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
          + "xsi:schemaLocation=\"urn:masar:exchange:1 http://127.0.0.1:9/m.xsd\">\(record)"
          + "</manifest>").utf8)),
  ]

  private static let laughs: String = {
    let levels = (1...9).map { level in
      "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    return "<!DOCTYPE m [<!ENTITY l0 \"ha\">" + levels.joined() + "]>"
  }()

  private static let structure = [
    HostileCase(
      "XML: something after the root", "xml", "REJECTED F008 line 2",
      bytes: manifest(record) + Array("trailing junk".utf8)),
    HostileCase(
      "XML: two roots", "xml", "REJECTED F008 line 2", bytes: manifest(record) + manifest(record)),
    HostileCase(
      "XML: cut off", "xml", "REJECTED F008 line 1", bytes: Array(manifest(record).dropLast(9))),
    HostileCase(
      "XML: the declaration twice", "xml", "REJECTED F008 line 1 column 27",
      bytes: manifest(record, before: "<?xml version='1.0'?><?xml version='1.0'?>")),
    HostileCase(
      "XML: version 1.1", "xml", "REJECTED F008 line 1",
      bytes: manifest(record, before: "<?xml version='1.1'?>")),
    HostileCase(
      "XML: a reference to NUL", "xml", "REJECTED F008 line 1",
      bytes: manifest("<record><value>&#0;</value></record>")),
    HostileCase(
      "XML: a reference to half a character", "xml", "REJECTED F008 line 1",
      bytes: manifest("<record><value>&#xD800;</value></record>")),
    HostileCase(
      "XML: an attribute twice", "xml", "REJECTED F008 line 1",
      bytes: manifest("<record a='1' a='2'/>")),
    HostileCase(
      "XML: a prefix that is bound to nothing", "xml", "REJECTED F008 line 1",
      bytes: manifest("<x:record/>")),
    HostileCase(
      "XML: another namespace", "xml", "REJECTED F008 line 1",
      text: "<manifest xmlns='urn:masar:exchange:2'>\(record)</manifest>"),
    HostileCase(
      "XML: a script where a field belongs", "xml", "REJECTED F008 line 1",
      bytes: manifest("<record><script>alert(1)</script></record>")),
  ]
}
