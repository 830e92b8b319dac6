import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(1))) struct `Hostile XML` {
  private static let space = "xmlns=\"urn:masar:exchange:1\""

  private func place(_ text: String) throws -> String {
    let fault = try #require(try readXML(text).fault)
    #expect(!fault.detailEn.isEmpty && !fault.detailAr.isEmpty)
    return "\(fault.code.name) \(fault.line ?? 0):\(fault.column ?? 0)"
  }

  @Test(arguments: [
    ("<!DOCTYPE manifest>", "F007"),
    ("<!DOCTYPE manifest SYSTEM \"http://127.0.0.1/x.dtd\">", "F007"),
    ("<!DOCTYPE m [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>", "F007"),
    ("<?xml-stylesheet href=\"x\"?>", "F007"),
  ])
  func `what stands before the root can do nothing`(prolog: String, code: String) throws {
    let text = "<?xml version=\"1.0\"?>\n" + prolog + manifest("<record><a>&a;</a></record>")
    #expect(try readXML(text).verdict == code + "@2")
  }

  @Test(arguments: [
    ("<record>\n  <a>x&nbsp;y</a></record>", "F007 2"),
    ("<record>\n<?php x?></record>", "F007 2:1"),
    ("<record>\n <d>1</d></record>", "F008 2:2"),
    ("<record><a>1</a>\n\n  <a\n>2</a></record>", "F008 3:3"),
    ("<record><a b='1'>1</a></record>", "F008 1:49"),
    ("<record b='1'/>", "F008 1:41"),
    ("<record xml:lang='ar'/>", "F008 1:41"),
    ("<record><a><b>1</b></a></record>", "F008 1:52"),
    ("<record><a><_b>1</_b></a></record>", "F008 1:52"),
    ("<rec/>", "F008 1:41"),
    ("text", "F008 1"),
    ("<record>text</record>", "F008 1"),
    ("<record xmlns=''><a>1</a></record>", "F008 1:41"),
    ("<record><x:a xmlns:x='urn:x'>1</x:a></record>", "F008 1:49"),
    ("<record><x:a>1</x:a></record>", "F008 1"),
    ("<control records='1'/><control/>", "F008 1:63"),
    ("<record/><control/>", "F008 1:50"),
    ("<control records='x'/>", "F008 1:41"),
    ("<control count='1'/>", "F008 1:41"),
    ("<control><sum field='a'/></control>", "F008 1:50"),
    ("<record><a>&#0;</a></record>", "F008 1"),
    ("<record><a>1</b></record>", "F008 1"),
    ("<record><a>1<a></record>", "F008 1:53"),
    ("<record><a>a & b</a></record>", "F008 1"),
    ("<record><a><![CDATA[x]]</a></record>", "F008"),
  ])
  func `what stands inside the root is refused where it stands`(
    body: String, expected: String
  ) throws {
    #expect(try place(manifest(body)).hasPrefix(expected))
  }

  @Test(arguments: [
    "", "<", "<manifest", "<a/>", "<manifest/>", "<manifest xmlns='urn:masar:exchange:2'/>",
    manifest("<record/>", root: "version='2'"), manifest("<record/>", root: "kind='1' kind='2'"),
    manifest("<record/>") + "x", manifest("<record/>") + manifest("<record/>"),
    String(manifest("<record/>").dropLast()), "\n<?xml version='1.0'?>" + manifest("<record/>"),
    "<?xml version='1.1'?>" + manifest("<record/>"),
  ])
  func `a document that is not one manifest is refused`(text: String) throws {
    let code = try readXML(text).fault?.code
    #expect(code == .f008 || (code == .f007 && text.hasPrefix("\n")), "\(text)")
  }

  @Test func `columns are told across the borders of pieces`() throws {
    let bytes = Array(manifest("<record/>\n<record>" + "<a>1</a>  <zz/></record>").utf8)
    for seed in 1...30 as ClosedRange<UInt64> {
      let fault = try read(PiecesSource(bytes, largest: 9, seed: seed), .xml).fault
      #expect(fault?.line == 2)
      #expect(fault?.column == 19)
    }
    for records in 3_990...4_010 {
      let long = manifest(String(repeating: "<record/>", count: records) + "<x\n/>")
      #expect(try readXML(long).fault?.column == 41 + 9 * records)
      let lines = manifest(String(repeating: "<record/>\n", count: records) + " <x\n/>")
      #expect(try readXML(lines).fault?.line == records + 1)
      #expect(try readXML(lines).fault?.column == 2)
    }
  }

  private func refusal(_ body: String) throws -> String {
    let fault = try #require(try readXML(manifest(body)).fault)
    return fault.code.name + " " + fault.detailEn
  }

  @Test func `every size has its limit and every limit its name`() throws {
    let huge = String(repeating: "x", count: 20_000_000)
    let field = "F007 Limit exceeded: size of one field, bytes: at most 4096. <a>"
    #expect(try refusal("<record><a>\(huge)</a></record>") == field)
    let large = huge.prefix(10_000)
    #expect(try refusal("<record><a><![CDATA[\(large)]]></a></record>") == field)
    let quiet =
      "F007 Limit exceeded: bytes of one XML tag, comment or CDATA section: at most 65536."
    #expect(try refusal("<record><a><![CDATA[\(huge)]]></a></record>") == quiet)
    #expect(try refusal("<!-- \(huge) -->") == quiet)
    #expect(try refusal("<record a='\(huge)'/>") == quiet)
    #expect(try refusal("<\(huge)/>") == quiet)
    #expect(try refusal("<record _\(huge)/>") == quiet)
    #expect(
      try refusal("<_x>\(huge)</_x>")
        == "F007 Limit exceeded: size of one record, bytes: at most 65536.")
    #expect(
      try refusal(String(repeating: "<_x>", count: 1_000_000))
        == "F007 Limit exceeded: depth of XML elements: at most 8. <_x>")
    #expect(
      try refusal("<record>" + String(repeating: "<_x/>", count: 1_000_000))
        == "F007 Limit exceeded: columns or elements of a record: at most 128. <_x>")
  }

  @Test func `nothing is read of a tag behind what refused it`() throws {
    let long = String(repeating: "9", count: 5_000)
    let reading = try readXML(
      manifest("<record/>", root: "kind='PLG' season='\(long)' sender='IDN-HAO' sequence='1'"))
    #expect(reading.fault?.code == .f007)
    #expect(reading.attributes?.kind == "PLG")
    #expect(reading.attributes?.sender == nil)
    #expect(reading.attributes?.sequence == nil)
  }

  @Test func `records have their limit`() throws {
    var limits = ReadingLimits()
    limits.records = 2
    let fault = try readXML(manifest("<record/><record/>\n<record/>"), limits: limits).fault
    #expect(fault?.code == .f007)
    #expect(fault?.line == 2)
    #expect(fault?.detailEn == "Limit exceeded: records in the file: at most 2.")
  }

  @Test func `names and attributes without end are stopped at once`() throws {
    let names = (0..<1_000_000).map { "<_n\($0)/>" }.joined()
    #expect(try refusal(names).contains("different names in the XML file: at most 1024"))
    let attributes = (0..<1_000_000).map { " a\($0)='1'" }.joined()
    #expect(try refusal("<record\(attributes)/>").hasPrefix("F007"))
    let spaces = (0..<1_000_000).map { " xmlns:a\($0)='urn:\($0)'" }.joined()
    #expect(try refusal("<record\(spaces)/>").hasPrefix("F007"))
  }

  @Test func `bytes that are not UTF-8 are F005 with their line`() throws {
    var bytes = Array(manifest("\n<record>\n<a>x").utf8)
    bytes.insert(0xFF, at: bytes.count - "</manifest>".count)
    #expect(try read(BytesSource(bytes, chunk: 3), .xml).verdict == "F005@3")
    #expect(try readXML(manifest("<record><a>\0</a></record>")).verdict == "F005@1")
  }

  @Test func `character references and comments without end are read in plain time`() throws {
    let references = String(repeating: "&#x645;", count: 2_000)
    let body = "<record>" + String(repeating: "<!---->", count: 500_000)
    let reading = try readXML(manifest(body + "<a>\(references)</a></record>"))
    #expect(reading.records.first?.first??.count == 2_000)
  }

  @Test func `damaged manifests are read or refused alike in pieces of any size`() throws {
    let whole = Array(
      ("<?xml version='1.0'?>"
        + manifest(
          "<control records='2'/><record><a>x&amp;ي</a><_n z='1'><c>2</c></_n></record>\n"
            + "<record><!-- c --><b><![CDATA[<]]></b><c/></record>", root: "kind='PLG'")).utf8)
    let splinters = [
      "<", ">", "&", "]]>", "<!--", "<a>", "</a>", "\"", "<!DOCTYPE", "<?", "é", "\0",
    ]
    for seed in 1...1_500 as ClosedRange<UInt64> {
      var random = SplitMix(state: seed)
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...8, using: &random))
        let splinter = splinters.randomElement(using: &random)!
        bytes.replaceSubrange(start..<end, with: Array(splinter.utf8))
      }
      let once = try read(BytesSource(bytes), .xml)
      let pieces = try read(PiecesSource(bytes, largest: 5, seed: seed), .xml, batch: 1)
      #expect(pieces.fault == once.fault, "seed \(seed)")
      if once.fault == nil { #expect(pieces == once, "seed \(seed)") }
    }
  }
}
