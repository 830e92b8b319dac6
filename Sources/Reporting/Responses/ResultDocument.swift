internal import Bookkeeping
import Vocabulary

/// RES.xml: what became of a file, for machines; signed.
package enum ResultDocument {
  /// The whole document but for its signature.
  ///
  /// - Parameter findings: the spooled `FindingLine`s, in the order of the file.
  package static func assemble(
    _ result: SubmissionResult, findings: [UInt8], texts: RuleTexts
  ) -> SignedDocument {
    assemble(result, texts: texts, findingBytes: findings.count) { $0 += findings }
  }

  /// The same with findings that are read from where they were spooled.
  ///
  /// - Parameter findingBytes: how long they are.
  package static func assemble(
    _ result: SubmissionResult, texts: RuleTexts, findingBytes: Int,
    findings: (inout [UInt8]) throws -> Void
  ) rethrows -> SignedDocument {
    precondition(result.isHonest, "a result conserves its records and accepts nothing unjudged")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(findingBytes + 65_536)
    appendHead(result, &bytes)
    appendCounts(result, &bytes)
    for cause in result.findings.found { append(cause, texts, &bytes) }
    try findings(&bytes)
    bytes.append("</result>\n")
    return SignedDocument(bytes, root: "result")
  }

  private static func appendHead(_ result: SubmissionResult, _ bytes: inout [UInt8]) {
    bytes.append(XMLFormat.declaration)
    bytes.append("<result xmlns=\"urn:masar:result:1\"")
    XMLFormat.attribute("file", result.fileName, &bytes)
    XMLFormat.attribute("sha256", result.sha256, &bytes)
    XMLFormat.attribute("season", result.season?.description ?? "", &bytes)
    XMLFormat.attribute("sender", result.sender.rawValue, &bytes)
    XMLFormat.attribute("kind", result.kind?.rawValue ?? "", &bytes)
    XMLFormat.attribute("sequence", SixDigits.text(result.sequence), &bytes)
    XMLFormat.attribute("verdict", result.verdict.rawValue, &bytes)
    XMLFormat.attribute("posting", result.posting, &bytes)
    XMLFormat.attribute("received", result.receivedAt.description, &bytes)
    XMLFormat.attribute("completed", result.completedAt.description, &bytes)
    XMLFormat.attribute("rules", result.rulesVersion, &bytes)
    XMLFormat.attribute("reference", result.referenceVersion, &bytes)
    bytes.append(">\n")
  }

  private static func appendCounts(_ result: SubmissionResult, _ bytes: inout [UInt8]) {
    let counts = result.counts
    bytes.append("  <counts")
    if let declared = counts.declared { XMLFormat.attribute("declared", declared, &bytes) }
    XMLFormat.attribute("records", counts.records, &bytes)
    XMLFormat.attribute("accepted", counts.accepted, &bytes)
    XMLFormat.attribute("held", counts.held, &bytes)
    XMLFormat.attribute("unchanged", counts.unchanged, &bytes)
    XMLFormat.attribute("rejected", counts.rejected, &bytes)
    XMLFormat.attribute("warned", counts.warned, &bytes)
    bytes.append("/>\n  <evaluated")
    XMLFormat.attribute("rules", result.rulesEvaluated, &bytes)
    XMLFormat.attribute("skipped", result.rulesSkipped, &bytes)
    bytes.append("/>\n")
    if let standing = result.standing { append(standing, &bytes) }
    if let earlier = result.earlier {
      bytes.append("  <earlier")
      XMLFormat.attribute("file", earlier.fileName, &bytes)
      XMLFormat.attribute("posting", earlier.posting, &bytes)
      bytes.append("/>\n")
    }
    if let recall = result.recall {
      bytes.append("  <recall")
      XMLFormat.attribute("posting", recall.posting, &bytes)
      XMLFormat.attribute("code", recall.code.name, &bytes)
      bytes.append("/>\n")
    }
    if result.isOursToMend {
      bytes.append("  <note>")
      XMLFormat.element(VerdictWords.oursToMend, &bytes)
      bytes.append("</note>\n")
    }
  }

  private static func append(_ standing: LevelStanding, _ bytes: inout [UInt8]) {
    bytes.append("  <standing")
    XMLFormat.attribute("country", standing.country.description, &bytes)
    XMLFormat.attribute("segment", standing.segment?.rawValue ?? "", &bytes)
    XMLFormat.attribute("agency", standing.agency?.rawValue ?? "", &bytes)
    XMLFormat.attribute("granted", standing.granted, &bytes)
    XMLFormat.attribute("before", standing.before, &bytes)
    XMLFormat.attribute("after", standing.after, &bytes)
    bytes.append("/>\n")
  }

  private static func append(
    _ cause: FindingTally.Cause, _ texts: RuleTexts, _ bytes: inout [UInt8]
  ) {
    bytes.append("  <cause")
    XMLFormat.attribute("code", cause.code.name, &bytes)
    XMLFormat.attribute("severity", cause.severity.name, &bytes)
    XMLFormat.attribute("count", cause.count, &bytes)
    if let row = cause.firstRow { XMLFormat.attribute("first", row, &bytes) }
    bytes.append(">")
    XMLFormat.element(cause.sentence(texts), &bytes)
    bytes.append("</cause>\n")
  }
}

/// A sequence number as names write it; empty where there is none.
enum SixDigits {
  static func text(_ sequence: Int?) -> String {
    guard let sequence else { return "" }
    var bytes: [UInt8] = []
    bytes.append(number: sequence, width: 6)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FindingTally.Cause {
  /// The rule's sentence, and what exactly, where the file as a whole is at fault.
  func sentence(_ texts: RuleTexts) -> BilingualText {
    let sentence = texts[code].sentence
    guard let detail else { return sentence }
    return BilingualText(
      ar: sentence.ar + " — " + detail.ar, en: sentence.en + " — " + detail.en)
  }
}
