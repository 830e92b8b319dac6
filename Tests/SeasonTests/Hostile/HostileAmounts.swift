/// Documents that have too much of something, and those that merely have much.
extension HostileCase {
  static let amounts = refused + harmless

  private static let refused = [
    HostileCase("XML: attributes without end", "xml", "REJECTED F007 line 1") { count in
      manifest(
        Array("<record".utf8) + numbered(count) { " a\($0)='1'" } + Array("/>".utf8))
    },
    HostileCase("XML: namespaces without end", "xml", "REJECTED F007 line 1") { count in
      manifest(
        Array("<record".utf8) + numbered(count) { " xmlns:a\($0)='urn:\($0)'" }
          + Array("/>".utf8))
    },
    HostileCase("XML: names without end", "xml", "REJECTED F007 line 1") { count in
      manifest(numbered(count) { "<_n\($0)/>" })
    },
    HostileCase("XML: depth without end", "xml", "REJECTED F007 line 1") { count in
      manifest(repeated("<_x>", count))
    },
    HostileCase("XML: elements of a record without end", "xml", "REJECTED F007 line 1") { count in
      manifest(Array("<record>".utf8) + repeated("<_x/>", count) + Array("</record>".utf8))
    },
    HostileCase("XML: processing instructions", "xml", "REJECTED F007 line 1") { count in
      manifest(repeated("<?x y?>", count))
    },
    HostileCase("XML: a comment without end", "xml", "REJECTED F007") { count in
      manifest(Array("<!-- ".utf8) + repeated("0123456789", 10 * count) + Array(" -->".utf8))
    },
    HostileCase("XML: a CDATA section without end", "xml", "REJECTED F007") { count in
      manifest(
        Array("<record><value><![CDATA[".utf8) + repeated("0123456789", 10 * count)
          + Array("]]></value></record>".utf8))
    },
    HostileCase("XML: CDATA sections without end", "xml", "REJECTED F007 line 1") { count in
      manifest(
        Array("<record><value>".utf8) + repeated("<![CDATA[x]]>", count)
          + Array("</value></record>".utf8))
    },
    HostileCase("XML: a field without end", "xml", "REJECTED F007 line 1") { count in
      manifest(
        Array("<record><value>".utf8) + repeated("0123456789", 10 * count)
          + Array("</value></record>".utf8))
    },
    HostileCase("XML: an attribute's value without end", "xml", "REJECTED F007 line 1") { count in
      manifest(Array("<record a='".utf8) + repeated("0123456789", count) + Array("'/>".utf8))
    },
    HostileCase("XML: a name without end", "xml", "REJECTED F007 line 1") { count in
      manifest(Array("<".utf8) + repeated("abcdefghij", count) + Array("/>".utf8))
    },
    HostileCase("XML: character references without end", "xml", "REJECTED F007 line 1") { count in
      manifest(
        Array("<record><value>".utf8) + repeated("&#x645;", count)
          + Array("</value></record>".utf8))
    },
  ]

  private static let harmless = [
    HostileCase("XML: comments without end", "xml", "ACCEPTED") { count in
      manifest(Array(record.utf8) + repeated("<!---->", count))
    },
    HostileCase("XML: space without end", "xml", "ACCEPTED") { count in
      manifest(Array(record.utf8) + repeated(" \r\n\t", 10 * count))
    },
    HostileCase("XML: elements to be passed over", "xml", "ACCEPTED") { count in
      manifest(Array(record.utf8) + repeated("<_x/>", count))
    },
  ]
}
