import Bookkeeping
import Foundation
import Manifests
import Parsing
import Reporting
import TestSupport
import Vocabulary

/// A result with two causes, as documents are made from.
func sampleResult(_ verdict: Verdict = .partial) -> SubmissionResult {
  var counts = RecordCounts(declared: 2000)
  counts.records = 2000
  counts.accepted = 1980
  counts.held = 12
  counts.rejected = 8
  counts.warned = 31
  return SubmissionResult(
    fileName: "1447_IDN-HAO_PLG_000123.csv", sha256: String(repeating: "ab", count: 32),
    sender: PartyID("IDN-HAO"), season: Season("1447"), kind: .plg, sequence: 123,
    verdict: verdict, posting: 87, receivedAt: Instant(rfc3339: "2026-01-04T10:15:02Z")!,
    completedAt: Instant(rfc3339: "2026-01-04T10:15:03Z")!, rulesVersion: "r1",
    referenceVersion: "d1", counts: counts, rulesEvaluated: 41)
}

let sampleTexts = RuleTexts(
  RuleCode.allCases.map { code in
    RuleText(
      code, .error, ar: "جملة \(code.name)", en: "sentence \(code.name)",
      mendAr: "إصلاح \(code.name)", mendEn: "mend \(code.name)")
  })

let sampleHead = OutputHead(
  season: Season("1447")!, recipient: PartyID("MOFA"), sequence: 1, posting: 87,
  at: Instant(rfc3339: "2026-01-05T00:00:00Z")!)

/// A person of whom every value is marked: what is found in an output says where it came from.
func markedPerson(
  state: PilgrimState = .accepted, _ changes: [FieldName: String] = [:]
) -> StoredPerson {
  StoredPerson(
    id: 17, owner: PartyID("IDN-AGY-0007"), sender: PartyID("IDN-HAO"),
    country: CountryCode("IDN")!, segment: .agency, agency: PartyID("IDN-AGY-0007"),
    packageID: 424_242, state: state, holds: [.contract, .frozen], requestNo: 17,
    posting: 919_191, ordinal: 828_282, updatedAt: Instant(rfc3339: "2026-01-04T10:15:02Z")!,
    texts: StoredPerson.textFields.map { field in
      Array((changes[field] ?? "[\(field.name)]").utf8)
    },
    dates: StoredPerson.dateFields.indices.map {
      CalendarDate(year: 1950 + 10 * $0, month: 1, day: 1)
    })
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Everything a writer made.
func finished<Columns>(_ writer: OutputWriter<Columns>) -> String {
  var writer = writer
  var bytes: [UInt8] = []
  writer.finish { bytes += $0 }
  return text(bytes)
}

func utf8(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

/// What `xmllint` has against a document; empty for a well-formed one.
func faults(ofXML document: [UInt8]) throws -> String {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("masar-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try Data(document).write(to: URL(fileURLWithPath: folder + "/document"))
  try ChildProcess(
    ["xmllint", "--noout", "--nonet", folder + "/document"], complaint: folder + "/said"
  ).wait()
  return try String(contentsOfFile: folder + "/said", encoding: .utf8)
}
