import Foundation
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// What `masar template` prints, filled in as a partner does it: a row under the header, a value
/// between two tags, and nothing else changed but the count and the sender.
struct FilledTemplate {
  let program: Program
  /// Of headers and remarks.
  let language: String

  /// What the program printed, by its words: it prints the same for everyone.
  private static let printed = Mutex<[[String]: String]>([:])

  private func template(_ kind: String, _ more: [String] = []) throws -> String {
    let words = ["template", kind, "--lang", language] + more
    if let known = Self.printed.withLock({ $0[words] }) { return known }
    let ending = try program.start(words, at: nil).wait()
    #expect(ending.code == 0, "\(kind): \(ending.complaint)")
    Self.printed.withLock { $0[words] = ending.output }
    return ending.output
  }

  func text(
    _ format: FileFormat, _ kind: String, sender: String, _ rows: [[String: String]]
  ) throws -> String {
    format == .csv ? try csv(kind, rows) : try xml(kind, sender: sender, rows)
  }

  private func csv(_ kind: String, _ rows: [[String: String]]) throws -> String {
    // Of whatever language the header is, its columns are those of the template in English.
    let columns = try Self(program: program, language: "en").header(kind)
    let lines = try template(kind).split(whereSeparator: \.isNewline)
    let delimiter = language == "ar" ? ";" : ","
    try #require(lines.count == 2 && lines[1] == "#END\(delimiter)0", "\(lines)")
    var text = lines[0] + "\r\n"
    for row in rows {
      expectColumns(of: row, among: columns, kind)
      text += columns.map { quoted(row[$0] ?? "", delimiter) }.joined(separator: delimiter)
      text += "\r\n"
    }
    return text + "#END\(delimiter)\(rows.count)\r\n"
  }

  private func header(_ kind: String) throws -> [String] {
    let line = try #require(try template(kind).split(whereSeparator: \.isNewline).first)
    return line.trimmingPrefix("\u{FEFF}").split(separator: ",").map(String.init)
  }

  private func quoted(_ value: String, _ delimiter: String) -> String {
    guard value.contains(delimiter) || value.contains("\"") else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  private func xml(
    _ kind: String, sender: String, _ rows: [[String: String]]
  ) throws -> String {
    let parts = try template(kind, ["--xml"]).split(separator: "  <record>\n")
    try #require(parts.count == 2)
    let end = "  </record>\n"
    let record = try #require(parts[1].split(separator: end).first)
    let columns = record.split(separator: "></").compactMap {
      $0.split(separator: "<").last.map(String.init)
    }
    var text = parts[0].replacing("sender=\"\"", with: "sender=\"\(sender)\"")
      .replacing("records=\"1\"", with: "records=\"\(rows.count)\"")
    for row in rows {
      expectColumns(of: row, among: columns, kind)
      var filled = String(record)
      for (name, value) in row where !value.isEmpty {
        let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        filled = filled.replacing("<\(name)></", with: "<\(name)>\(escaped)</")
      }
      text += "  <record>\n" + filled + end
    }
    return text + "</manifest>\n"
  }

  private func expectColumns(of row: [String: String], among columns: [String], _ kind: String) {
    let strange = Set(row.filter { !$0.value.isEmpty }.keys).subtracting(columns)
    #expect(strange.isEmpty, "\(kind) has no column for \(strange)")
  }
}

/// The schema that `masar schema` prints, as a partner's tools use it.
final class PrintedSchema {
  private let folder: String

  init(_ kind: String, of program: Program) throws {
    folder = try TemporaryFolder.make("schema")
    let ending = try program("schema", kind)
    #expect(ending.code == 0)
    try Data(ending.output.utf8).write(to: URL(filePath: folder + "/kind.xsd"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What `xmllint` says against a document; empty where it says that it validates.
  func complaint(about document: String) throws -> String {
    let file = folder + "/file.xml"
    try Data(document.utf8).write(to: URL(filePath: file))
    let said = folder + "/said"
    let code = try ChildProcess(
      ["xmllint", "--noout", "--schema", folder + "/kind.xsd", file], complaint: said
    ).wait().code
    let text = try String(contentsOfFile: said, encoding: .utf8)
    // 3: the document does not fit; anything else is not about the document.
    try #require([0, 3].contains(code), "\(text)")
    return code == 0 ? "" : text
  }
}
