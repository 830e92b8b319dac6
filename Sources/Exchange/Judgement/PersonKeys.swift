internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Makes the digests and keys by which PLG records are compared with what the ledger holds.
///
/// Made where records are read ahead, so that the posting side finds them ready.
struct PersonKeys {
  /// The personal fields of VRQ, locked from REQUESTED on (exchange.md §4).
  private static let locked: [FieldName] = [
    .passportNo, .passportIssuer, .passportIssueDate, .passportExpiry, .nationality, .surnameLat,
    .givenLat, .nameAr, .birthDate, .birthPlace, .sex, .mahramRef, .mahramRelation, .photoRef,
  ]

  /// By field: dates are the same day however they are written.
  private let isDate: [Bool]
  private let lockedColumns: [Int]

  init(table: FieldTable) {
    isDate = table.fields.map { $0.type == .date }
    lockedColumns = Self.locked.compactMap { table.column(of: $0) }
  }

  /// Fills the keys of all records of a batch that has been read.
  func fill(_ batch: ManifestBatch) {
    batch.personKeys = (0..<batch.count).map { keys(of: batch[$0]) }
  }

  func keys(of row: Row) -> PersonKeySet {
    var all = FieldDigest()
    for column in isDate.indices { all.add(column, of: row, isDate: isDate[column]) }
    var locked = FieldDigest()
    for column in lockedColumns { locked.add(column, of: row, isDate: isDate[column]) }
    return PersonKeySet(
      digest: all.value, lockedDigest: locked.value, passportKey: passportKey(of: row),
      nameKey: nameKey(of: row))
  }

  /// Of a passport: its number and the canonical code of its issuer.
  private func passportKey(of row: Row) -> UInt64 {
    var digest = FieldDigest()
    digest.add(UInt64(row.country(.passportIssuer)?.canonical.packed ?? 0))
    digest.add(row.bytes(.passportNo))
    return digest.value.high
  }

  /// Of the Latin name, folded: what tells one person from another beside the passport.
  private func nameKey(of row: Row) -> UInt64 {
    var digest = FieldDigest()
    digest.add(NameKey.person(row.bytes(.surnameLat)))
    digest.add(NameKey.person(row.bytes(.givenLat)))
    return digest.value.high
  }
}
