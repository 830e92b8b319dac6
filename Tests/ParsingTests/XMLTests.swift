import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite struct `Reading XML` {
  @Test func `records, attributes and control come as the sender wrote them`() throws {
    let reading = try readXML(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest xmlns="urn:masar:exchange:1" kind="PLG" season="1447" sender="IDN-HAO"
          sequence="" created="2026-01-04T10:15:00+03:00">
        <control records="2"/>
        <record><b>x &amp; &#x64A;<![CDATA[<y>]]></b><a/></record>
        <record>
          <c>محمد</c><!-- a comment -->
        </record>
      </manifest>
      """)
    #expect(reading.fault == nil)
    #expect(reading.records == [["", "x & ي<y>", nil], [nil, nil, "محمد"]])
    #expect(reading.positions.map(\.row) == [1, 2])
    #expect(reading.positions.map(\.line) == [5, 6])
    #expect(reading.totals?.records == 2)
    #expect(
      reading.attributes
        == ManifestAttributes(
          kind: "PLG", season: "1447", sender: "IDN-HAO", sequence: "",
          created: "2026-01-04T10:15:00+03:00"))
  }

  @Test func `elements that begin with an underscore are passed over`() throws {
    let reading = try readXML(
      manifest("<_x/><record><_row>1</_row><a>1</a><_n x='1'><b>2</b></_n></record><_y>z</_y>"))
    #expect(reading.records == [["1", nil, nil]])
  }

  @Test func `a prefix for the namespace and the hints of schema tools are allowed`() throws {
    let reading = try readXML(
      """
      <m:manifest xmlns:m="urn:masar:exchange:1"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="urn:masar:exchange:1 PLG.xsd"><m:record><m:a>1</m:a></m:record>
      </m:manifest>
      """)
    #expect(reading.records == [["1", nil, nil]])
  }

  @Test func `control totals may stand in the control element`() throws {
    let reading = try readXML(
      manifest("<control records='1'><sum field='b' value='7'/></control><record/>"))
    #expect(reading.totals?.sums == [.init(field: "b", value: "7")])
    #expect(reading.records == [[nil, nil, nil]])
  }

  @Test func `a manifest without records is empty`() throws {
    #expect(try readXML(manifest("")).verdict == "F004")
    #expect(try readXML("<manifest xmlns='urn:masar:exchange:1'/>").verdict == "F004")
  }

  @Test func `any sizes of pieces and batches give the same records`() throws {
    let body = (0..<3_000).map { n in
      "<record>\n<a>\(n)</a><b>\(String(repeating: "ب", count: n % 700))&lt;</b></record>\n"
    }
    let bytes = Array(manifest(body.joined()).utf8)
    let whole = try read(BytesSource(bytes), .xml)
    #expect(whole.records.count == 3_000)
    for seed in 1...6 as ClosedRange<UInt64> {
      let source = PiecesSource(bytes, largest: Int(seed * seed * 400), seed: seed)
      #expect(try read(source, .xml, batch: Int(seed) * 3) == whole)
    }
  }
}
