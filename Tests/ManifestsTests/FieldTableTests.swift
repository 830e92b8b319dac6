import FoundationEssentials
import Manifests
import Testing
import Vocabulary

/// The contract's table of fields, kept beside the tests.
struct ContractField: Equatable {
  var name, headerAr, type, presence, about: String

  /// The fields of one kind as the contract writes them; `=CTB` and `+PLG` are followed.
  static func fields(of kind: Kind, in text: String) -> [ContractField] {
    var found: [ContractField] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == kind.rawValue else { continue }
      if cells[1].hasPrefix("="), let other = Kind(rawValue: String(cells[1].dropFirst())) {
        return fields(of: other, in: text)
      }
      if cells[1] == "+PLG" {
        found += borrowed(of: kind, from: fields(of: .plg, in: text))
        continue
      }
      found.append(
        ContractField(
          name: cells[1], headerAr: cells[2], type: cells[3], presence: cells[4],
          about: cells[5...].joined(separator: "|")))
    }
    return found
  }
}

extension ContractField {
  /// What `+PLG` means: to AMD any field but the reference, all conditional; to STF those that its
  /// remark names, as demanded of pilgrims.
  private static func borrowed(of kind: Kind, from pilgrim: [ContractField]) -> [ContractField] {
    if kind == .amd {
      return pilgrim.filter { $0.name != "sender_ref" }.map {
        var field = $0
        field.presence = "C"
        return field
      }
    }
    let prefixes = ["passport_", "mrz", "surname_", "given_", "birth_", "acwy_"]
    let names = ["name_ar", "nationality", "residence_country", "sex", "polio_date", "yf_date"]
    return pilgrim.filter { field in
      names.contains(field.name) || prefixes.contains { field.name.hasPrefix($0) }
    }
  }
}

/// The text of a file beside the tests, or, by `..`, beside the checkout.
func fixture(_ path: String) throws -> String {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  return String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
}

struct FieldTableTests {
  @Test(arguments: Kind.allCases)
  func `a kind's table is the contract's, field by field`(kind: Kind) throws {
    let contract = ContractField.fields(of: kind, in: try fixture("Fixtures/kinds.psv"))
    let table = kind.table.fields.map {
      ContractField(
        name: $0.name.name, headerAr: $0.headerAr, type: $0.type.notation,
        presence: $0.presence.letter, about: $0.about)
    }
    #expect(!contract.isEmpty)
    #expect(table == contract, "mend Sources/Manifests/Kinds, or Fixtures/kinds.psv")
  }

  @Test func `the copy of the contract's table is the contract's table`() throws {
    let copy = try fixture("Fixtures/kinds.psv")
    guard let design = try? fixture("../../../shared/design/kinds.psv") else { return }
    #expect(copy == design, "copy kinds.psv anew into Tests/ManifestsTests/Fixtures")
  }

  @Test(arguments: Kind.allCases)
  func `no two columns of a kind answer to one header`(kind: Kind) {
    let headers = kind.table.columns.flatMap { [$0.name, $0.headerAr] }.map(NameKey.header)
    #expect(Set(headers).count == headers.count)
  }

  @Test(arguments: Kind.allCases)
  func `every date has one companion, behind all fields`(kind: Kind) {
    let table = kind.table
    let dates = table.fields.filter { $0.type == .date }.map(\.name)
    #expect(table.columns.count == table.fields.count + dates.count)
    #expect(table.columns.suffix(dates.count).map(\.field.name) == dates)
    #expect(table.columns.suffix(dates.count).allSatisfy { $0.isHijri })
    for date in dates { #expect(table.hijriColumn(of: date) != nil) }
  }

  @Test func `the provider declares the fields that the buyer declares`() {
    #expect(Kind.ctp.table.fields == Kind.ctb.table.fields)
    #expect(Kind.ctp.table.kind == .ctp)
  }
}
