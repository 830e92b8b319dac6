internal import Bookkeeping
internal import Vocabulary

extension StatusReport {
  /// For people.
  var text: String {
    var text = "home      \(path), season \(season), key \(key)\n"
    text += "ledger    \(extent.postings.counted("posting", "postings"))"
    if let lastPosting { text += ", the last at \(lastPosting.at)" }
    text += "\numrah     \(umrahKey ?? "no key for season \(season): `masar init` writes it")"
    text += "\ndisk      \(disk.text)"
    text += "\nprocess   \(holder.map { "\($0) holds the home" } ?? "none holds the home")"
    if let trouble { text += "\ntrouble   \(trouble)" }
    text += "\n\n"
    text += filesText + waitingText + workText + peopleText
    return text
  }

  private var filesText: String {
    let judged = verdicts.filter { $0.files > 0 }
    if judged.isEmpty { return "No file was judged yet.\n" }
    var table = TextTable([("verdict", .left), ("files", .right)])
    for (verdict, files) in judged { table.add([verdict.rawValue, files.grouped]) }
    return table.text
  }

  private var waitingText: String {
    if waiting.isEmpty { return "\nNo file waits in an inbox.\n" }
    var table = TextTable([
      ("waiting in", .left), ("bytes", .right), ("unproven since", .left), ("file", .left),
    ])
    for file in waiting.prefix(Self.listed) {
      table.add([
        file.party.rawValue, file.bytes.grouped, file.unprovenSince?.description ?? "-", file.name,
      ])
    }
    return "\n" + table.text + more(waiting.count, "file waits", "files wait")
  }

  private var workText: String {
    if work.isEmpty { return "\nNothing stands in work/.\n" }
    var table = TextTable([
      ("work/", .left), ("standing", .left), ("party", .left), ("file", .left),
    ])
    for entry in work.prefix(Self.listed) {
      table.add([
        entry.name, entry.standing.rawValue, entry.party?.rawValue ?? "-", entry.file ?? "-",
      ])
    }
    var text = "\n" + table.text + more(work.count, "folder", "folders")
    for (recipient, files) in unsettled {
      text += "outbox/\(recipient) still lacks \(files.counted("file", "files")).\n"
    }
    return text
  }

  private var peopleText: String {
    if people.isEmpty { return "\nNobody is registered yet.\n" }
    var table = TextTable([("state", .left), ("held by", .left), ("people", .right)])
    for count in people {
      let codes = count.holds.codes.map(\.name).joined(separator: " ")
      table.add([count.state.name, codes.isEmpty ? "-" : codes, count.people.grouped])
    }
    let pending = cures == 0 ? "" : "\(cures.counted("cure waits", "cures wait")).\n"
    return "\n" + table.text + pending
  }

  private static let listed = 20

  private func more(_ count: Int, _ one: String, _ many: String) -> String {
    count <= Self.listed ? "" : "\(count.counted(one, many)) in all; --json lists every one.\n"
  }

  /// For programs.
  var json: JSONText {
    .object([
      ("home", .text(path)), ("season", .text(season)), ("key", .text(key)), ("at", .text(now)),
      ("postings", .number(extent.postings)), ("last_posting_at", .text(lastPosting?.at)),
      (
        "files",
        .object(verdicts.map { ($0.verdict.rawValue, .number($0.files)) })
      ),
      ("waiting", .list(waiting.map(\.json))),
      ("work", .list(work.map(\.json))),
      (
        "unsettled",
        .list(
          unsettled.map {
            .object([("recipient", .text($0.recipient)), ("files", .number($0.files))])
          })
      ),
      (
        "people",
        .list(
          people.map { count in
            .object([
              ("state", .text(count.state.name)),
              ("holds", .list(count.holds.codes.map(\.name))), ("people", .number(count.people)),
            ])
          })
      ),
      ("umrah_key", .text(umrahKey)),
      ("process", holder.map { .number($0) } ?? .text(String?.none)),
      ("trouble", .text(trouble)),
      ("cures_waiting", .number(cures)),
      (
        "disk",
        .object([
          ("free_bytes", .number(disk.freeBytes)), ("total_bytes", .number(disk.totalBytes)),
        ])
      ),
    ])
  }
}
