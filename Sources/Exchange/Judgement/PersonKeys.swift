internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// The digests and keys by which a PLG record is compared with what the ledger holds.
enum PersonKeys {
  /// The personal fields of VRQ, locked from REQUESTED on (exchange.md §4).
  private static let locked: [FieldName] = [
    .passportNo, .passportIssuer, .passportIssueDate, .passportExpiry, .nationality, .surnameLat,
    .givenLat, .nameAr, .birthDate, .birthPlace, .sex, .mahramRef, .mahramRelation, .photoRef,
  ]

  /// Everything a PLG record says, whichever way it is written.
  static func digest(of row: Row) -> Digest128 {
    var digest = FieldDigest()
    let fields = row.table.fields
    for column in fields.indices {
      add(row.value(column: column), isDate: fields[column].type == .date, of: row, to: &digest)
    }
    return digest.value
  }

  static func lockedDigest(of row: Row) -> Digest128 {
    var digest = FieldDigest()
    for field in locked {
      add(row[field], isDate: dates.contains(field), of: row, to: &digest)
    }
    return digest.value
  }

  /// Of a passport: its number and the canonical code of its issuer.
  static func passportKey(of row: Row) -> UInt64 {
    passportKey(
      number: row.bytes(.passportNo),
      issuer: row.country(.passportIssuer) ?? CountryCode(packed: 0))
  }

  static func passportKey(number: ArraySlice<UInt8>, issuer: CountryCode) -> UInt64 {
    var digest = FieldDigest()
    digest.add(UInt64(issuer.canonical.packed))
    digest.add(number)
    return digest.value.high
  }

  /// Of the Latin name, folded: what tells one person from another beside the passport.
  static func nameKey(of row: Row) -> UInt64 {
    var digest = FieldDigest()
    digest.add(NameKey.person(row.bytes(.surnameLat)))
    digest.add(NameKey.person(row.bytes(.givenLat)))
    return digest.value.high
  }

  private static let dates: [FieldName] = [.passportIssueDate, .passportExpiry, .birthDate]

  private static func add(
    _ value: FieldValue, isDate: Bool, of row: Row, to digest: inout FieldDigest
  ) {
    digest.add(UInt64(value.state.rawValue))
    // Dates are the same day however they are written; everything else is its normalised text.
    if value.state == .valid, isDate {
      digest.add(UInt64(bitPattern: value.number))
    } else {
      digest.add(row.bytes(value))
    }
  }
}
