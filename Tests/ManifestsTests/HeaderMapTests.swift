import Manifests
import Testing
import Vocabulary

struct HeaderMapTests {
  private let table = Kind.ssn.table

  private func map(_ header: [String], _ kind: Kind = .ssn) throws -> HeaderMap {
    guard case .mapped(let map) = HeaderMap.read(header, kind.table) else {
      throw Refused()
    }
    return map
  }

  private func fault(_ header: [String], _ kind: Kind = .ssn) throws -> FileFault {
    guard case .refused(let fault) = HeaderMap.read(header, kind.table, row: 2) else {
      throw Refused()
    }
    return fault
  }

  private struct Refused: Error {}

  @Test func `columns are known by either name, in any order`() throws {
    let map = try map(["القيمة", "effective_at", "المعيار"])
    #expect(map.columns == [2, -1, 0, 1])
    #expect(map.unknown.isEmpty)
  }

  @Test(arguments: [
    "القيمه", " القيمة ", "القـيمة", "\u{200F}القيمة", "VALUE", "Value", "\u{FEFF}value",
  ])
  func `headers are compared folded`(header: String) throws {
    #expect(try map(["parameter", header]).columns[2] == 1)
  }

  @Test func `a missing mandatory column is named`() throws {
    let fault = try fault(["parameter", "country"])
    #expect(fault.code == .f008)
    #expect(fault.row == 2)
    #expect(fault.detailEn == "mandatory column missing: value (القيمة)")
    #expect(fault.detailAr.contains("القيمة"))
  }

  @Test func `a field under both its names is there twice`() throws {
    let fault = try fault(["parameter", "value", "القيمة"])
    #expect(fault.detailEn == "column there twice: value (القيمة)")
  }

  @Test func `everything wrong with a header is said at once`() throws {
    let fault = try fault(["country", "country", "value"])
    #expect(fault.detailEn.contains("missing: parameter"))
    #expect(fault.detailEn.contains("twice: country"))
  }

  @Test func `unknown columns are listed, those with an underscore are not`() throws {
    let map = try map(["parameter", "_row", "value", "colour", "", "_codes", "", ""])
    #expect(map.unknown == ["colour", "(5)"])
    #expect(try fault(["_row"]).code == .f008)
  }

  @Test func `a mandatory date may be carried by its companion alone`() throws {
    let all = Kind.lic.table.columns.filter { !$0.isHijri }.map(\.name)
    let header = all.filter { $0 != "valid_from" } + ["من (هجري)"]
    let map = try map(header, .lic)
    let column = try #require(Kind.lic.table.hijriColumn(of: .validFrom))
    #expect(map.columns[column] == header.count - 1)
    #expect(throws: Refused.self) { try self.map(all.filter { $0 != "valid_from" }, .lic) }
  }

  @Test func `conditional columns may be missing`() throws {
    let mandatory = Kind.plg.table.fields.filter { $0.presence == .mandatory }.map(\.name.name)
    #expect(try map(mandatory, .plg).unknown.isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `an XML file's columns are the table's`(kind: Kind) {
    #expect(HeaderMap.identity(kind.table).columns == Array(kind.table.columns.indices))
  }
}
