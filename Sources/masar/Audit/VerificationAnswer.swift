internal import Archiving
internal import Durability
internal import Reporting
internal import Vocabulary

/// What `masar audit verify` says of it.
extension Verification {
  var text: String {
    var text = """
      log       \(extent.entries.counted("entry", "entries")), \(extent.unsigned.grouped) of them \
      not under the signed head yet
      archive   \(extent.files.counted("file", "files")), \(Int(extent.bytes).grouped) bytes

      """
    if extent.sealed > 0 { text += sealedText }
    if extent.pages > 0 { text += pagesText }
    if extent.pagesOfOtherForm > 0 {
      text +=
        "WARNING   \(extent.pagesOfOtherForm.counted("season's page", "seasons' pages")) made "
      text += "by another version, not compared: masar audit index writes them anew\n"
    }
    if let head = extent.head {
      text += "head      \(head.origin), \(head.size.grouped) entries, root \(head.root.text)\n"
    }
    if let key = extent.key { text += "key       \(key)\n" }
    if extent.isKeyUnproven {
      text += "          the log's own word: compare it with what partners were told\n"
    }
    if let outboxFiles {
      text += "home      the ledger, and \(outboxFiles.counted("file", "files")) in outboxes\n"
    }
    if extent.witnesses > 0 {
      text += "witness   \(extent.witnesses.counted("result", "results")) of partners agree\n"
    }
    for finding in findings {
      let words = AuditWords(finding.kind)
      text += "FOUND     \(finding.kind.rawValue) \(finding.place)\(Self.posting(finding)): "
      text += "\(words.sentence.en)\n"
    }
    if findingCount > findings.count {
      text += "          and \((findingCount - findings.count).grouped) more\n"
    }
    let whole =
      unopenedCount == 0
      ? "the archive is whole: no finding"
      : "the log is whole, and so is what could be opened: no finding"
    text +=
      findingCount == 0
      ? "verified  \(whole)\n"
      : "          \(findingCount.counted("finding", "findings")), left as it is\n"
    return text
  }

  /// Sealed files of which nothing is known but that they are there.
  private var unopenedCount: Int { extent.unopened.unopened.values.reduce(0) { $0 + $1.files } }

  private var sealedText: String {
    var text = "sealed    \(extent.sealed.counted("file", "files"))\n"
    if extent.forgotten > 0 {
      let seasons = extent.forgottenSeasons.map(\.description).joined(separator: ", ")
      text +=
        "          \(extent.forgotten.grouped) forgotten with season \(seasons): the log says "
      text += "that the key was destroyed\n"
    }
    for (key, files) in extent.unopened.unopened.sorted(by: { $0.key < $1.key }) {
      text +=
        "WARNING   \(files.files.counted("file", "files")) sealed, content not checked: the key "
      text += "\(key.name) of season \(key.season) is not at hand (--keys)\n"
    }
    return text
  }

  private var pagesText: String {
    var text = "pages     \(extent.pages.counted("season", "seasons")): what the entries say"
    if extent.pagesBehind > 0 { text += ", \(extent.pagesBehind.grouped) as of an earlier entry" }
    return text + "\n"
  }

  private static func posting(_ finding: AuditFinding) -> String {
    finding.posting.map { " (posting \($0))" } ?? ""
  }

  var json: JSONText {
    .object([
      (
        "verified",
        .object([
          ("origin", .text(extent.origin)), ("entries", .number(extent.entries)),
          ("unsigned", .number(extent.unsigned)), ("root", .text(extent.head?.root.text)),
          ("key", .text(extent.key)), ("key_is_unproven", .bool(extent.isKeyUnproven)),
          ("files", .number(extent.files)), ("bytes", .number(Int(extent.bytes))),
          ("sealed", .number(extent.sealed)), ("sealed_not_checked", .number(unopenedCount)),
          ("forgotten", .number(extent.forgotten)),
          ("pages", .number(extent.pages)), ("pages_behind", .number(extent.pagesBehind)),
          ("pages_not_compared", .number(extent.pagesOfOtherForm)),
          ("witnesses", .number(extent.witnesses)), ("outbox_files", .number(outboxFiles)),
        ])
      ),
      ("findings", .number(findingCount)),
      (
        "found",
        .list(
          findings.map {
            .object([
              ("kind", .text($0.kind.rawValue)), ("posting", .number($0.posting)),
              ("place", .text($0.place)),
            ])
          })
      ),
    ])
  }

  /// The same as a page for the file.
  func writePage(to path: String) throws {
    let page = AuditPage(
      origin: extent.origin, key: extent.key, isKeyUnproven: extent.isKeyUnproven,
      size: extent.entries, unsigned: extent.unsigned, root: extent.head?.root.text,
      files: extent.files, bytesRead: extent.bytes, people: extent.people,
      witnesses: extent.witnesses, unopened: unopenedCount, forgotten: extent.forgotten,
      checkedAt: at, hasLedger: outboxFiles != nil,
      findings: findings, findingCount: findingCount)
    let (folder, name) = try FilePath.split(path)
    _ = try folder.writeDurably(page.bytes, named: name, replacing: true)
  }
}
