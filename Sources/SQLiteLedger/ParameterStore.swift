internal import Bookkeeping
internal import Vocabulary

extension BookReader {
  func parameterBook() throws -> ParameterBook {
    ParameterBook(entries: try parameters("ORDER BY id"))
  }

  func parametersNotJudgedBy() throws -> [ParameterEntry] {
    try parameters("WHERE judged_in IS NULL ORDER BY effective_at, id")
  }

  private func parameters(_ condition: String) throws -> [ParameterEntry] {
    try connection.all(
      "SELECT name, country, value, effective_at, posting FROM parameter \(condition)"
    ) { row in
      ParameterEntry(
        name: row.nextText(), country: row.nextOptionalCountry(), value: row.nextText(),
        effectiveAt: row.nextInstant(), posting: row.nextInt())
    }
  }
}

extension BookWriter {
  func enter(_ parameter: ParameterEntry) throws {
    precondition(parameter.posting == number, "a parameter of another posting")
    try connection.run(
      """
      INSERT INTO parameter(posting, name, country, value, effective_at, judged_in)
      VALUES(?, ?, ?, ?, ?, ?)
      """,
      [
        .int(number), .string(parameter.name), .country(parameter.country),
        .string(parameter.value), .at(parameter.effectiveAt),
        parameter.decidedMarks.isEmpty ? .int(number) : .null,
      ])
    count(.parameter)
  }

  func markJudged(by instant: Instant) throws {
    change()
    try connection.run(
      "UPDATE parameter SET judged_in = ? WHERE judged_in IS NULL AND effective_at <= ?",
      [.int(number), .at(instant)])
  }
}
