internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

/// Everything the ledger and the folders know under one word.
struct Trace {
  let subject: String
  /// Postings whose file was so named, newest first, then those that sent such a file out.
  var files: [FileTrace] = []
  /// Files so named that were not judged yet.
  var waiting: [WaitingFile] = []
  var work: [WorkEntry] = []
  var people: [PersonTrace] = []

  init(of given: String, in opened: OpenedHome) throws {
    // People paste paths and spaces.
    let last = given.split(separator: "/").last.map(String.init) ?? given
    let trimmed = Self.trimmed(given)
    let name = Self.trimmed(last)
    subject = trimmed
    let home = opened.home
    try opened.ledger.inspect { ledger in
      files = try Self.postings(named: name, ledger).map { try FileTrace($0, in: home) }
      waiting = try WaitingFile.all(in: home.inbox, ledger).filter {
        FileTrace.matches($0.name, name)
      }
      work = try WorkEntry.all(in: home.work, ledger).filter {
        $0.standing != .booked && $0.file.map { FileTrace.matches($0, name) } == true
      }
      people = try Self.numbers(of: trimmed, ledger).compactMap { id in
        try PersonTrace(id, asked: trimmed, ledger)
      }
    }
  }

  var isEmpty: Bool { files.isEmpty && waiting.isEmpty && work.isEmpty && people.isEmpty }

  private static func postings(
    named name: String, _ ledger: any LedgerInspection
  ) throws -> [Posting] {
    var found = try ledger.submissions(named: name)
    for number in try ledger.postings(promising: name)
    where !found.contains(where: { $0.number == number }) {
      if let posting = try ledger.posting(number) { found.append(posting) }
    }
    return found
  }

  /// Each registration once, in the order of their numbers.
  private static func numbers(
    of subject: String, _ ledger: any LedgerInspection
  ) throws -> [Int64] {
    var found = Set(try ledger.people(reference: subject))
    let capitals = subject.uppercased()
    found.formUnion(try ledger.people(passport: capitals))
    if let number = Int(subject) { found.formUnion(try ledger.people(requestNo: number)) }
    return found.sorted()
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  var text: String {
    if isEmpty {
      return """
        Nothing is known under "\(subject)": no file, no reference, no passport, no request.

        """
    }
    var parts = people.map(\.text) + files.map(\.text)
    parts += waiting.map { file in
      let why =
        file.unprovenSince.map { "waits for proof that it is whole since \($0)" }
        ?? "waits to be taken"
      return "file \(file.name)\n  in        inbox/\(file.party), \(why)\n"
    }
    parts += work.map { entry in
      "file \(entry.file ?? "-")\n  in        work/\(entry.name), \(entry.standing.rawValue)\n"
    }
    return parts.joined(separator: "\n")
  }

  var json: JSONText {
    .object([
      ("subject", .text(subject)), ("people", .list(people.map(\.json))),
      ("files", .list(files.map(\.json))), ("waiting", .list(waiting.map(\.json))),
      ("work", .list(work.map(\.json))),
    ])
  }
}
