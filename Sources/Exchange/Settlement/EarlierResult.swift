internal import Archiving
internal import Bookkeeping
internal import Logging
internal import Vocabulary

/// The result of the file whose content came again, laid beside the new one, unchanged.
struct EarlierResult {
  private let parts: ExchangeParts

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// Stages a copy of the archived RES; where the archive has not got it (yet), operators are told
  /// and the new result names the earlier posting all the same.
  func stage(_ earlier: Posting, beside claimed: Claimed, _ stage: Stage) throws {
    guard let submission = earlier.submission,
      let result = earlier.files.first(where: { $0.output == "RES" })
    else { return }
    do {
      let path = ArchiveLayout.folder(of: submission) + [result.name]
      guard let file = try parts.archive.open(path) else {
        return parts.notices.tell(
          .error, "the archive lacks \(result.name) of posting \(earlier.number)")
      }
      try stage.put(
        try file.readAll(limit: 1 << 30), as: "EARLIER", to: claimed.party,
        named: claimed.responseBase + ".EARLIER.RES.xml")
    } catch let trouble as SealTrouble {
      parts.notices.tell(.error, "\(trouble)")
    }
  }
}
