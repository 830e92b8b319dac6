import Fuzzing
import Parsing
import Testing
import Vocabulary

/// A file that is no text is told where it stops being one.
@Suite struct `Places of bytes that are no text` {
  @Test(arguments: [FileFormat.csv, .xml], [1, 4, 4_000])
  func `the first NUL is told with its line`(_ syntax: FileFormat, _ piece: Int) {
    for (text, line) in [("\0a\nb", 1), ("a\nb\n\0\n\0", 3), ("a\n\n\nb\0", 4)] {
      let fault = scan(Array(text.utf8), syntax, piece: piece).fault
      #expect(fault?.code == .f005 && fault?.line == line, "\(text.debugDescription)")
    }
  }

  @Test func `a mark of an encoding that is not taken is told, and stands in line 1`() {
    for head in [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x2B, 0x2F, 0x76, 0x38]] as [[UInt8]] {
      let fault = scan(head + Array("a,b\n1,2\n".utf8)).fault
      #expect(fault?.line == 1)
      #expect(fault?.detailEn.contains("UTF-32 or UTF-7") == true)
    }
  }
}
