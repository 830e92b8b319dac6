import Foundation
import Reporting
import Testing
import Vocabulary

/// The privacy contract, held against its table.
struct ProfileTests {
  private struct Line: Equatable, CustomStringConvertible {
    var output: String
    var recipients: String
    var cut: String
    var field: String
    var form: String
    var description: String { "\(output)|\(recipients)|\(cut)|\(field)|\(form)" }
  }

  /// The lines of every output.
  private func contract(_ url: URL) throws -> [Line] {
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false)
      guard !line.hasPrefix("#"), cells.count == 5 else { return nil }
      let isHidden = !cells[4].contains("not hidden")
      let form = isHidden ? cells[4].prefix { $0.isLetter } : "total"
      return Line(
        output: String(cells[0]), recipients: String(cells[1]), cut: String(cells[2]),
        field: String(cells[3]), form: String(form))
    }
  }

  private var profiles: [Line] {
    OutputProfile.all.flatMap { profile in
      profile.fields.map { field in
        Line(
          output: profile.output,
          recipients: profile.recipients.map(\.rawValue).joined(separator: " "),
          cut: profile.cut.rawValue, field: field.name, form: field.form.rawValue)
      }
    }
  }

  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  @Test func `the profiles are the privacy contract, field by field`() throws {
    let contract = try contract(folder.appendingPathComponent("Fixtures/outputs.psv"))
    #expect(
      profiles == contract,
      "Profiles.swift and outputs.psv differ: change the contract first, then the profile.")
  }

  @Test func `the copy of the contract is the contract`() throws {
    let shared = folder.appendingPathComponent("../../../shared/design/outputs.psv").standardized
    guard FileManager.default.fileExists(atPath: shared.path) else { return }
    let copy = folder.appendingPathComponent("Fixtures/outputs.psv")
    #expect(try Data(contentsOf: copy) == Data(contentsOf: shared))
  }

  @Test func `the version of the profiles is sixteen digits and always the same`() {
    #expect(OutputProfile.version.count == 16)
    #expect(OutputProfile.version == OutputProfile.version.lowercased())
    #expect(OutputProfile.named("VRQ")?.fields.count == 22)
    #expect(OutputProfile.named("XXX") == nil)
  }
}
