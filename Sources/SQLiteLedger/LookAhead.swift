internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// What a look-up asks for: a reference of an owner, or a passport of an issuer. Two that share a
/// key by chance cost time and nothing else.
enum LookUpKey {
  static func of(_ text: ArraySlice<UInt8>, _ scope: Int64) -> UInt64 {
    var digest = FieldDigest()
    digest.add(UInt64(bitPattern: scope))
    digest.add(text)
    return digest.value.low
  }
}

/// Whom of a batch the ledger does not know, asked for all records at once: most lists name people
/// who are new, and a question that finds nobody costs as much as one that does.
///
/// It holds until anybody whom the ledger has is changed; who is registered meanwhile is taken out.
struct LookAhead {
  private var keys: Set<UInt64> = []
  /// `Connection.peopleChanges` when it was made.
  private var changes = 0
  /// A list that names people whom the ledger has: looking ahead would only cost.
  private var isVain = false

  var isEmpty: Bool { keys.isEmpty }
  var isWanted: Bool { !isVain }

  func isAbsent(_ key: UInt64, after changes: Int) -> Bool {
    changes == self.changes && keys.contains(key)
  }

  mutating func begin() { keys.removeAll(keepingCapacity: true) }
  mutating func add(_ key: UInt64) { keys.insert(key) }
  mutating func remove(_ key: UInt64) { keys.remove(key) }

  mutating func finish(after changes: Int, of questions: Int) {
    self.changes = changes
    isVain = keys.count < questions / 2
  }
}

/// One question of a look-ahead.
private struct Question {
  let scope: Int64
  let text: ArraySlice<UInt8>
  let key: UInt64
}

/// Questions that one statement asks.
private let size = 128

private func asking(_ condition: String) -> String {
  let values = (0..<size).map { "(\($0), ?, ?)" }.joined(separator: ", ")
  return """
    SELECT v.column1 FROM (VALUES \(values)) v
      CROSS JOIN person p ON \(condition) AND p.is_open = 1
    """
}

private let byReferences = asking("p.owner_no = v.column2 AND p.sender_ref = v.column3")
private let byPassports = asking("p.passport_issuer = v.column2 AND p.passport_no = v.column3")

extension BookWriter {
  func lookAhead(_ rows: [(row: Row, owner: PartyID)]) throws {
    guard lookAhead.isWanted else { return }
    try connection.catchUp()
    lookAhead.begin()
    var byReference: [Question] = []
    var byPassport: [Question] = []
    for (row, owner) in rows {
      if row[.senderRef].state == .valid, let owner = try number(of: owner) {
        let text = row.bytes(.senderRef)
        byReference.append(Question(scope: owner, text: text, key: LookUpKey.of(text, owner)))
      }
      if row[.passportNo].state == .valid, let issuer = row.country(.passportIssuer) {
        let text = row.bytes(.passportNo)
        let scope = Int64(issuer.canonical.packed)
        byPassport.append(Question(scope: scope, text: text, key: LookUpKey.of(text, scope)))
      }
    }
    for question in byReference + byPassport { lookAhead.add(question.key) }
    try ask(byReferences, byReference)
    try ask(byPassports, byPassport)
    lookAhead.finish(
      after: connection.peopleChanges, of: byReference.count + byPassport.count)
  }

  /// Whoever is found is not absent. The places that the last questions leave empty ask for nobody.
  private func ask(_ sql: String, _ questions: [Question]) throws {
    let statement = try connection.statementAside(sql)
    for first in stride(from: 0, to: questions.count, by: size) {
      for place in 0..<size {
        if first + place < questions.count {
          let question = questions[first + place]
          statement.bind(question.scope, at: Int32(2 * place + 1))
          statement.bind(question.text, at: Int32(2 * place + 2))
        } else {
          statement.bindNull(at: Int32(2 * place + 1))
          statement.bindNull(at: Int32(2 * place + 2))
        }
      }
      defer { statement.reset() }
      while try statement.step() {
        lookAhead.remove(questions[first + Int(statement.integer(0))].key)
      }
    }
  }
}
