internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// One person who is registered and not written yet.
struct Registration {
  let person: Int64
  let row: Row
  let entry: PersonEntry
  let owner: Int64
  let sender: Int64
  let agency: Int64
}

/// People of one batch of records who wait to be written together.
///
/// One by one, each would open the table and all its indexes anew; in runs a person costs half of
/// that. Nobody notices: whatever else is asked of the connection that names their tables, or
/// writes, writes them first (`Connection.putOff`), and a look-up that may mean one of them as well.
struct RegistrationRun {
  /// How many people one statement inserts; the largest first.
  static let sizes = [64, 8, 1]

  private(set) var waiting: [Registration] = []
  /// Of those who wait.
  private var keys: Set<UInt64> = []

  /// Rows of another batch have their texts elsewhere.
  func takes(_ batch: ManifestBatch) -> Bool {
    waiting.last.map { $0.row.batch === batch } ?? true
  }

  /// Nobody who is added is absent any more.
  mutating func add(_ registration: Registration, _ absent: inout LookAhead) {
    let row = registration.row
    waiting.append(registration)
    add(LookUpKey.of(row.bytes(.senderRef), registration.owner), &absent)
    if let issuer = row.country(.passportIssuer) {
      add(LookUpKey.of(row.bytes(.passportNo), Int64(issuer.canonical.packed)), &absent)
    }
  }

  private mutating func add(_ key: UInt64, _ absent: inout LookAhead) {
    keys.insert(key)
    absent.remove(key)
  }

  /// Whether a look-up may mean somebody who waits.
  func mayHold(_ key: UInt64) -> Bool { !waiting.isEmpty && keys.contains(key) }

  mutating func take() -> [Registration] {
    let taken = waiting
    waiting = []
    waiting.reserveCapacity(taken.count)
    keys.removeAll(keepingCapacity: true)
    return taken
  }
}

/// Type 3 is RESERVE. OR FAIL as in `PersonColumns.insert`.
private let reservations: [Int: String] = {
  let rows = RegistrationRun.sizes.map { size in
    let values = (0..<size).map { _ in "(?, ?, 3, ?, ?, ?, 1, ?, 0, ?)" }.joined(separator: ", ")
    return (
      size,
      """
      INSERT OR FAIL INTO movement(posting, ordinal, type, country, segment, agency_no, quantity,
        person_id, releases_confirmed, effective_at) VALUES\(values)
      """
    )
  }
  return Dictionary(uniqueKeysWithValues: rows)
}()

private let insertions = Dictionary(
  uniqueKeysWithValues: RegistrationRun.sizes.map { ($0, PersonColumns.insert($0)) })

extension BookWriter {
  /// Writes everybody who waits, in the order in which they were registered.
  func writeRegistrations() throws(LedgerFailure) {
    let waiting = registrations.take()
    guard let batch = waiting.first?.row.batch else { return }
    try unsafe batch.withTexts { texts throws(LedgerFailure) in
      var next = 0
      for size in RegistrationRun.sizes {
        while waiting.count - next >= size {
          let run = waiting[next..<next + size]
          try unsafe insertPeople(run, in: texts)
          try insertReservations(run)
          next += size
        }
      }
    }
  }

  private func insertPeople(_ run: ArraySlice<Registration>, in texts: RowTexts)
    throws(LedgerFailure)
  {
    guard let sql = insertions[run.count], let last = run.last else { return }
    let statement = try connection.statementAside(sql)
    var place: Int32 = 1
    for person in run {
      place = statement.bindValues(
        of: person.row, person.entry, sender: person.sender, posting: number, at: at, from: place)
      place = unsafe statement.bindFields(of: person.row, in: texts, from: place)
      statement.bind(Int64(number), at: place)
      statement.bind(Int64(person.entry.position.ordinal), at: place + 1)
      statement.bind(person.owner, at: place + 2)
      statement.bind(Int64(person.entry.country.packed), at: place + 3)
      statement.bind(person.entry.segment.number, at: place + 4)
      statement.bind(person.agency, at: place + 5)
      place += 6
    }
    try statement.run()
    precondition(connection.lastInsertedID == last.person, "people were numbered otherwise")
  }

  private func insertReservations(_ run: ArraySlice<Registration>) throws(LedgerFailure) {
    guard let sql = reservations[run.count] else { return }
    let statement = try connection.statementAside(sql)
    var place: Int32 = 1
    for person in run {
      statement.bind(Int64(number), at: place)
      statement.bind(Int64(person.entry.position.ordinal), at: place + 1)
      statement.bind(Int64(person.entry.country.packed), at: place + 2)
      statement.bind(person.entry.segment.number, at: place + 3)
      statement.bind(person.agency, at: place + 4)
      statement.bind(person.person, at: place + 5)
      statement.bind(at.secondsSince1970, at: place + 6)
      place += 7
    }
    try statement.run()
  }
}
