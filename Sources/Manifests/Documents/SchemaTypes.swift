import Vocabulary

/// The simple types of a kind's schema, named as the contract writes them: `A.5-9`, `C.country`.
struct SchemaTypes {
  let kind: Kind

  /// The name of a column's type, without its namespace.
  static func name(of column: FieldTable.Column) -> String {
    if column.isHijri { return "D.hijri" }
    if column.field.type == .machineReadable { return "MRZ" }
    var name = ""
    for character in column.field.type.notation where character != ")" {
      name.append(character == "(" || character == ":" ? "." : character)
    }
    return name
  }

  /// The definitions that the columns of `table` and the envelope need, each once.
  func definitions(for table: FieldTable) -> String {
    var seen: Set<String> = ["C.party", "T"]
    var text = Self.envelopeTypes
    text += both("C.party", body(of: .code(.party))) + both("T", body(of: .instant))
    for column in table.columns where seen.insert(Self.name(of: column)).inserted {
      let body = column.isHijri ? Self.pattern(Self.hijri) : body(of: column.field.type)
      text += both(Self.name(of: column), body)
    }
    return text
  }

  /// The type itself, and one that may be empty: an empty element is an absent one.
  private func both(_ name: String, _ body: String) -> String {
    """
      <xs:simpleType name="\(name)">
    \(body)  </xs:simpleType>
      <xs:simpleType name="\(name).optional">
        <xs:union memberTypes="m:\(name) m:empty"/>
      </xs:simpleType>

    """
  }

  private static let envelopeTypes = """
      <xs:simpleType name="empty">
        <xs:restriction base="xs:string"><xs:length value="0"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="season">
    \(pattern("14[0-9]{2}|1500"))  </xs:simpleType>
      <xs:simpleType name="sequence">
    \(pattern("([0-9]{6})?"))  </xs:simpleType>
      <xs:simpleType name="count">
    \(pattern("[0-9]{1,9}"))  </xs:simpleType>
      <xs:simpleType name="sum">
    \(pattern("[+\\-]?[0-9]{1,15}(\\.[0-9]{1,2})?"))  </xs:simpleType>

    """

  private func body(of type: FieldType) -> String {
    switch type {
    case .latin(let length):
      Self.pattern("[A-Z0-9\\-./]{\(length.lowerBound),\(length.upperBound)}")
    case .machineReadable: Self.pattern("[A-Z0-9<]{44}")
    case .reference(let maximum): Self.pattern("[A-Za-z0-9\\-./_]{1,\(maximum)}")
    case .hexadecimal(let length): Self.pattern("[0-9A-Fa-f]{\(length)}")
    case .text(let maximum): Self.text(maximum)
    case .integer: Self.pattern("[+\\-]?[0-9]{1,18}")
    case .decimal: Self.pattern("[+\\-]?[0-9]{1,15}([.,][0-9]{1,2})?")
    case .date: Self.pattern(Self.date)
    case .instant: Self.pattern(Self.instant)
    case .code(.party): Self.pattern("[A-Z0-9\\-./]{2,20}")
    case .code(.parameter): Self.pattern("[A-Za-z0-9._]{1,40}")
    case .code(.sex): Self.enumeration(type.codes(in: kind) + Self.arabicSexes)
    case .flag, .code: Self.enumeration(type.codes(in: kind))
    case .list(let item): Self.list(of: item, type.codes(in: kind))
    }
  }

  private static let arabicSexes = ([CodeReading.male] + CodeReading.female).map {
    String(decoding: $0, as: UTF8.self)
  }

  private static let month = "(0[1-9]|1[0-2])"
  private static let day = "(0[1-9]|[12][0-9]|3[01])"
  private static let date =
    "[0-9]{4}-\(month)-\(day)|\(day)/\(month)/[0-9]{4}|\(day)-\(month)-[0-9]{4}"
  private static let hijriYear = "(13[4-9][0-9]|14[0-9]{2}|1500)"
  private static let hijri =
    "\(hijriYear)-\(month)-\(day)|\(day)/\(month)/\(hijriYear)|\(day)-\(month)-\(hijriYear)"
  private static let instant =
    "(1[6-9]|2[0-9])[0-9]{2}-\(month)-\(day)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    + "(\\.[0-9]{1,9})?(Z|[+\\-]([01][0-9]|2[0-3]):[0-5][0-9])"

  /// Text without control, direction and zero-width characters, private use and U+FFFD.
  private static func text(_ maximum: Int) -> String {
    let hidden =
      "&#x7F;-&#x9F;&#xAD;&#x34F;&#x180E;&#x200B;&#x202A;-&#x202E;&#x2028;&#x2029;&#x2060;-&#x2069;"
      + "&#xE000;-&#xF8FF;&#xFFF9;-&#xFFFD;"
    let any = "[^&#x9;&#xA;&#xD;\(hidden)]"
    let visible = "[^&#x9;&#xA;&#xD;&#x20;&#xA0;&#x200C;-&#x200F;&#x61C;&#x640;&#xFEFF;\(hidden)]"
    return """
          <xs:restriction base="xs:string">
            <xs:maxLength value="\(maximum)"/>
            <xs:pattern value="\(any)*\(visible)\(any)*"/>
          </xs:restriction>

      """
  }

  private static func list(of item: ListItem, _ codes: [String]) -> String {
    let code = "(\(codes.joined(separator: "|")))"
    let one =
      switch item {
      case .country, .kind, .assistance: code
      case .contract: "[A-Z0-9\\-./]{3,30}"
      case .group: "[A-Za-z0-9\\-./_]{1,15}"
      case .leg: "\(code):(\(date)):(\(date))"
      case .portShare: "\(code):(100|[0-9]{1,2})"
      }
    // The limit of one field in the exchange contract; these are ASCII.
    return """
          <xs:restriction base="xs:string">
            <xs:maxLength value="4096"/>
            <xs:pattern value="\(one.xmlEscaped)(;\(one.xmlEscaped))*"/>
          </xs:restriction>

      """
  }

  private static func pattern(_ pattern: String) -> String {
    """
        <xs:restriction base="xs:string"><xs:pattern value="\(pattern.xmlEscaped)"/></xs:restriction>

    """
  }

  private static func enumeration(_ codes: [String]) -> String {
    let values = codes.map { "      <xs:enumeration value=\"\($0.xmlEscaped)\"/>\n" }.joined()
    return "    <xs:restriction base=\"xs:string\">\n\(values)    </xs:restriction>\n"
  }
}
