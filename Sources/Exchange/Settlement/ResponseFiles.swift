internal import Archiving
internal import Bookkeeping
internal import Reporting
internal import Vocabulary

/// The responses to one submission, staged: REP, then RES, which is always the last of all.
struct ResponseFiles {
  private let parts: ExchangeParts
  private let claimed: Claimed
  private let stage: Stage

  init(_ parts: ExchangeParts, _ claimed: Claimed, _ stage: Stage) {
    self.parts = parts
    self.claimed = claimed
    self.stage = stage
  }

  /// Stages REP and takes RES's place behind it.
  func write(_ result: SubmissionResult, _ draft: ResponseDraft, sender: Party?) throws
    -> UnplacedResult
  {
    let fixFile = stage.files.first { $0.output == "REJ" }?.name
    let name = sender.map { BilingualText(ar: $0.nameAr, en: $0.nameEn) }
    let report = try stage.open(
      "REP", to: claimed.party, named: claimed.responseBase + ".REP.html")
    let frame = draft.report(result, senderName: name, fixFile: fixFile)
    report.append(frame.head)
    try draft.readRows { report.append($0) }
    report.append(frame.tail)
    try stage.finish(report)
    let document = try ResultDocument.assemble(
      result, texts: RuleWords.texts, findingBytes: draft.lines.count
    ) { bytes in try draft.lines.read { bytes += $0 } }
    let output = try stage.open(
      "RES", to: claimed.party, named: claimed.responseBase + ".RES.xml")
    return UnplacedResult(document: document, output: output)
  }

  /// Ends RES with its place in the log and the signature over both, in place: with many findings it
  /// is the largest thing that is ever in memory as a whole.
  func finish(_ result: inout UnplacedResult, at place: LogPlace) throws {
    result.document.append(place)
    let signature = parts.signingKey.sign(result.document.bytes)
    let output = result.output
    result.document.write(signature, key: parts.signingKey.verifyingKey.id) { output.append($0) }
    try stage.finish(output)
  }
}

/// A RES that lacks nothing but its place in the log and its signature.
struct UnplacedResult {
  fileprivate(set) var document: SignedDocument
  let output: StagedOutput

  /// What the log's entry digests.
  var sha256: String { ContentDigest.hexadecimal(of: document.bytes) }
}

extension ExchangeParts {
  /// The document with this home's signature.
  func signed(_ document: SignedDocument) -> [UInt8] {
    let signature = signingKey.sign(document.bytes)
    return document.signed(signature, key: signingKey.verifyingKey.id)
  }
}
