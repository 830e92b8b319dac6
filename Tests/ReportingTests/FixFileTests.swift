import Manifests
import Parsing
import Reporting
import Testing
import Vocabulary

struct FixFileTests {
  private let at = Instant(rfc3339: "2026-01-04T10:15:02Z")!
  private let findings = [
    Finding(.r113, .error, field: .passportExpiry), Finding(.r101, .error),
    Finding(.r113, .error, field: .birthDate, isHijri: true), Finding(.r109, .warn, field: .nameAr),
  ]

  private func batch(_ rows: [[String?]], columns: Int) -> RecordBatch {
    let batch = RecordBatch(columnCount: columns)
    for (place, row) in rows.enumerated() {
      batch.append(
        cells: row.map { $0.map { Array($0.utf8) } },
        at: RecordPosition(ordinal: place + 1, row: place + 2, line: place + 2))
    }
    return batch
  }

  private func file(
    _ fix: FixFile, _ batch: RecordBatch, _ findings: [Finding]
  ) -> [UInt8] {
    var fix = fix
    var bytes = fix.head(
      season: Season("1447"), sender: PartyID("IDN-HAO"), records: batch.count, created: at)
    for record in 0..<batch.count {
      fix.appendLine(record, of: batch, findings: findings, to: &bytes)
    }
    return bytes + fix.tail(records: batch.count)
  }

  @Test func `the sender's own columns, delimiter and values come back with the reasons`() {
    let columns = ["مرجع الجهة", "note", "passport_no"]
    let fix = FixFile(
      syntax: .csv, columns: columns, delimiter: UInt8(ascii: ";"), table: Kind.plg.table,
      texts: sampleTexts)
    let rows = [["A-1", "x;\"y\"\nz", "0012345"]]
    let bytes = file(fix, batch(rows, columns: 3), findings)
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      text(Array(bytes.dropFirst(3)))
        == [
          "مرجع الجهة;note;passport_no;_row;_codes;_reason_ar;_reason_en\r\n",
          "A-1;\"x;\"\"y\"\"\nz\";0012345;2;R113 R101;",
          "تاريخ الانتهاء: جملة R113 | جملة R101 | تاريخ الميلاد (هجري): جملة R113;",
          "passport_expiry: sentence R113 | sentence R101 | birth_date_hijri: sentence R113\r\n",
          "#END;1\r\n",
        ].joined())
  }

  @Test func `a cell that a spreadsheet would compute gets an apostrophe`() {
    let fix = FixFile(
      syntax: .csv, columns: ["a", "b", "c", "d", "e"], table: Kind.plg.table, texts: sampleTexts)
    let bytes = file(fix, batch([["=1+1", "+9", "-x", "@f", "\tq"]], columns: 5), [])
    #expect(text(bytes).contains("'=1+1,'+9,'-x,'@f,'\tq,2,,,\r\n"))
  }

  @Test func `a fix-file that is refused again has its reasons once`() {
    let columns = ["sender_ref", "_row", "_codes", "_reason_ar", "_reason_en", "group_no"]
    let fix = FixFile(
      syntax: .csv, columns: columns, table: Kind.plg.table, texts: sampleTexts)
    let bytes = file(fix, batch([["A-1", "9", "R101", "x", "y", "G"]], columns: 6), [])
    #expect(text(bytes).contains("sender_ref,group_no,_row,_codes,_reason_ar,_reason_en\r\n"))
    #expect(text(bytes).contains("A-1,G,2,,,\r\n#END,1\r\n"))
  }

  @Test func `a short row comes back with all its columns`() {
    let fix = FixFile(
      syntax: .csv, columns: ["a", "b", "c"], table: Kind.plg.table, texts: sampleTexts)
    #expect(text(file(fix, batch([["1"]], columns: 3), [])).contains("1,,,2,,,\r\n"))
  }

  @Test func `the XML twin is a manifest with an empty sequence`() throws {
    let fix = FixFile(
      syntax: .xml, columns: ["sender_ref", "name_ar", "phone"], table: Kind.plg.table,
      texts: sampleTexts)
    let bytes = file(fix, batch([["A&1", "محمد", nil]], columns: 3), [findings[1]])
    #expect(try faults(ofXML: bytes) == "")
    #expect(
      text(bytes).contains(
        "kind=\"PLG\" season=\"1447\" sender=\"IDN-HAO\" sequence=\"\" "
          + "created=\"2026-01-04T10:15:02Z\">\n  <control records=\"1\"/>"))
    #expect(
      text(bytes).contains(
        "  <record><sender_ref>A&amp;1</sender_ref><name_ar>محمد</name_ar><_row>2</_row>"
          + "<_codes>R101</_codes><_reason_ar>جملة R101</_reason_ar>"
          + "<_reason_en>sentence R101</_reason_en></record>\n</manifest>\n"))
  }
}
