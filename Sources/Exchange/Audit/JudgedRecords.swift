internal import Archiving

/// Who was refused, or held, in one file: read from its RES, line by line.
struct JudgedRecords: Sendable, Equatable {
  /// What was said of one record.
  struct Record: Sendable, Equatable {
    var reference = ""
    /// Codes by which it is refused.
    var refused: Set<String> = []
    /// Codes by which it is held.
    var held: Set<String> = []
  }

  private(set) var verdict = ""
  /// records, accepted, held, unchanged, rejected.
  private(set) var counts: [String: Int] = [:]
  /// By row; only those of which something was said.
  private(set) var records: [Int: Record] = [:]
  /// What refuses the file as a whole.
  private(set) var fileCodes: Set<String> = []
  /// Some code has more findings than RES lists.
  private(set) var isCut = false

  /// Whether nothing of the file was posted.
  var isRefused: Bool { verdict == "REJECTED" || verdict == "QUARANTINED" }

  /// Why nothing of it was posted: what was said of the file, else of its records.
  var refusals: Set<String> {
    fileCodes.isEmpty ? records.values.reduce(into: []) { $0.formUnion($1.refused) } : fileCodes
  }

  init(_ bytes: [UInt8]) {
    var severities: [Substring: Set<Substring>] = [:]
    var listed: [Substring: Int] = [:]
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("<result ") {
        verdict = XMLLine.attribute("verdict", text).map { String($0) } ?? ""
      } else if text.hasPrefix("  <counts") {
        for name in ["records", "accepted", "held", "unchanged", "rejected"] {
          counts[name] = XMLLine.attribute(name, text).flatMap { Int($0) }
        }
      } else if text.hasPrefix("  <cause "), let code = XMLLine.attribute("code", text),
        let severity = XMLLine.attribute("severity", text)
      {
        severities[code, default: []].insert(severity)
        let count = XMLLine.attribute("count", text).flatMap { Int($0) } ?? 0
        listed[code, default: 0] += count
      } else if text.hasPrefix("  <finding "), let code = XMLLine.attribute("code", text) {
        listed[code, default: 0] -= 1
        note(text, code, severities[code] ?? [])
      }
    }
    // R122 is told once a field, whatever its count.
    isCut = listed.contains { $0.key != "R122" && $0.value > 0 }
  }

  private mutating func note(_ text: String, _ code: Substring, _ severities: Set<Substring>) {
    guard let row = XMLLine.attribute("row", text).flatMap({ Int($0) }) else {
      if severities.contains("FATAL") || severities.contains("ERROR") {
        fileCodes.insert(String(code))
      }
      return
    }
    var record = records[row] ?? Record()
    if record.reference.isEmpty {
      record.reference = XMLLine.attribute("ref", text).map { String($0) } ?? ""
    }
    if severities.contains("ERROR") || severities.contains("FATAL") {
      record.refused.insert(String(code))
    } else if severities.contains("HOLD") {
      record.held.insert(String(code))
    }
    records[row] = record
  }
}
