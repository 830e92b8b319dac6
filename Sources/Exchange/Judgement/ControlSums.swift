internal import Manifests
internal import Parsing
internal import Vocabulary

/// Sums of every numeric column, to be compared with what the sender's trailer declares (F011).
struct ControlSums {
  private let table: FieldTable
  private let columns: [Int]
  private var sums: [Int64]

  init(table: FieldTable) {
    self.table = table
    columns = table.fields.indices.filter {
      table.fields[$0].type == .integer || table.fields[$0].type == .decimal
    }
    sums = Array(repeating: 0, count: table.fields.count)
  }

  mutating func add(_ row: Row) {
    for column in columns {
      let value = row.value(column: column)
      if value.state == .valid { sums[column] &+= value.number }
    }
  }

  /// F011 for a record count or a total that is not what was declared; all of them at once.
  func disagreement(with totals: DeclaredTotals) -> FileFault? {
    var en: [String] = []
    var ar: [String] = []
    if let declared = totals.records, declared != totals.recordsRead {
      en.append("declared \(declared) records, found \(totals.recordsRead)")
      ar.append("المصرّح به \(declared) سجلًا والموجود \(totals.recordsRead)")
    }
    for sum in totals.sums {
      guard let found = total(of: sum.field) else {
        en.append("\(sum.field) is no numeric field of this kind")
        ar.append("ليس \(sum.field) حقلًا رقميًا في هذا النوع")
        continue
      }
      if Self.hundredths(sum.value) != Self.hundredths(found) {
        en.append("declared \(sum.field)=\(sum.value), found \(found)")
        ar.append("المصرّح به \(sum.field)=\(sum.value) والمجموع \(found)")
      }
    }
    guard !en.isEmpty else { return nil }
    return FileFault(
      .f011, en: en.joined(separator: "; ") + ".", ar: ar.joined(separator: "؛ ") + ".")
  }

  private func total(of name: String) -> String? {
    guard let field = FieldName(name: name), let column = table.column(of: field),
      columns.contains(column)
    else { return nil }
    if table.fields[column].type == .integer { return String(sums[column]) }
    let cents = sums[column].magnitude
    let rest = cents % 100
    return "\(sums[column] < 0 ? "-" : "")\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func hundredths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
    var cents = parts.count == 2 ? String(parts[1].prefix(2)) : ""
    while cents.count < 2 { cents += "0" }
    guard let fraction = Int64(cents) else { return nil }
    return whole * 100 + (text.hasPrefix("-") ? -fraction : fraction)
  }
}
