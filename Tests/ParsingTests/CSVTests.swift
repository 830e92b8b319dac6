import FoundationEssentials
import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite struct `Reading CSV` {
  // One more of its cases, location_coordinates, has other values in its JSON than in its CSV.
  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `the cases of csv-spectrum mean what their authors say`(name: String) throws {
    let folder = String(#filePath.dropLast("CSVTests.swift".count)) + "Fixtures/csv-spectrum/"
    let bytes = try Data(contentsOf: URL(filePath: folder + "csvs/\(name).csv"))
    let json = try Data(contentsOf: URL(filePath: folder + "json/\(name).json"))
    let expected = try JSONDecoder().decode([[String: String]].self, from: json)
    let reading = try read(BytesSource(Array(bytes)), .csv)
    let found = reading.records.map { record in
      Dictionary(uniqueKeysWithValues: zip(reading.columns, record.map { $0 ?? "" }))
    }
    #expect(found == expected)
  }

  @Test func `a quote inside a cell that began without one is text`() throws {
    #expect(try readCSV("a,b\n37'36\"N,5\"\n").records == [["37'36\"N", "5\""]])
  }

  @Test func `a row is the spreadsheet's row and a line the physical one`() throws {
    let text = "a,b\r\n\r\n1,\"x\r\ny\"\r\n , \r\n2,z\r\n"
    let reading = try readCSV(text)
    #expect(reading.records == [["1", "x\r\ny"], ["2", "z"]])
    #expect(
      reading.positions == [
        RecordPosition(ordinal: 1, row: 3, line: 3), RecordPosition(ordinal: 2, row: 5, line: 6),
      ])
  }

  @Test(arguments: [",", ";", "\t"]) func `the header row tells the delimiter`(
    delimiter: String
  ) throws {
    let text = ["a", "\"b,;\t,;\t\"", "c"].joined(separator: delimiter) + "\n1,2;3\t4\n"
    let reading = try readCSV(text)
    #expect(reading.columns.count == 3)
    #expect(reading.widths == [2])
  }

  @Test func `a sep line tells the delimiter and is row 1`() throws {
    let reading = try readCSV("sep=;\r\na,x;b\r\n1;2\r\n")
    #expect(reading.columns == ["a,x", "b"])
    #expect(reading.positions.first?.row == 3)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `every line end of the world ends a row`(
    end: String
  ) throws {
    let reading = try readCSV(["a,b", "1,\"x\(end)y\"", "", "2,", "#END,2"].joined(separator: end))
    #expect(reading.records == [["1", "x\(end)y"], ["2", ""]])
    #expect(reading.positions.map(\.line) == [2, 5])
    #expect(reading.totals?.records == 2)
  }

  @Test func `cells too many or too few are counted, never guessed`() throws {
    let reading = try readCSV("a,b\n1\n1,2\n1,2,3\n1,2,\n")
    #expect(reading.widths == [1, 2, 3, 3])
    #expect(reading.records == [["1", nil], ["1", "2"], ["1", "2"], ["1", "2"]])
  }

  @Test func `blank header cells at the end are no columns and may be left out`() throws {
    let reading = try readCSV("a, b ,,\n1,2,,\n1,2,\n1,2\n1,2,x,\n1,2,,,\n")
    #expect(reading.columns == ["a", "b"])
    #expect(reading.widths == [2, 2, 2, 4, 5])
  }

  @Test func `a guarding apostrophe stays for those who know where it belongs`() throws {
    #expect(try readCSV("a\n'=1\n").records == [["'=1"]])
  }

  @Test func `the trailer gives the count and the sums`() throws {
    let reading = try readCSV("a;b\n1;2\n\"#END\";٢;amount=10.50;;\n;;;\n\n")
    #expect(
      reading.totals
        == DeclaredTotals(
          records: 2, sums: [.init(field: "amount", value: "10.50")], recordsRead: 1,
          hasTrailer: true))
  }

  @Test func `without a trailer nothing is declared`() throws {
    let totals = try readCSV("a\n1").totals
    #expect(totals == DeclaredTotals(records: nil, sums: [], recordsRead: 1, hasTrailer: false))
  }

  @Test(arguments: ["", "\r\n \t\n", "a,b", "a,b\n,,\n", "a,b\n#END,0\n", "#END,0\n", "sep=;\n"])
  func `a file without records is empty`(text: String) throws {
    #expect(try readCSV(text).fault?.code == .f004)
  }

  @Test func `small batches hold the same records as large ones`() throws {
    let text = "a,b,c\n" + (0..<100).map { "\($0),\"x\"\"\($0)\",\n" }.joined() + "#END,100\n"
    let whole = try readCSV(text)
    let parts = try read(BytesSource(Array(text.utf8)), .csv, batch: 7)
    #expect(whole.records.count == 100)
    #expect(whole == parts)
  }
}
