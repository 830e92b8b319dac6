import FoundationEssentials
import Testing

/// The lines of a file in this target's Fixtures folder, comments left out.
func fixtureLines(_ name: String, file: String = #filePath) throws -> [String] {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  let path = (folder + ["Fixtures", Substring(name)]).joined(separator: "/")
  let data = try Data(contentsOf: URL(filePath: path))
  return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    .filter { !$0.hasPrefix("#") }
}
