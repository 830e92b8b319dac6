internal import Bookkeeping
internal import Vocabulary

extension Schema {
  /// Who of the people is mission staff.
  static let staff = """
    -- The role of a person of the segment STAFF.
    CREATE TABLE staff(
      person_id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that registered the person
      role TEXT NOT NULL
    ) STRICT;
    """
}

extension BookReader {
  func staffRole(of person: Int64) throws -> StaffRole? {
    try connection.first("SELECT role FROM staff WHERE person_id = ?", [.id(person)]) {
      try $0.nextCode(StaffRole.self)
    }
  }

  func unforwardedStaff(limit: Int) throws -> [StoredPerson] {
    let ids = try connection.all(
      """
      SELECT s.person_id FROM staff s JOIN person p ON p.id = s.person_id
      WHERE p.state = 0 AND p.holds = 0 ORDER BY s.person_id LIMIT ?
      """, [.int(limit)]
    ) { $0.nextInteger() }
    return try ids.compactMap { try person(id: $0) }
  }
}

extension BookWriter {
  func enter(_ role: StaffRole, of person: Int64) throws {
    if try staffRole(of: person) == nil {
      try connection.run(
        "INSERT INTO staff(person_id, posting, role) VALUES(?, ?, ?)",
        [.id(person), .int(number), .code(role)])
      return count(.staff)
    }
    change()
    try connection.run(
      "UPDATE staff SET role = ? WHERE person_id = ?", [.code(role), .id(person)])
  }
}
