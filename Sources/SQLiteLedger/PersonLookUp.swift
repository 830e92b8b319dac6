internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// What judging needs of a person; the birth date stands before any long text, so that no page
/// beyond the first is read.
private let known = """
  SELECT id, owner_no, state, holds, package_id, last_posting, last_row, digest_high, digest_low,
    locked_high, locked_low, passport_key, birth_date, name_key, is_certified FROM person
  """
private let byReference = known + " WHERE owner_no = ?1 AND sender_ref = ?2 AND is_open = 1"
private let closedByReference =
  known + " WHERE owner_no = ?1 AND sender_ref = ?2 AND is_open = 0 ORDER BY id DESC LIMIT 1"
private let byPassport =
  known + " WHERE passport_issuer = ?1 AND passport_no = ?2 AND is_open = 1"

/// The statements that every PLG row runs, held so that none is looked up by its text.
struct LookUpStatements {
  let reference: PreparedStatement
  let passport: PreparedStatement

  init(_ connection: Connection) throws(LedgerFailure) {
    reference = try connection.statement(byReference)
    passport = try connection.statement(byPassport)
  }
}

extension BookReader {
  func person(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> KnownPerson? {
    guard let owner = try number(of: owner) else { return nil }
    if try isAbsent(reference, of: owner) { return nil }
    let statement = try lookUps().reference
    statement.bind(owner, at: 1)
    return try unsafe reference.withUnsafeBufferPointer { bytes in
      unsafe statement.bindStatic(bytes, at: 2)
      return try readKnown(statement)
    }
  }

  func closedPerson(reference: ArraySlice<UInt8>, of owner: PartyID) throws -> KnownPerson? {
    guard let owner = try number(of: owner) else { return nil }
    let statement = try connection.statement(closedByReference)
    statement.bind(owner, at: 1)
    return try unsafe reference.withUnsafeBufferPointer { bytes in
      unsafe statement.bindStatic(bytes, at: 2)
      return try readKnown(statement)
    }
  }

  func person(passport: ArraySlice<UInt8>, issuer: CountryCode) throws -> KnownPerson? {
    if try isAbsent(passport, of: Int64(issuer.packed)) { return nil }
    let statement = try lookUps().passport
    statement.bind(Int64(issuer.packed), at: 1)
    return try unsafe passport.withUnsafeBufferPointer { bytes in
      unsafe statement.bindStatic(bytes, at: 2)
      return try readKnown(statement)
    }
  }

  private func readKnown(_ row: PreparedStatement) throws -> KnownPerson? {
    defer { row.reset() }
    guard try row.step() else { return nil }
    return KnownPerson(
      id: row.integer(0), owner: try party(row.integer(1)),
      state: try PilgrimState(stored: row.integer(2)),
      holds: HoldMarks(rawValue: Int(row.integer(3))), packageID: row.integer(4),
      lastPosting: Int(row.integer(5)), lastRow: Int(row.integer(6)),
      digest: Digest128(
        high: UInt64(bitPattern: row.integer(7)), low: UInt64(bitPattern: row.integer(8))),
      lockedDigest: Digest128(
        high: UInt64(bitPattern: row.integer(9)), low: UInt64(bitPattern: row.integer(10))),
      passportKey: UInt64(bitPattern: row.integer(11)),
      birthDate: CalendarDate(daysSince1970: Int32(row.integer(12))),
      nameKey: UInt64(bitPattern: row.integer(13)), isCertified: row.integer(14) != 0)
  }
}

extension PilgrimState {
  init(stored number: Int64) throws(LedgerFailure) {
    guard let state = PilgrimState(rawValue: Int(number)) else { throw .damaged("state") }
    self = state
  }
}
