package import Vocabulary

/// What a field holds (the types of the exchange contract).
package enum FieldType: Sendable, Equatable {
  /// `A(min-max)`: Latin capitals, digits and `- . /`.
  case latin(ClosedRange<Int>)
  /// `A(44)` of the two machine-readable lines: capitals, digits and `<`.
  case machineReadable
  /// `F(max)`: `A` plus lower case and `_`.
  case reference(Int)
  /// `H(n)`: hexadecimal digits; what is written in capitals is read too.
  case hexadecimal(Int)
  /// `U(max)`: Unicode text; `max` counts Unicode scalars.
  case text(Int)
  case integer
  /// `M`: decimal with at most two places; the value is in hundredths.
  case decimal
  case date
  /// `T`: date and time with offset; the value is in seconds since 1970.
  case instant
  /// `B`: Y or N.
  case flag
  case code(CodeList)
  /// `L`: a list separated by `;`.
  case list(ListItem)
}

/// A list of codes, from the contract or from a register of the season.
package enum CodeList: String, Sendable, CaseIterable {
  case parameter, country, partyType = "party_type", party, city, language, format
  case partyStatus = "party_status", quotaEntry = "quota_entry", segment, activity
  case licenceStatus = "licence_status", contractType = "contract_type", currency
  case contractStatus = "contract_status", routeType = "route_type", groupRole = "group_role"
  case sex, marital, relation, vaccine
  case amendment, reason, fitness, mode, port, stay, departure, readiness
  case visaStatus = "visa_status", visaReason = "visa_reason", staffRole = "staff_role"
}

/// What the items of a list field are.
package enum ListItem: String, Sendable, CaseIterable {
  case country, kind, contract, leg, portShare = "port_share", assistance, group
}

/// When a field must be there.
package enum Presence: Sendable, Equatable {
  case mandatory
  case optional
  /// Demanded by the rule named in `about`.
  case conditional

  /// As the contract writes it: M, O, C.
  package var letter: String {
    switch self {
    case .mandatory: "M"
    case .optional: "O"
    case .conditional: "C"
    }
  }
}

/// One field of a kind: the single place from which CSV, XML, schema, template and documentation
/// of that field are made.
package struct Field: Sendable, Equatable {
  package let name: FieldName
  /// The Arabic column header.
  package let headerAr: String
  package let type: FieldType
  package let presence: Presence
  /// The contract's remark, English.
  package let about: String

  package init(
    _ name: FieldName, _ headerAr: String, _ type: FieldType, _ presence: Presence,
    _ about: String = ""
  ) {
    self.name = name
    self.headerAr = headerAr
    self.type = type
    self.presence = presence
    self.about = about
  }
}

/// The fields of one kind and the columns that carry them.
///
/// Columns are the fields in order, then one `_hijri` companion for each date field, in order.
package struct FieldTable: Sendable {
  package let kind: Kind
  package let fields: [Field]
  /// Every column of the kind.
  package let columns: [Column]
  @usableFromInline let columnOf: [Int16]
  private let hijriColumnOf: [Int16]
  /// The columns by both their folded headers.
  let headerKeys: [String: Int]

  /// A field itself, or its Hijri companion.
  package struct Column: Sendable, Equatable {
    package let field: Field
    package let isHijri: Bool
    /// As files spell it: `birth_date`, `birth_date_hijri`.
    package var name: String { isHijri ? field.name.name + "_hijri" : field.name.name }
    /// The Arabic header: the field's, with « (هجري)» for the companion.
    package var headerAr: String { isHijri ? field.headerAr + " (هجري)" : field.headerAr }
  }

  package init(kind: Kind, fields: [Field]) {
    self.kind = kind
    self.fields = fields
    var columns = fields.map { Column(field: $0, isHijri: false) }
    var columnOf = [Int16](repeating: -1, count: FieldName.allCases.count)
    var hijriColumnOf = columnOf
    for (index, field) in fields.enumerated() { columnOf[Int(field.name.rawValue)] = Int16(index) }
    for field in fields where field.type == .date {
      hijriColumnOf[Int(field.name.rawValue)] = Int16(columns.count)
      columns.append(Column(field: field, isHijri: true))
    }
    var headerKeys: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      headerKeys[NameKey.header(column.name)] = index
      headerKeys[NameKey.header(column.headerAr)] = index
    }
    self.headerKeys = headerKeys
    self.columns = columns
    self.columnOf = columnOf
    self.hijriColumnOf = hijriColumnOf
  }

  /// The column of `name`; nil where the kind has no such field.
  @inlinable
  package func column(of name: FieldName) -> Int? {
    let index = columnOf[Int(name.rawValue)]
    return index < 0 ? nil : Int(index)
  }

  /// The column of the Hijri companion of `name`; nil where there is none.
  package func hijriColumn(of name: FieldName) -> Int? {
    let index = hijriColumnOf[Int(name.rawValue)]
    return index < 0 ? nil : Int(index)
  }
}

extension FieldType {
  /// As the contract writes it: `A(5-9)`, `C:country`, `L:leg`.
  package var notation: String {
    switch self {
    case .latin(let length):
      length.count == 1
        ? "A(\(length.lowerBound))" : "A(\(length.lowerBound)-\(length.upperBound))"
    case .machineReadable: "A(44)"
    case .reference(let maximum): "F(\(maximum))"
    case .hexadecimal(let length): "H(\(length))"
    case .text(let maximum): "U(\(maximum))"
    case .integer: "N"
    case .decimal: "M"
    case .date: "D"
    case .instant: "T"
    case .flag: "B"
    case .code(let list): "C:" + list.rawValue
    case .list(let item): "L:" + item.rawValue
    }
  }
}
