import FoundationEssentials
import Glibc
import Manifests
import TestSupport
import Testing
import Vocabulary

/// Whether `xmllint`, from libxml2-utils, accepts a document against a kind's schema; nil where
/// it could not be run or the schema itself is wrong.
private func schemaAccepts(_ document: String, _ kind: Kind) throws -> Bool? {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let schema = folder.appending(path: "kind.xsd")
  let file = folder.appending(path: "file.xml")
  try Data(SchemaDocument.text(of: kind).utf8).write(to: schema)
  try Data(document.utf8).write(to: file)
  let command = "xmllint --noout --schema '\(schema.path)' '\(file.path)' 2>'\(folder.path)/said'"
  let status = unsafe system(command)
  switch (status >> 8) & 0xFF {
  case 0: return true
  case 3: return false
  default: return nil
  }
}

/// A whole manifest around records.
private func manifest(_ kind: Kind, _ records: [String], control: String = "") -> String {
  let body = records.map { "<record>\($0)</record>" }.joined()
  return """
    <manifest xmlns="urn:masar:exchange:1" kind="\(kind.rawValue)" season="1447" sender="IDN-HAO" \
    sequence="">\(control)\(body)</manifest>
    """
}

/// The elements of a record, in the order of `names`, or of the table.
private func elements(_ values: [FieldName: String], _ names: [FieldName] = FieldName.allCases)
  -> String
{
  names.compactMap { name in
    values[name].map { text in
      let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return "<\(name.name)>\(escaped)</\(name.name)>"
    }
  }.joined()
}

/// The schemas need `xmllint` (libxml2-utils), which `make test` installs.
struct SchemaTests {
  @Test(arguments: Kind.allCases)
  func `the schema of a kind accepts a good record, in any order of its elements`(kind: Kind)
    throws
  {
    let example = validExample(of: kind)
    let names = Array(example.keys.sorted { $0.rawValue > $1.rawValue })
    let document = manifest(
      kind, [elements(example), elements(example, names)],
      control: "<control records=\"2\"><sum field=\"capacity\" value=\"1.50\"/></control>")
    #expect(try schemaAccepts(document, kind) == true)
  }

  @Test func `the schema accepts what a fix-file adds`() throws {
    let added = "<_row>2</_row><_codes>R113</_codes><_reason_ar/><_reason_en/>"
    let record = elements(validExample(of: .plg)) + added
    #expect(try schemaAccepts(manifest(.plg, [record]), .plg) == true)
  }

  @Test func `the schema accepts an empty element where a field may be absent`() throws {
    let record =
      elements(validExample(of: .plg)) + "<mahram_ref/><birth_date_hijri></birth_date_hijri>"
    #expect(try schemaAccepts(manifest(.plg, [record]), .plg) == true)
  }

  @Test(arguments: [
    "<colour>red</colour>", "<sex>M</sex>", "<x xmlns=\"urn:other\"/>",
    "<mahram_ref xmlns=\"\">A</mahram_ref>",
  ])
  func `the schema refuses what is F008`(added: String) throws {
    let record = elements(validExample(of: .plg)) + added
    #expect(try schemaAccepts(manifest(.plg, [record]), .plg) == false)
  }

  @Test func `the schema refuses a manifest without records and another kind's`() throws {
    #expect(try schemaAccepts(manifest(.plg, []), .plg) == false)
    let other = manifest(.pkg, [elements(validExample(of: .pkg))])
    #expect(try schemaAccepts(other, .plg) == false)
  }

  /// Good and bad texts of every type: what the schema accepts, reading must not refuse.
  static let agreements: [(Kind, FieldName, [String])] = [
    (.plg, .passportNo, ["A1234567", "A1", "A123456789", "a1234567", "A 123456", "AB-1./2"]),
    (.plg, .senderRef, ["a_B-9./", "a b", String(repeating: "x", count: 41)]),
    (
      .plg, .birthDate,
      ["1970-03-15", "15/03/1970", "1390-01-07", "15/03/70", "46026", "2026-13-01"]
    ),
    (.plg, .nameAr, ["محمد علي", "محمد\u{202E}علي", "علی\u{200C}رضا", "", "محمد\tعلي"]),
    (.plg, .nameAr, [String(repeating: "م", count: 120), String(repeating: "م", count: 121)]),
    (.plg, .sex, ["M", "F", "ذكر", "أنثى", "X", "m"]),
    (.plg, .nationality, ["IDN", "D", "XXA", "QQQ", "idn"]),
    (.plg, .womensGroup, ["Y", "N", "y", "YES"]),
    (.plg, .assistance, ["WCHR;DEAF", "WCHR;", "ILL"]),
    (.plg, .mrz1, [String(repeating: "<", count: 44), String(repeating: "<", count: 43)]),
    (.qta, .quantity, ["5", "-42507", "+5", "1,000", "12.0"]),
    (.qta, .portSplit, ["JED:50;MED:50", "JED:101", "LHR:5"]),
    (.ctb, .amount, ["35", "35.5", "35,50", "1.234", "-1.25"]),
    (
      .ctb, .signedAt, ["2026-01-04T10:15:00+03:00", "2026-01-04T10:15:00Z", "2026-01-04T10:15:00"]
    ),
    (.ctb, .city, ["ALL", "MAK", "XXX"]), (.lic, .city, ["ALL", "MAK"]),
    (.pkg, .itinerary, ["MAK:2026-05-10:2026-05-24", "ALL:2026-05-10:2026-05-24", "MAK:1:2"]),
    (.pkg, .contracts, ["C-1;C-2", "C-1;", "C"]), (.ssn, .parameter, ["window.PLG", "a b"]),
    (.pty, .countries, ["IDN;MYS", "IDN;QQQ"]), (.pty, .partyId, ["IDN-HAO", "x"]),
  ]

  @Test(arguments: agreements)
  func `schema and reading agree about values`(kind: Kind, field: FieldName, texts: [String])
    throws
  {
    for text in texts {
      let record = validExample(of: kind).merging([field: text]) { $1 }
      let row = manifestRow(kind, record, syntax: .xml)
      // What a type alone cannot say: whether a month has that many days.
      let reads = [.valid, .absent].contains(row[field].state)
      let accepts = try schemaAccepts(manifest(kind, [elements(record)]), kind)
      #expect(accepts == reads, "\(field.name) \(text.debugDescription): \(row[field].state)")
    }
  }
}
