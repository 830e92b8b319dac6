/// Lists that no spreadsheet wrote.
extension HostileCase {
  static let tables = [
    HostileCase(
      "CSV: a NUL in a cell", "csv", "REJECTED F005 line 2", text: "parameter,value\nmin_age,1\0\n"),
    HostileCase(
      "CSV: a lone CR at the end of each row", "csv", "ACCEPTED",
      text: "parameter,value\rmin_age,12\r#END,1\r"),
    HostileCase(
      "CSV: a lone CR in a cell without quotes", "csv", "REJECTED R102",
      text: "parameter,value\nmin_age,1\r2\n#END,2\n"),
    HostileCase(
      "CSV: a quote that is never closed", "csv", "REJECTED F008 row 2 line 2",
      text: "parameter,value\nmin_age,\"12\n#END,1\n"),
    HostileCase(
      "CSV: text behind a closing quote", "csv", "REJECTED F008 row 2 line 2",
      text: "parameter,value\nmin_age,\"1\"2\n#END,1\n"),
    HostileCase(
      "CSV: delimiters of two sorts", "csv", "REJECTED R102",
      text: "parameter;value\nmin_age,12\n#END;1\n"),
    HostileCase(
      "CSV: the header twice", "csv", "REJECTED R102",
      text: "parameter,value\nparameter,value\nmin_age,12\n#END,2\n"),
    HostileCase(
      "CSV: a column twice", "csv", "REJECTED F008 row 1",
      text: "parameter,value,value\nmin_age,12,13\n#END,1\n"),
    HostileCase(
      "CSV: the byte order mark twice", "csv", "ACCEPTED",
      text: "\u{FEFF}\u{FEFF}parameter,value\nmin_age,12\n#END,1\n"),
    HostileCase(
      "CSV: something after the trailer", "csv", "REJECTED F008 row 4 line 4",
      text: "parameter,value\nmin_age,12\n#END,1\nmin_age,13\n"),
    HostileCase(
      "CSV: a trailer that counts wrong", "csv", "REJECTED F011",
      text: "parameter,value\nmin_age,12\n#END,99\n"),
    HostileCase(
      "CSV: a trailer that counts beyond all numbers", "csv", "REJECTED F008 row 3 line 3",
      text: "parameter,value\nmin_age,12\n#END,99999999999999999999999999\n"),
    HostileCase("CSV: nothing at all", "csv", "REJECTED F004", text: ""),
    HostileCase("CSV: nothing but a byte order mark", "csv", "REJECTED F004", text: "\u{FEFF}"),
  ]

  static let hugeTables = [
    HostileCase("CSV: columns without end", "csv", "REJECTED F008 row 1 line 1") { count in
      repeated("x,", count) + Array("\n1\n".utf8)
    },
    HostileCase("CSV: cells of a row without end", "csv", "REJECTED F008 row 2 line 2") { count in
      Array("parameter,value\n".utf8) + repeated("x,", 4 * count) + Array("\n".utf8)
    },
    HostileCase("CSV: a cell without end", "csv", "REJECTED F008 row 2 line 2") { count in
      Array("parameter,value\nmin_age,".utf8) + repeated("0123456789", 10 * count)
        + Array("\n#END,1\n".utf8)
    },
    HostileCase("CSV: a cell in quotes without end", "csv", "REJECTED F008 row 2 line 2") { count in
      Array("parameter,value\nmin_age,\"".utf8) + repeated("\"\"\r\n", 25 * count)
        + Array("\"\n#END,1\n".utf8)
    },
    HostileCase("CSV: quotes without end", "csv", "REJECTED F008 row 2 line 2") { count in
      Array("parameter,value\nmin_age,".utf8) + repeated("\"", 100 * count)
        + Array("\n#END,1\n".utf8)
    },
    HostileCase("CSV: a header without end", "csv", "REJECTED F008 row 1 line 1") { count in
      repeated("parameter ", 10 * count) + Array(",value\n".utf8)
    },
    HostileCase("CSV: blank rows without end", "csv", "ACCEPTED") { count in
      Array("parameter,value\n".utf8) + repeated("\r\n", 10 * count)
        + Array("min_age,12\n#END,1\n".utf8)
    },
    HostileCase("CSV: rows of nothing but delimiters", "csv", "ACCEPTED") { count in
      Array("parameter,value\n".utf8) + repeated(",\n", 10 * count)
        + Array("min_age,12\n#END,1\n".utf8)
    },
    HostileCase("CSV: control totals without end", "csv", "REJECTED F008 row 3 line 3") { count in
      Array("parameter,value\nmin_age,12\n#END,1".utf8) + repeated(",a=1", count)
        + Array("\n".utf8)
    },
  ]
}
