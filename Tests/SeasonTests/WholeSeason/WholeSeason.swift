import Bookkeeping
import Exchange
import Foundation
import Testing
import Vocabulary

@testable import masar

/// A season from the agreement to the last departure, through files alone: two countries, an
/// agency, every kind of party, every inbound kind and every output.
///
/// Every personal value in it is marked: nothing else in the season has it, so that it can be looked
/// for in everything that leaves. One test lays it in; once it is whole it is only looked at, by any.
final class WholeSeason: @unchecked Sendable {
  let home: SeasonHome
  let format: FileFormat
  /// The language of the program's templates that are filled in; nil: files are written freely.
  private let template: String?
  private var numbers: [String: Int] = [:]
  /// Results by file name, in the order of receipt.
  private(set) var results: [(name: String, page: ResultPage, text: String)] = []
  private(set) var marks: [Mark] = []

  /// A value that only one person, contract or record has.
  struct Mark: Sendable {
    let field: String
    let value: String
    /// The party that sent it.
    let sender: String
    /// The country whose office may see it, where it is about a person.
    let country: String
  }

  static let indonesia = "IDN-HAO"
  static let agency = "IDN-AGY-0001"
  static let malaysia = "MYS-HAO"

  /// - Parameter format: of everything that is dropped.
  init(
    _ format: FileFormat = .csv, recipients: FileFormat = .csv, template: String? = nil
  ) throws {
    self.format = format
    self.template = template
    home = try SeasonHome()
    try found(recipients)
    try contract()
  }

  // Sending

  /// Drops one file at `time`, runs the exchange once, and keeps the result.
  @discardableResult
  func send(
    _ party: String, _ kind: String, _ rows: [[String: String]], at time: String,
    accepts: Bool = true
  ) throws -> ResultPage {
    numbers[party + kind, default: 0] += 1
    let digits = String(numbers[party + kind]!)
    let number = String(repeating: "0", count: 6 - digits.count) + digits
    let name = "1447_\(party)_\(kind)_\(number).\(format.rawValue)"
    let text = try text(rows, kind: kind, sender: party, number: number)
    let page = try home.send(text, as: name, in: party, at: time)
    results.append((name, page, text))
    if accepts { #expect(page.verdict == "ACCEPTED", "\(name): \(page.causes) \(page.text)") }
    return page
  }

  private func text(
    _ rows: [[String: String]], kind: String, sender: String, number: String
  ) throws -> String {
    if let template {
      return try FilledTemplate(program: Program(home: home.path), language: template)
        .text(format, kind, sender: sender, rows)
    }
    return format == .csv
      ? JudgementScene.csv(rows) : Self.xml(rows, kind: kind, sender: sender, number: number)
  }

  static func xml(
    _ rows: [[String: String]], kind: String, sender: String, number: String
  ) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest xmlns="urn:masar:exchange:1" kind="\(kind)" season="1447" sender="\(sender)" \
      sequence="\(number)"><control records="\(rows.count)"/>

      """
    for row in rows {
      text += "<record>"
      for (name, value) in row.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
        let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        text += "<\(name)>\(escaped)</\(name)>"
      }
      text += "</record>\n"
    }
    return text + "</manifest>\n"
  }

  func mark(_ field: String, _ value: String, of sender: String, _ country: String = "IDN") {
    marks.append(Mark(field: field, value: value, sender: sender, country: country))
  }

  /// Cuts everything that is scheduled.
  func publish(at time: String) throws { try home.publish(at: time) }

  // Reading what came back

  /// The records of a recipient's file, by column: the last file whose name has `part`, or all of
  /// that output.
  func records(_ party: String, _ output: String) throws -> [[String: String]] {
    let names = try home.outbox.keys.filter {
      $0.hasPrefix(party + "/") && $0.contains("_\(output)_") && !$0.hasSuffix(".sha256")
    }.sorted()
    return try names.flatMap { try Self.records(of: home.outbox($0), named: $0) }
  }

  static func records(of bytes: [UInt8], named name: String) -> [[String: String]] {
    let text = String(decoding: bytes, as: UTF8.self)
    return name.hasSuffix(".xml") ? xmlRecords(text) : csvRecords(text)
  }

  private static func csvRecords(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().filter { $0.first != "#END" }.map { cells in
      Dictionary(zip(header, cells)) { first, _ in first }
    }
  }

  private static func xmlRecords(_ text: String) -> [[String: String]] {
    text.split(separator: "<record>").dropFirst().map { part in
      var record: [String: String] = [:]
      for piece in part.split(separator: "</record>")[0].split(separator: "<") {
        let halves = piece.split(separator: ">", maxSplits: 1).map(String.init)
        if halves.count == 2 { record[halves[0]] = halves[1] }
      }
      return record
    }
  }
}
