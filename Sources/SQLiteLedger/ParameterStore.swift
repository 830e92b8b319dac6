internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  func parameterBook() throws -> ParameterBook {
    ParameterBook(
      entries: try connection.all(
        "SELECT name, country, value, effective_at, posting FROM parameter ORDER BY id"
      ) { row in
        ParameterEntry(
          name: row.nextText(), country: row.nextOptionalCountry(), value: row.nextText(),
          effectiveAt: row.nextInstant(), posting: row.nextInt())
      })
  }
}

extension BookWriter {
  func enter(_ parameter: ParameterEntry) throws {
    precondition(parameter.posting == number, "a parameter of another posting")
    try connection.run(
      "INSERT INTO parameter(posting, name, country, value, effective_at) VALUES(?, ?, ?, ?, ?)",
      [
        .int(number), .string(parameter.name), .country(parameter.country),
        .string(parameter.value), .at(parameter.effectiveAt),
      ])
    count(.parameter)
  }
}
