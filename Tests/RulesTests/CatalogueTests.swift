import Rules
import Testing
import Vocabulary

/// The catalogue is the contract: what the rulebook says is what it says, word for word.
@Suite struct CatalogueTests {
  @Test func `every rule says what the catalogue says, word for word`() throws {
    for line in try Catalogue.lines() {
      let code = try #require(RuleCode(name: line.code), "\(line.code) is in no list")
      let entry = Rulebook.entry(code)
      #expect(entry.severity.name == line.severity, "\(line.code)")
      #expect(entry.level.rawValue == line.level, "\(line.code)")
      #expect(entry.appliesTo == line.kinds, "\(line.code)")
      #expect(entry.isDocumented == (line.basis == "D"), "\(line.code)")
      #expect(entry.en == line.en, "\(line.code)")
      #expect(entry.ar == line.ar, "\(line.code)")
    }
  }

  @Test func `all 75 codes of the catalogue are here, and no other`() throws {
    let codes = try Catalogue.lines().map(\.code)
    #expect(codes.count == 75)
    #expect(codes == RuleCode.allCases.map(\.name))
  }

  @Test func `every code has exactly one rule, and every rule stands in one list`() {
    #expect(Rulebook.entries.map(\.code) == RuleCode.allCases)
    let listed =
      Rulebook.fileRules.count + Rulebook.systemRules.count + Rulebook.recordRules.count
      + Rulebook.crossRules.count + Rulebook.ledgerRules.count
    #expect(listed == RuleCode.allCases.count)
  }

  @Test func `lists hold rules of their own level, and five of the records among the cross rules`()
  {
    #expect(Rulebook.fileRules.allSatisfy { type(of: $0).entry.level == .file })
    #expect(Rulebook.recordRules.allSatisfy { type(of: $0).entry.level == .record })
    #expect(Rulebook.ledgerRules.allSatisfy { type(of: $0).entry.level == .ledger })
    let coded = Rulebook.crossRules.filter { type(of: $0).entry.level == .record }.map(\.code)
    #expect(coded == [.r114, .r115, .r116, .r119, .r120])
  }

  @Test func `a rule that names a field runs before R102`() throws {
    let order = Rulebook.recordRules.map(\.code)
    let general = try #require(order.firstIndex(of: .r102))
    for code in [RuleCode.r103, .r106, .r107, .r108, .r110, .r117, .r118] {
      #expect(try #require(order.firstIndex(of: code)) < general, "\(code.name)")
    }
    #expect(order.last == .r122)
  }

  @Test func `every rule tells in both languages how to mend and why, in different words`() {
    for entry in Rulebook.entries {
      #expect(entry.mendAr.unicodeScalars.contains { (0x0620...0x064A).contains($0.value) })
      #expect(entry.reasonAr.unicodeScalars.contains { (0x0620...0x064A).contains($0.value) })
      #expect(entry.mendEn != entry.reasonEn && entry.mendEn.hasSuffix("."))
      #expect(entry.mendAr != entry.reasonAr && entry.mendAr.hasSuffix("."))
    }
    #expect(Set(Rulebook.entries.map(\.mendAr)).count == Rulebook.entries.count)
  }

  @Test func `a season lowers what may be lowered and nothing that is protected`() {
    let wanted: [RuleCode: Severity?] = [
      .r109: nil, .r113: .warn, .r101: nil, .l301: .info,
      .f003: .warn, .x215: .error,
    ]
    let severities = Rulebook.severities(overridden: wanted)
    func severity(_ code: RuleCode) -> Severity? { severities[Int(code.rawValue)] }
    #expect(severity(.r109) == nil)
    #expect(severity(.r113) == .warn)
    #expect(severity(.x215) == .error)
    #expect(severity(.r101) == .error && severity(.l301) == .error && severity(.f003) == .fatal)
    #expect(severity(.r112) == .error)
  }

  @Test func `the version is sixteen hexadecimal digits`() {
    #expect(Rulebook.version.utf8.count == 16)
    #expect(Rulebook.version.allSatisfy { "0123456789abcdef".contains($0) })
  }

  @Test func `each parameter that a rule reads is in the register`() {
    let names = Set(ParameterDefinition.all.map(\.name))
    for entry in Rulebook.entries {
      for name in entry.parameters { #expect(names.contains(name), "\(entry.code.name): \(name)") }
    }
  }
}
