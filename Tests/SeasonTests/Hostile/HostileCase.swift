import Foundation
import TestSupport
import Testing

/// A file that somebody sends to break the exchange, and what it must be told.
struct HostileCase: Sendable, CustomTestStringConvertible {
  let title: String
  /// `csv`, `xml`, and either with `.gz` behind it.
  let suffix: String
  /// How the answer begins: the verdict, the codes, the place.
  let expected: String
  /// Its bytes, for how many of whatever it has many of.
  let content: @Sendable (Int) throws -> [UInt8]

  init(
    _ title: String, _ suffix: String, _ expected: String,
    _ content: @escaping @Sendable (Int) throws -> [UInt8]
  ) {
    (self.title, self.suffix, self.expected, self.content) = (title, suffix, expected, content)
  }

  init(_ title: String, _ suffix: String, _ expected: String, text: String) {
    self.init(title, suffix, expected) { _ in Array(text.utf8) }
  }

  init(_ title: String, _ suffix: String, _ expected: String, bytes: [UInt8]) {
    self.init(title, suffix, expected) { _ in bytes }
  }

  var testDescription: String { title }

  static let all = markup + amounts + encodings + packed + tables + hugeTables

  /// Each of the pieces in its turn, as one text: large ones without a string a piece.
  static func repeated(_ piece: String, _ count: Int) -> [UInt8] {
    let bytes = Array(piece.utf8)
    var all: [UInt8] = []
    all.reserveCapacity(bytes.count * count)
    for _ in 0..<count { all += bytes }
    return all
  }

  static func numbered(_ count: Int, _ piece: (Int) -> String) -> [UInt8] {
    var all: [UInt8] = []
    for number in 0..<count { all.append(contentsOf: piece(number).utf8) }
    return all
  }

  /// A manifest of season parameters with `body` inside its root.
  static func manifest(_ body: [UInt8], before: String = "") -> [UInt8] {
    Array((before + "<manifest xmlns=\"urn:masar:exchange:1\">").utf8) + body
      + Array("</manifest>\n".utf8)
  }

  static func manifest(_ body: String, before: String = "") -> [UInt8] {
    manifest(Array(body.utf8), before: before)
  }

  static let record = "<record><parameter>min_age</parameter><value>12</value></record>"
}
