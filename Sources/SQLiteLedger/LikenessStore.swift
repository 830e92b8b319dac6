internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// People of the posting being made whose likeness is not filed yet.
///
/// Likenesses fall anywhere in their index: filed one by one, each would touch a page of its own.
/// In runs sorted by key they pass over it once, and memory does not grow with the file.
struct LikenessRun {
  struct Entry {
    let key: Int64
    let person: Int64
    let position: RecordPosition
  }

  static let limit = 65_536
  private(set) var entries: [Entry] = []

  var isFull: Bool { entries.count >= Self.limit }

  /// A record that does not say enough resembles nobody.
  mutating func add(_ person: Int64, _ row: Row, _ entry: PersonEntry) {
    guard let birth = row.date(.birthDate), let sex = row.code(.sex, as: Sex.self),
      let nationality = row.country(.nationality)
    else { return }
    let key = Likeness.key(
      nameKey: entry.nameKey, birthDate: birth, sex: sex, nationality: nationality)
    entries.append(Entry(key: key, person: person, position: entry.position))
  }

  /// Hands the entries over by key, the earlier person first.
  mutating func take() -> [Entry] {
    var taken = entries
    entries = []
    taken.sort { ($0.key, $0.person) < ($1.key, $1.person) }
    return taken
  }
}

/// Likenesses that one statement files; the largest first. OR FAIL as in `PersonColumns.insert`.
private let sizes = [128, 1]

private let filing = Dictionary(
  uniqueKeysWithValues: sizes.map { size in
    let values = (0..<size).map { _ in "(?, ?)" }.joined(separator: ", ")
    return (
      size, "INSERT OR FAIL INTO likeness(key, person_id) VALUES\(values) ON CONFLICT DO NOTHING"
    )
  })

/// The values are compared once more: the index may name somebody who changed since. The posting
/// that amends a person leaves the other registration in peace.
private let resembles = """
  o.id <> n.id AND o.is_open = 1 AND o.name_key = n.name_key AND o.birth_date = n.birth_date
    AND o.nationality = n.nationality AND o.passport_key <> n.passport_key
    AND (o.sex IN ('M', 'ذكر')) = (n.sex IN ('M', 'ذكر'))
  """

extension BookWriter {
  /// Remembers whom a record made of a person.
  func resemble(_ person: Int64, _ row: Row, _ entry: PersonEntry) throws {
    likenesses.add(person, row, entry)
    if likenesses.isFull { try fileLikenesses() }
  }

  /// Files everything that waits; whoever meets a likeness that is there already is noted.
  func fileLikenesses() throws {
    if likenesses.entries.isEmpty { return }
    let entries = likenesses.take()
    var next = 0
    for size in sizes {
      while entries.count - next >= size {
        try file(entries[next..<next + size])
        next += size
      }
    }
  }

  private func file(_ run: ArraySlice<LikenessRun.Entry>) throws {
    // Who is amended may hold the likeness already and have a twin all the same: asked alone.
    if run.count > 1, run.contains(where: { $0.person <= firstPerson }) {
      for place in run.indices { try file(run[place...place]) }
      return
    }
    guard let sql = filing[run.count] else { return }
    let statement = try connection.statementAside(sql)
    var place: Int32 = 1
    for entry in run {
      statement.bind(entry.key, at: place)
      statement.bind(entry.person, at: place + 1)
      place += 2
    }
    try statement.run()
    if connection.changes == run.count { return }
    if let only = run.first, run.count == 1 { return try noteAlike(only) }
    // Somebody was there already; who it was that came too late, only the table tells.
    for entry in run where try holder(of: entry.key) != entry.person { try noteAlike(entry) }
  }

  private func holder(of key: Int64) throws -> Int64 {
    let statement = try connection.statementAside("SELECT person_id FROM likeness WHERE key = ?")
    statement.bind(key, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : 0
  }

  private func noteAlike(_ entry: LikenessRun.Entry) throws {
    try prepareLate()
    try connection.runAside(
      "INSERT INTO likeness_more(key, person_id) VALUES(?, ?) ON CONFLICT DO NOTHING",
      [.id(entry.key), .id(entry.person)])
    try connection.runAside(
      "INSERT OR REPLACE INTO temp.alike VALUES(?, ?, ?, ?, ?)",
      [
        .id(entry.person), .id(entry.key), .int(entry.position.ordinal),
        .int(entry.position.row), .int(entry.position.line),
      ])
  }

  func eachLikelyTwin(_ body: (LikelyTwin) throws -> Void) throws {
    try fileLikenesses()
    guard isLatePrepared else { return }
    var last: Int64 = -1
    while true {
      let alike = try connection.all(
        "SELECT * FROM temp.alike WHERE person_id > ? ORDER BY 1 LIMIT 500", [.id(last)]
      ) { row in
        let person = row.nextInteger()
        let key = row.nextInteger()
        return LikenessRun.Entry(
          key: key, person: person,
          position: RecordPosition(
            ordinal: row.nextInt(), row: row.nextInt(), line: row.nextInt()))
      }
      for entry in alike {
        for isSenders in [true, false] {
          if let twin = try twin(of: entry, isSenders: isSenders) { try body(twin) }
        }
      }
      guard let end = alike.last else { return }
      last = end.person
    }
  }

  /// Another open registration of the likeness: the same sender's, or another's. Of the hundreds
  /// that only a made-up list has, the first hundred are looked at.
  private func twin(of entry: LikenessRun.Entry, isSenders: Bool) throws -> LikelyTwin? {
    try connection.first(
      """
      SELECT n.sender_ref, n.passport_no, o.id, o.sender_ref, o.posting, o.ordinal
      FROM person n CROSS JOIN (
          SELECT person_id FROM likeness WHERE key = ?2
          UNION ALL SELECT person_id FROM (
            SELECT person_id FROM likeness_more WHERE key = ?2 LIMIT 100)) c
        CROSS JOIN person o ON o.id = c.person_id
      WHERE n.id = ?1 AND n.is_open = 1 AND (o.sender_no = n.sender_no) = ?3 AND \(resembles)
      LIMIT 1
      """, [.id(entry.person), .id(entry.key), .flag(isSenders)]
    ) { row in
      LikelyTwin(
        position: entry.position, senderRef: row.nextBytes(), passportNo: row.nextBytes(),
        other: row.nextInteger(), otherRef: row.nextText(), isSenders: isSenders,
        otherPosting: row.nextInt(), otherOrdinal: row.nextInt())
    }
  }
}
