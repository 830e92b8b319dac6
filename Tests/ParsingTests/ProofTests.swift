import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite struct `Proof that a file is whole` {
  @Test(arguments: [
    "a,b\n1,2\n#END,1", "a,b\n1,2\n#END,1\r\n\r\n,,\n", "a;b\r1;2\r\"#END\";\"1\";;\r",
    "a\tb\n1\t2\n#END\t1\tamount=3\n", "\u{FEFF}#END,0", "a\n١\n #END,١ ",
  ])
  func `a trailer row proves a CSV file`(text: String) {
    #expect(scan(Array(text.utf8)).proof(syntax: .csv) == .trailer)
    let wide = ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(scan(wide).proof(syntax: .csv) == .trailer)
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a,b\n#END,1\n1,2\n", "a,b\n1,#END\n", "a,b\n1,2\n#EN", "a,b\n1,2\n#END",
    "a,b\n1,2\n#END,\n", "a,b\n1,2\n#ENDE,1\n", "", "\n",
  ])
  func `a truncated list is never read as a short one`(text: String) {
    #expect(scan(Array(text.utf8)).proof(syntax: .csv) == .none)
  }

  @Test func `half a character more is no proof in UTF-16`() {
    let wide = "\u{FEFF}a\n1\n#END,1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(scan(wide + [0x0A]).proof(syntax: .csv) == .none)
  }

  @Test(arguments: [
    manifest("<record/>"), manifest("") + "\n\n", manifest("") + "<!-- a --> <!-- b -->\n",
    "<m:manifest xmlns:m='urn:masar:exchange:1'></m:manifest\n >", "<manifest kind='x'/>",
  ])
  func `the root's end tag proves an XML file`(text: String) {
    #expect(scan(Array(text.utf8), .xml).proof(syntax: .xml) == .endTag)
  }

  @Test(arguments: [
    "<manifest>", "<manifest><record/>", "<manifest></manifest> x", "<manifest></record>",
    "<manifest></manifest", "<manifest></xmanifest>", "<manifest><!-- </manifest> -->", ">", "-->",
  ])
  func `anything else proves nothing of an XML file`(text: String) {
    #expect(scan(Array(text.utf8), .xml).proof(syntax: .xml) == .none)
  }

  @Test func `only the last 4 KiB count`() {
    let long = String(repeating: "1,2\n", count: 50_000)
    #expect(scan(Array((long + "#END,50000\n").utf8)).proof(syntax: .csv) == .trailer)
    let blanks = String(repeating: "\n", count: 4_096)
    #expect(scan(Array(("a\n1\n#END,1" + blanks).utf8)).proof(syntax: .csv) == .none)
  }
}
