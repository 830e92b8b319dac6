import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// 19 kinds × 2 syntaxes: what `masar template` prints, filled in, is accepted, and what
/// `masar schema` prints agrees.
@Suite struct KindFormTests {
  /// For each kind a field that is a code, or else of a narrow form, and a value that fits none.
  private static let wrong: [Kind: (FieldName, String)] = [
    .ssn: (.country, "QQQ"), .pty: (.type, "ZZZ"), .qta: (.entryType, "TAKE"),
    .lic: (.activity, "ZZZ"), .ctb: (.contractType, "ZZZ"), .ctp: (.contractType, "ZZZ"),
    .pkg: (.segment, "STAFFS"), .plg: (.sex, "Z"), .amd: (.action, "ERASE"),
    .hlc: (.outcome, "WELL"), .vis: (.status, "GRANTED"), .arp: (.entryPort, "LHR"),
    .ara: (.entryPort, "LHR"), .stf: (.staffRole, "COOK"), .hal: (.movement, "STAY"),
    .bus: (.fromCity, "RUH"), .dep: (.cause, "LOST"), .umr: (.passportKey, "not hexadecimal"),
    .rdy: (.itemCode, "ROOF"),
  ]

  @Test(arguments: [(FileFormat.csv, "en"), (.csv, "ar"), (.xml, "en"), (.xml, "ar")])
  func `a whole season is accepted in the program's own templates, filled in`(
    format: FileFormat, language: String
  ) throws {
    let season = try WholeSeason.layIn(format, template: language)
    let program = Program(home: season.home.path)
    for kind in Kind.allCases {
      let files = season.results.filter { $0.name.contains("_\(kind.rawValue)_") }
      let accepted = files.filter { $0.page.verdict == "ACCEPTED" }
      #expect(!accepted.isEmpty, "\(kind.rawValue)")
      guard format == .xml else { continue }
      let schema = try PrintedSchema(kind.rawValue, of: program)
      for file in accepted {
        #expect(try schema.complaint(about: file.text) == "", "\(file.name)")
      }
    }
    #expect(try season.home.reconcile().gaps.isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `a schema takes a filled template and refuses a wrong element and a wrong code`(
    kind: Kind
  ) throws {
    let folder = try TemporaryFolder.make("forms")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = Program(home: folder)
    let schema = try PrintedSchema(kind.rawValue, of: program)
    let template = FilledTemplate(program: program, language: "ar")
    func filled(_ more: [FieldName: String] = [:]) throws -> String {
      let row = validExample(of: kind).merging(more) { $1 }
      let named = Dictionary(uniqueKeysWithValues: row.map { ($0.key.name, $0.value) })
      return try template.text(.xml, kind.rawValue, sender: "IDN-HAO", [named])
    }
    let good = try filled()
    #expect(try schema.complaint(about: good) == "")
    let strange = good.replacing("  </record>", with: "<colour>red</colour></record>")
    #expect(try schema.complaint(about: strange).contains("colour"))
    let (field, value) = try #require(Self.wrong[kind])
    #expect(try schema.complaint(about: filled([field: value])).contains(field.name))
  }
}
