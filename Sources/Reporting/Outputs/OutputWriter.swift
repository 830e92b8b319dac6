package import Vocabulary

/// What an output file says of itself.
package struct OutputHead: Sendable, Equatable {
  package var season: Season
  package var recipient: PartyID
  package var sequence: Int
  package var posting: Int
  package var at: Instant

  package init(season: Season, recipient: PartyID, sequence: Int, posting: Int, at: Instant) {
    self.season = season
    self.recipient = recipient
    self.sequence = sequence
    self.posting = posting
    self.at = at
  }

  /// `1447_MOFA_VRQ_000001.csv`.
  package func fileName(_ output: String, _ format: FileFormat) -> String {
    "\(season)_\(recipient)_\(output)_\(SixDigits.text(sequence)).\(format.rawValue)"
  }
}

/// Writes the records of one output file. It takes values by the columns of the output's profile and
/// by nothing else, so that a field outside the profile cannot leave the house.
package struct OutputWriter<Columns: OutputColumns>: Sendable {
  package let format: FileFormat
  /// What waits to be drained.
  package private(set) var bytes: [UInt8] = []
  package private(set) var records = 0
  /// A cell came up that a spreadsheet would take for a formula: the file must be made as XML.
  package private(set) var mustBeXML = false

  private let csv = CSVFormat(guardsFormulas: false)
  private let names: [[UInt8]]
  /// By column: the field of persons that it is named like.
  private let personFields: [FieldName?]
  private var next: UInt8 = 0
  private var recordStart = 0

  package init(_ format: FileFormat, _ head: OutputHead) {
    self.format = format
    names = Columns.names.map { Array($0.utf8) }
    personFields = Columns.names.map { FieldName(name: $0) }
    switch format {
    case .csv: csv.appendRow(Columns.names, to: &bytes)
    case .xml:
      bytes.append(XMLFormat.declaration)
      bytes.append("<output xmlns=\"urn:masar:output:1\"")
      XMLFormat.attribute("output", Columns.outputCode, &bytes)
      XMLFormat.attribute("season", head.season.description, &bytes)
      XMLFormat.attribute("recipient", head.recipient.rawValue, &bytes)
      XMLFormat.attribute("sequence", SixDigits.text(head.sequence), &bytes)
      XMLFormat.attribute("posting", head.posting, &bytes)
      XMLFormat.attribute("at", head.at.description, &bytes)
      bytes.append(">\n")
    }
  }

  /// Hands over what was written, once it is worth it; between records alone.
  package mutating func drain(
    over size: Int = 64 * 1024, _ body: ([UInt8]) throws -> Void
  ) rethrows {
    guard bytes.count > size else { return }
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Ends the file with its proof of completeness and hands over the rest.
  package mutating func finish(_ body: ([UInt8]) throws -> Void) rethrows {
    switch format {
    case .csv: csv.appendTrailer(records: records, to: &bytes)
    case .xml:
      bytes.append("  <control")
      XMLFormat.attribute("records", records, &bytes)
      bytes.append("/>\n</output>\n")
    }
    try drain(over: 0, body)
  }

  mutating func beginRecord() {
    recordStart = bytes.count
    next = 0
    if format == .xml { bytes.append("  <record>") }
  }

  mutating func endRecord() {
    precondition(Int(next) == names.count, "every column of the profile is said, empty or not")
    switch format {
    case .csv: csv.endRow(&bytes)
    case .xml: bytes.append("</record>\n")
    }
    records += 1
  }

  /// Where the current record has got to, for `digest`.
  var mark: Int { bytes.count }

  /// Of what was written since `mark`.
  func digest(since mark: Int) -> UInt64 {
    var digest = RecordDigest()
    digest.add(bytes[mark...])
    return digest.value
  }

  /// As if the record just ended had never been.
  mutating func dropRecord() {
    bytes.removeSubrange(recordStart...)
    records -= 1
  }

  /// Writes the next column; columns come in the profile's order.
  mutating func put(_ column: Columns, _ value: ArraySlice<UInt8>) {
    precondition(column.form == .clear, "a value leaves in the form of its profile")
    write(column, value)
  }

  private mutating func write(_ column: Columns, _ value: ArraySlice<UInt8>) {
    step(to: column)
    if value.isEmpty { return }
    switch format {
    case .csv:
      if CSVFormat.beginsFormula(value) { mustBeXML = true }
      csv.append(cell: value, to: &bytes)
    case .xml:
      open(column)
      XMLFormat.append(value, to: &bytes)
      close(column)
    }
  }

  mutating func put(_ column: Columns, text: String) {
    // Names of parties and codes, once a row: their letters need no copy to look at.
    guard let first = text.utf8.first, first != 0x2D, text.utf8.allSatisfy(Self.isCodeByte) else {
      return put(column, Array(text.utf8)[...])
    }
    precondition(column.form == .clear, "a value leaves in the form of its profile")
    plain(column) { $0.append(contentsOf: text.utf8) }
  }

  /// One of the house's own words.
  mutating func put(_ column: Columns, _ word: StaticString) {
    plain(column) { $0.append(word) }
  }

  mutating func put(_ column: Columns, _ country: CountryCode) {
    plain(column) { bytes in
      for shift in [UInt32(16), 8, 0] where country.packed >> shift & 0xFF != 0 {
        bytes.append(UInt8(country.packed >> shift & 0xFF))
      }
    }
  }

  /// The field of persons that `column` shows.
  func personField(of column: Columns) -> FieldName {
    guard let field = personFields[Int(column.rawValue)] else {
      preconditionFailure("the column shows no field of a person")
    }
    return field
  }

  /// `•••` and the last three characters of a value; nothing of a shorter one.
  mutating func put(_ column: Columns, masked value: ArraySlice<UInt8>) {
    precondition(column.form == .mask, "what is masked stands in a masked column")
    if value.isEmpty { return skip(column) }
    write(column, (Array("•••".utf8) + (value.count > 3 ? value.suffix(3) : []))[...])
  }

  /// How many people, as far as it may be told.
  mutating func put(_ column: Columns, count: CellCount) {
    precondition(column.form == .count, "people are counted in a counting column")
    write(column, Array(count.text.utf8)[...])
  }

  /// How many people, told to those who have to serve them.
  mutating func put(_ column: Columns, total: Int) {
    precondition(column.form == .total, "a total stands in a column of totals")
    plain(column) { $0.append(number: total) }
  }

  /// A keyed digest, hexadecimal.
  mutating func put(_ column: Columns, key: [UInt8]) {
    precondition(column.form == .key, "a key stands in a column of keys")
    write(column, key[...])
  }

  /// A number, which is never taken for a formula.
  mutating func put(_ column: Columns, _ number: Int) {
    precondition(column.form == .clear, "people are counted in a counting column")
    plain(column) { $0.append(number: number) }
  }

  mutating func put(_ column: Columns, _ date: CalendarDate?) {
    guard let date else { return skip(column) }
    plain(column) { date.write(into: &$0) }
  }

  mutating func put(_ column: Columns, _ instant: Instant?) {
    guard let instant else { return skip(column) }
    plain(column) { instant.write(into: &$0) }
  }

  mutating func put(_ column: Columns, flag: Bool) {
    precondition(column.form == .flag, "a flag leaves as a flag")
    plain(column) { $0.append(flag ? UInt8(ascii: "Y") : UInt8(ascii: "N")) }
  }

  /// The recipient's token of a person; nothing else may stand in such a column.
  mutating func put(_ column: Columns, token: [UInt8]) {
    precondition(column.form == .token, "a person is named by token")
    write(column, token[...])
  }

  mutating func put(_ column: Columns, band: AgeBand) {
    precondition(column.form == .band, "an age leaves as a band")
    write(column, Array(band.text.utf8)[...])
  }

  /// Leaves the next column empty.
  mutating func skip(_ column: Columns) { step(to: column) }

  /// Leaves the rest of the columns empty.
  mutating func skipRest() {
    while Int(next) < names.count { step(to: Columns(rawValue: next)!) }
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
  }

  /// ASCII that needs no escape in any format.
  private mutating func plain(_ column: Columns, _ body: (inout [UInt8]) -> Void) {
    step(to: column)
    if format == .xml { open(column) }
    body(&bytes)
    if format == .xml { close(column) }
  }

  private mutating func step(to column: Columns) {
    precondition(column.rawValue == next, "columns come in the profile's order")
    if format == .csv, next > 0 { bytes.append(csv.delimiter) }
    next += 1
  }

  private mutating func open(_ column: Columns) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: names[Int(column.rawValue)])
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ column: Columns) {
    bytes.append("</")
    bytes.append(contentsOf: names[Int(column.rawValue)])
    bytes.append(UInt8(ascii: ">"))
  }
}
