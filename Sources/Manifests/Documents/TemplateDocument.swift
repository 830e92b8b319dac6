package import Vocabulary

/// Empty files to fill in: what `masar template KIND` prints.
package enum TemplateDocument {
  /// A CSV file of a header and the trailer row, for a spreadsheet: UTF-8 with BOM, CRLF.
  ///
  /// Arabic headers come with `;`, as spreadsheets of Arabic locales expect, English ones with `,`.
  /// The trailer counts 0 records: who fills rows in and forgets the count is told (F011).
  package static func csv(_ kind: Kind, _ language: Language) -> [UInt8] {
    let isArabic = language == .arabic
    let delimiter = isArabic ? ";" : ","
    let header = kind.table.columns.filter { !$0.isHijri }.map { isArabic ? $0.headerAr : $0.name }
    let text = header.joined(separator: delimiter) + "\r\n#END" + delimiter + "0\r\n"
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }

  /// An XML file with one record whose elements are empty, each behind a remark that says what
  /// it holds. The attributes left empty contradict no file name.
  package static func xml(_ kind: Kind, season: Season, _ language: Language) -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest xmlns="\(SchemaDocument.namespace)" kind="\(kind.rawValue)" season="\(season)"\
       sender="" sequence="">
        <control records="1"/>
        <record>

      """
    for column in kind.table.columns where !column.isHijri {
      let field = column.field
      let title = language == .arabic ? column.headerAr + " · " : ""
      text += "    <!-- \(title)\(field.type.notation) · \(field.presence.letter) -->\n"
      text += "    <\(column.name)></\(column.name)>\n"
    }
    return Array((text + "  </record>\n</manifest>\n").utf8)
  }
}
