internal import Bookkeeping
internal import Vocabulary

extension BookWriter {
  func handOver(from former: PartyID, to successor: PartyID) throws {
    change()
    let numbers: [SQLValue] = [.id(try entered(successor)), .id(try entered(former))]
    let statements = [
      "UPDATE OR IGNORE package SET owner_no = ?1 WHERE owner_no = ?2",
      "UPDATE declaration SET buyer_no = ?1 WHERE buyer_no = ?2",
      "UPDATE declaration SET provider_no = ?1 WHERE provider_no = ?2",
      "UPDATE OR IGNORE declaration SET sender_no = ?1 WHERE sender_no = ?2",
    ]
    for statement in statements { try connection.run(statement, numbers) }
    try connection.run(
      "UPDATE licence SET holder = ? WHERE holder = ?", [.party(successor), .party(former)])
  }

  func handOverPeople(
    from former: PartyID, to successor: PartyID, limit: Int
  ) throws -> Int {
    change()
    try connection.run(
      """
      UPDATE OR IGNORE person SET owner_no = ?1,
        sender_no = CASE sender_no WHEN ?2 THEN ?1 ELSE sender_no END
      WHERE id IN (SELECT id FROM person WHERE owner_no = ?2 AND is_open = 1
        UNION ALL SELECT id FROM person WHERE owner_no = ?2 AND is_open = 0 LIMIT ?3)
      """,
      [.id(try entered(successor)), .id(try entered(former)), .int(limit)])
    return connection.changes
  }
}
