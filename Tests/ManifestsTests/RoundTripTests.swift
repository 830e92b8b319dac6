import Manifests
import Parsing
import TestSupport
import Testing
import Vocabulary

/// Templates filled in by hand and read by the program's own readers.
struct RoundTripTests {
  private struct Refused: Error { var fault: FileFault }

  /// The first record of `source`, read by its kind.
  private func firstRow(
    _ source: some RecordSource, _ kind: Kind, _ map: HeaderMap, _ syntax: FileFormat
  ) throws -> Row {
    let records = RecordBatch(columnCount: source.columns.count)
    if case .refused(let fault) = try source.fill(records, upTo: 10) {
      throw Refused(fault: fault)
    }
    let batch = ManifestBatch(table: kind.table, syntax: syntax, records: records)
    FieldReader(table: kind.table, columns: map.columns, syntax: syntax).read(batch)
    return batch[0]
  }

  private func expectExample(_ row: Row, _ kind: Kind) {
    let example = validExample(of: kind)
    for field in kind.table.fields {
      #expect(row.text(field.name) == example[field.name] ?? "")
    }
  }

  @Test(arguments: Kind.allCases, [Language.arabic, .english])
  func `a CSV template that is filled in reads back`(kind: Kind, language: Language) throws {
    let delimiter = language == .arabic ? ";" : ","
    let example = validExample(of: kind)
    let cells = kind.table.fields.map { "\"\(example[$0.name] ?? "")\"" }
    let template = String(decoding: TemplateDocument.csv(kind, language), as: UTF8.self)
    let trailer = "#END\(delimiter)"
    let filled = template.replacing(
      trailer + "0", with: cells.joined(separator: delimiter) + "\r\n" + trailer + "1")
    let opening = try CSVReader.open(
      BytesSource(Array(filled.utf8)), encoding: .utf8BOM, limits: ReadingLimits())
    guard case .opened(let reader) = opening,
      case .mapped(let map) = HeaderMap.read(reader.columns, kind.table)
    else {
      Issue.record("\(opening)")
      return
    }
    expectExample(try firstRow(reader, kind, map, .csv), kind)
  }

  @Test(arguments: Kind.allCases)
  func `an XML template that is filled in reads back`(kind: Kind) throws {
    let season = try #require(Season(year: 1447))
    var text = String(
      decoding: TemplateDocument.xml(kind, season: season, .english), as: UTF8.self)
    for (field, value) in validExample(of: kind) {
      text = text.replacing("<\(field.name)></", with: "<\(field.name)>\(value)</")
    }
    let reader = xml(text, kind)
    expectExample(try firstRow(reader, kind, .identity(kind.table), .xml), kind)
    let envelope = try Envelope.parse("1447_MOH_\(kind.rawValue)_000001.xml").get()
    #expect(envelope.disagreement(with: reader.attributes) == nil)
  }

  @Test func `what the schema accepts of a fix-file, the reader takes`() throws {
    let text = """
      <manifest xmlns="urn:masar:exchange:1" kind="SSN" season="1447" sender="MOH" sequence="">
      <record><_row>2</_row><value>15</value><parameter>min_age</parameter>\
      <effective_at/><_codes/><_reason_ar>سبب</_reason_ar><_reason_en/></record></manifest>
      """
    let row = try firstRow(xml(text, .ssn), .ssn, .identity(Kind.ssn.table), .xml)
    #expect(row.text(.value) == "15")
    #expect(row[.effectiveAt].state == .absent)
  }

  private func xml(_ text: String, _ kind: Kind) -> XMLReader {
    XMLReader(
      BytesSource(Array(text.utf8)), encoding: .utf8, limits: ReadingLimits(),
      columns: kind.table.columns.map(\.name))
  }
}
