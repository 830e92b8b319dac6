package import Vocabulary

/// The XML Schema (1.0) of a kind: what `masar schema KIND` prints.
///
/// The schema is never more generous than the reader about structure: a file it accepts is never
/// F008. It describes the canonical spelling, so the reader takes more values than it does
/// (Arabic-Indic digits, spaces around a value). It cannot say that a date may be carried by its
/// companion alone, so mandatory dates are optional in it; nor which of the elements whose names
/// begin with `_` a sender may add, beyond the four of the fix-file.
package enum SchemaDocument {
  package static let namespace = "urn:masar:exchange:1"

  /// The schema's text, UTF-8, ending in a line break.
  package static func text(of kind: Kind) -> String {
    let table = kind.table
    let elements = table.columns.map { element($0, in: kind) }.joined()
    let types = SchemaTypes(kind: kind).definitions(for: table)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="\(namespace)"
          targetNamespace="\(namespace)" elementFormDefault="qualified">
      \(envelope(of: kind))
        <xs:complexType name="record">
          <xs:all>
      \(elements)\(fixFileElements)    </xs:all>
        </xs:complexType>
      \(types)</xs:schema>

      """
  }

  private static func element(_ column: FieldTable.Column, in kind: Kind) -> String {
    let field = column.field
    // Either of a date and its companion may stand alone, which a schema cannot say.
    let isNeeded = field.presence == .mandatory && field.type != .date
    let type = SchemaTypes.name(of: column) + (isNeeded ? "" : ".optional")
    let remark = [column.headerAr, column.isHijri ? "" : field.about]
    let documentation = remark.filter { !$0.isEmpty }.joined(separator: " · ").xmlEscaped
    return """
            <xs:element name="\(column.name)" type="m:\(type)" minOccurs="\(isNeeded ? 1 : 0)">
              <xs:annotation><xs:documentation>\(documentation)</xs:documentation></xs:annotation>
            </xs:element>

      """
  }

  /// What a fix-file adds to a record; ignored when it comes back.
  private static let fixFileElements = ["_row", "_codes", "_reason_ar", "_reason_en"].map {
    "      <xs:element name=\"\($0)\" type=\"xs:string\" minOccurs=\"0\"/>\n"
  }.joined()

  private static func envelope(of kind: Kind) -> String {
    """
      <xs:element name="manifest">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="control" type="m:control" minOccurs="0"/>
            <xs:element name="record" type="m:record" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attribute name="kind" type="xs:string" fixed="\(kind.rawValue)" use="required"/>
          <xs:attribute name="season" type="m:season" use="required"/>
          <xs:attribute name="sender" type="m:C.party" use="required"/>
          <xs:attribute name="sequence" type="m:sequence"/>
          <xs:attribute name="created" type="m:T"/>
        </xs:complexType>
      </xs:element>
      <xs:complexType name="control">
        <xs:sequence>
          <xs:element name="sum" minOccurs="0" maxOccurs="\(kind.table.columns.count)">
            <xs:complexType>
              <xs:attribute name="field" type="xs:NCName" use="required"/>
              <xs:attribute name="value" type="m:sum" use="required"/>
            </xs:complexType>
          </xs:element>
        </xs:sequence>
        <xs:attribute name="records" type="m:count"/>
      </xs:complexType>
    """
  }
}

extension String {
  /// The text as XML content or as an attribute's value.
  var xmlEscaped: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
