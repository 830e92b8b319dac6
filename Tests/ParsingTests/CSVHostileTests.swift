import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(1))) struct `Hostile CSV` {
  private func expectF008(_ text: String, row: Int?, says: String) throws {
    let fault = try #require(try readCSV(text).fault)
    #expect(fault.code == .f008)
    #expect(fault.row == row)
    #expect(fault.detailEn.contains(says), "\(fault.detailEn)")
    #expect(!fault.detailAr.isEmpty)
  }

  @Test func `an unclosed quote names the row where it opened`() throws {
    try expectF008("a,b\n1,2\n\n3,\"4\n5,6\n", row: 4, says: "row 4")
    try expectF008("a,b\n1,2\n3,\"4\n5,\"6\"\n", row: 3, says: "row 3")
    let long = String(repeating: "5,6\n", count: 2_000_000)
    try expectF008("a,b\n1,2\n3,\"4\n" + long, row: 3, says: "4096")
    try expectF008("a,\"b\n", row: 1, says: "row 1")
  }

  @Test func `anything but blank after the trailer is refused`() throws {
    try expectF008("a,b\n1,2\n#END,1\n,\n3,4\n", row: 5, says: "#END")
    try expectF008("a,b\n1,2\n#END,1\n#END,1\n", row: 4, says: "#END")
  }

  @Test func `a trailer must give its count and its sums`() throws {
    try expectF008("a,b\n1,2\n#END\n", row: 3, says: "number of records")
    try expectF008("a,b\n1,2\n#END,one\n", row: 3, says: "number of records")
    try expectF008("a,b\n1,2\n#END,99999999999999999999\n", row: 3, says: "number of records")
    try expectF008("a,b\n1,2\n#END,1,total\n", row: 3, says: "field=sum")
  }

  @Test func `a huge cell is stopped at the limit of a field`() throws {
    let huge = String(repeating: "x", count: 100_000_000)
    try expectF008("a,b\n1,\(huge)\n", row: 2, says: "4096")
    try expectF008("a,b\n1,\"\(huge)\"\n", row: 2, says: "4096")
    try expectF008(huge, row: 1, says: "4096")
  }

  @Test func `a field of exactly the limit is taken, doubled quotes counted once`() throws {
    let full = String(repeating: "\"\"", count: 4_096)
    #expect(try readCSV("a\n\"\(full)\"\n").records[0][0]?.utf8.count == 4_096)
    try expectF008("a\n\"\(full)\"\"\"\n", row: 2, says: "4096")
  }

  @Test func `a million columns are stopped, in the header and in a row`() throws {
    let cells = String(repeating: "x,", count: 1_000_000)
    try expectF008(cells + "\n1\n", row: 1, says: "65536")
    try expectF008("a,b\n" + cells + "\n", row: 2, says: "65536")
    try expectF008(String(repeating: "x,", count: 129) + "\n", row: 1, says: "128")
  }

  @Test func `a row with more cells than any header may have is one row's trouble`() throws {
    let reading = try readCSV("a,b\n" + String(repeating: "x,", count: 3_000) + "\n")
    #expect(reading.widths == [3_001])
    #expect(reading.records == [["x", "x"]])
  }

  @Test func `records beyond the limit are refused by name`() throws {
    var limits = ReadingLimits()
    limits.records = 3
    let fault = try readCSV("a\n1\n2\n3\n4\n", limits: limits).fault
    #expect(fault?.code == .f008)
    #expect(fault?.row == 5)
    #expect(fault?.detailEn == "Limit exceeded: records in the file: at most 3.")
  }

  @Test func `bytes that are not UTF-8 are F005 with their line`() throws {
    for bad in [[0xC3, 0x28], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80]] as [[UInt8]] {
      let bytes = Array("a,b\n1,\"x\r\ny\"\n1,".utf8) + bad + Array("\n1,2\n".utf8)
      #expect(try read(BytesSource(bytes, chunk: 5), .csv).verdict == "F005@4")
    }
    #expect(try read(BytesSource(Array("a\nx\n".utf8) + [0xD9]), .csv).verdict == "F005@3")
  }

  @Test func `a NUL is no text`() throws {
    #expect(try readCSV("a,b\n1,2\n1,\0\n").verdict == "F005@3")
    #expect(scan(Array("a,b\n1,\0\n".utf8)).fault?.code == .f005)
  }

  @Test func `delimiters of two sorts do not mix`() throws {
    let reading = try readCSV("a;b;c\n1;2;3\n1,2,3\n")
    #expect(reading.widths == [3, 1])
  }

  @Test func `a header sent twice is a record like any other`() throws {
    #expect(try readCSV("a,b\na,b\n1,2\n").records == [["a", "b"], ["1", "2"]])
  }

  @Test func `one byte order mark is taken off and a second is text`() throws {
    #expect(try readCSV("\u{FEFF}\"a\",b\n1,2\n").columns == ["a", "b"])
    #expect(try readCSV("\u{FEFF}\u{FEFF}a,b\n1,2\n").columns == ["\u{FEFF}a", "b"])
  }

  @Test func `millions of blank rows are passed and counted`() throws {
    let reading = try readCSV("a\n" + String(repeating: "\r\n", count: 3_000_000) + "1\n")
    #expect(reading.positions.first?.row == 3_000_002)
  }

  @Test func `a batch is handed on before its text grows without bound`() throws {
    let cell = String(repeating: "x", count: 4_000)
    let text = "a\n" + String(repeating: cell + "\n", count: 4_000)
    let opening = try CSVReader.open(
      BytesSource(Array(text.utf8)), encoding: .utf8, limits: ReadingLimits())
    guard case .opened(let reader) = opening else { return #expect(Bool(false)) }
    let batch = RecordBatch(columnCount: 1)
    #expect(try reader.fill(batch, upTo: .max) == .more)
    #expect(batch.bytes.count < 9 << 20)
  }
}
