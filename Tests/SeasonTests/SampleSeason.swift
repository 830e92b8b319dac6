import Foundation
import Testing

/// The season of `Samples/`: its steps and times are those of `Samples/run.sh`.
struct SampleSeason {
  struct File {
    let party: String
    let name: String
    let bytes: [UInt8]
  }

  /// Outputs cut after a step: all of them where none is named.
  struct Cut {
    let time: String
    let outputs: [String]

    init(_ words: Substring) {
      let words = words.split(separator: " ").map(String.init)
      time = words[0]
      outputs = Array(words.dropFirst())
    }
  }

  struct Step {
    let name: String
    let time: String
    /// In the order of their names, so that every run receives them alike.
    let files: [File]
    /// The cut after it, if there is one.
    let cut: Cut?
  }

  static let founding = "2025-10-12T05:00:00Z"
  static let samples = Program.sources + "/Samples"

  let steps: [Step]

  /// The season played to its end, once for all tests that only look at it.
  static let played = Result { try SampleSeason().play() }

  init() throws {
    let script = try String(contentsOfFile: Self.samples + "/run.sh", encoding: .utf8)
    steps = try script.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|")
      guard (3...4).contains(parts.count), parts[0].prefix(2).allSatisfy(\.isNumber),
        parts[1].hasSuffix("Z")
      else { return nil }
      return Step(
        name: String(parts[0]), time: String(parts[1]), files: try Self.files(of: parts[0]),
        cut: parts.count == 4 ? Cut(parts[3]) : nil)
    }
    try #require(steps.count == 34 && steps.last?.cut != nil)
    try #require(script.contains(Self.founding))
  }

  private static func files(of step: Substring) throws -> [File] {
    try Tree.files(under: samples + "/season/\(step)/inbox").map { path, bytes in
      let parts = path.split(separator: "/")
      return File(party: String(parts[0]), name: String(parts[1]), bytes: bytes)
    }
    .sorted {
      "\($0.name)/\($0.party)".utf8.lexicographicallyPrecedes("\($1.name)/\($1.party)".utf8)
    }
  }

  /// The whole season in a home of its own, in this process.
  func play() throws -> SeasonHome {
    let home = try SeasonHome(at: Self.founding)
    for step in steps {
      for file in step.files { try home.drop(file.bytes, as: file.name, in: file.party) }
      try home.run(at: step.time)
      if let cut = step.cut { try home.publish(cut.outputs, at: cut.time) }
    }
    return home
  }
}
