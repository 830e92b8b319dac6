internal import Bookkeeping
internal import Manifests
internal import Parsing
internal import Vocabulary

/// Makes whole PLG records of AMD rows, for the rules and the ledger of people.
///
/// What the row says stands as it says it; what it leaves empty is as the person has it. Values are
/// taken as they were read, so nothing that a spreadsheet or a keyboard did to the row is found a
/// second time.
struct RecordMerger {
  private let table = Kind.plg.table
  private let reader: FieldReader
  private let keys: PersonKeys

  init() {
    reader = FieldReader(
      table: table, columns: Array(table.columns.indices), syntax: .xml)
    keys = PersonKeys(table: table)
  }

  /// What stands under the fields that no person keeps as such.
  struct Names {
    var reference: ArraySlice<UInt8>
    /// Given where an office speaks for an agency.
    var agency: PartyID?
    var package: String
  }

  /// The person as `row` leaves it; nil stands for nobody: then only what the row says.
  func merge(_ row: Row, over person: StoredPerson?, _ names: Names) -> Row {
    var cells = [[UInt8]?](repeating: nil, count: table.columns.count)
    for (column, field) in table.fields.enumerated() {
      cells[column] = cell(field, row, person, names)
    }
    let records = RecordBatch(columnCount: table.columns.count)
    records.append(cells: cells, at: row.position)
    let batch = ManifestBatch(table: table, syntax: .xml, records: records)
    reader.read(batch)
    batch.personKeys = [keys.keys(of: batch[0])]
    return batch[0]
  }

  private func cell(
    _ field: Field, _ row: Row, _ person: StoredPerson?, _ names: Names
  ) -> [UInt8]? {
    switch field.name {
    case .senderRef: return Array(names.reference)
    case .agencyId: return names.agency.map { Array($0.rawValue.utf8) }
    default: break
    }
    if row.isPresent(field.name) { return given(field, row) }
    guard let person else { return nil }
    if field.name == .packageCode { return Array(names.package.utf8) }
    if field.type == .date {
      return person.date(field.name).map { Array($0.description.utf8) }
    }
    let text = person.bytes(field.name)
    return text.isEmpty ? nil : Array(text)
  }

  private func given(_ field: Field, _ row: Row) -> [UInt8] {
    if let date = row.date(field.name), field.type == .date { return Array(date.description.utf8) }
    let isRead = row[field.name].state == .valid
    return Array(isRead ? row.bytes(field.name) : row.written(field.name))
  }

  /// Whether `row` says anything of the person, beside whose it is, that the ledger does not have so
  /// already. What no ledger keeps (telephone, e-mail, machine-readable lines) changes nothing.
  func changes(_ row: Row, _ person: StoredPerson, package: String) -> Bool {
    table.fields.contains { field in
      guard row.isPresent(field.name), field.name != .senderRef else { return false }
      if field.name == .packageCode { return row.text(.packageCode) != package }
      if StoredPerson.dateFields.contains(field.name) {
        return row.date(field.name) != person.date(field.name)
      }
      guard StoredPerson.textFields.contains(field.name) else { return false }
      return !row.bytes(field.name).elementsEqual(person.bytes(field.name))
    }
  }
}
