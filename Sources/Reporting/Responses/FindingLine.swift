package import Vocabulary

/// One finding as RES lists it. Lines are spooled while a file is judged, because the head of the
/// document needs the totals.
package enum FindingLine {
  /// - Parameters:
  ///   - position: nil where the file as a whole is meant.
  ///   - ref: the sender's own key of the record, where its kind has one.
  ///   - value: as the sender wrote it.
  package static func append(
    _ finding: Finding, at position: RecordPosition?, ref: ArraySlice<UInt8>,
    value: ArraySlice<UInt8>, to bytes: inout [UInt8]
  ) {
    bytes.append("  <finding code=\"")
    bytes.append(text: finding.code.name)
    bytes.append("\"")
    if let position {
      XMLFormat.attribute("row", position.row, &bytes)
      XMLFormat.attribute("line", position.line, &bytes)
    }
    if !ref.isEmpty { XMLFormat.attribute("ref", ref, &bytes) }
    if let field = finding.field {
      XMLFormat.attribute("field", field.name + (finding.isHijri ? "_hijri" : ""), &bytes)
      XMLFormat.attribute("value", value, &bytes)
    }
    appendDetail(finding.detail, &bytes)
    bytes.append("/>\n")
  }

  /// A fault of the file, at the place where it was seen.
  package static func append(_ fault: FileFault, to bytes: inout [UInt8]) {
    bytes.append("  <finding code=\"")
    bytes.append(text: fault.code.name)
    bytes.append("\"")
    if let row = fault.row { XMLFormat.attribute("row", row, &bytes) }
    if let line = fault.line { XMLFormat.attribute("line", line, &bytes) }
    if let column = fault.column { XMLFormat.attribute("column", column, &bytes) }
    XMLFormat.attribute("detail", fault.detailEn, &bytes)
    bytes.append("/>\n")
  }

  private static func appendDetail(_ detail: FindingDetail, _ bytes: inout [UInt8]) {
    switch detail {
    case .none: break
    case .number(let number): XMLFormat.attribute("detail", number, &bytes)
    case .date(let date): XMLFormat.attribute("detail", date.description, &bytes)
    case .row(let row): XMLFormat.attribute("detail", "row \(row)", &bytes)
    case .text(let text): XMLFormat.attribute("detail", text, &bytes)
    }
  }
}
