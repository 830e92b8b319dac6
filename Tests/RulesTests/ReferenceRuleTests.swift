import Rules
import Testing
import Vocabulary

/// X203 to X207 at their boundaries: what a record shows, and what the ledger shows after the last.
@Suite struct ReferenceRuleTests {
  private var season = SeasonParameters()

  private func person(
    _ birth: String, _ sex: Sex = .male, group: String = "G-01", package: Int64 = 1,
    marital: MaritalStatus? = nil, flight: String? = nil
  ) -> Traveller {
    Traveller(
      id: 1, packageID: package, group: Array(group.utf8), birthDate: day(birth), sex: sex,
      maritalStatus: marital, flight: flight)
  }

  private func told(
    _ standing: ReferenceStanding, _ change: (inout SeasonParameters) -> Void = { _ in }
  ) -> [String] {
    var season = season
    change(&season)
    let context = SmallSeason.context(.plg, parameters: season)
    var found = RecordFindings(severities: context.severities)
    ReferenceJudge(context).judge(standing, &found)
    return found.list.map(words)
  }

  private func words(_ finding: Finding) -> String {
    guard case .text(let words) = finding.detail else { return finding.code.name }
    return "\(finding.code.name) \(finding.field?.name ?? "") \(words)"
  }

  private func row(
    _ changes: [FieldName: String], _ change: (inout SeasonParameters) -> Void = { _ in }
  ) -> [String] {
    var season = season
    change(&season)
    let context = SmallSeason.context(.plg, parameters: season)
    return crossFindings(.plg, changes, context: context).map(words)
  }

  @Test func `X206: the old name a companion from their birthday on, minors until theirs`() {
    #expect(row([.birthDate: "1961-05-26"]) == ["X206 companion_ref companion_age=65"])
    #expect(row([.birthDate: "1961-05-27"]) == [])
    #expect(row([.birthDate: "1961-05-26", .companionRef: "A-2"]) == [])
    #expect(row([.birthDate: "2008-05-27"]) == ["X206 companion_ref minor_age=18"])
    #expect(row([.birthDate: "2008-05-26"]) == [])
    #expect(row([.birthDate: "2012-05-27", .companionRef: "A-2"]) == [])
    #expect(
      row([.birthDate: "2012-05-27", .mahramRef: "A-2", .mahramRelation: "FATHER"]) == [])
    // A mahram is no companion of the old; the season decides who is old.
    #expect(
      row([.birthDate: "1961-05-26", .mahramRef: "A-2", .mahramRelation: "SON"])
        == ["X206 companion_ref companion_age=65"])
    #expect(row([.birthDate: "1961-05-26"]) { $0.companionAge = 66 } == [])
    #expect(row([.birthDate: "2008-05-26"]) { $0.minorAge = 19 } != [])
  }

  @Test func `X204: only where the season asks, only women, only below its age`() {
    let rule: (inout SeasonParameters) -> Void = { $0.mahramRule = 45 }
    let woman: [FieldName: String] = [.sex: "F", .birthDate: "1981-05-27"]
    #expect(row(woman) == [])
    #expect(row(woman, rule) == ["X204 mahram_ref below=45"])
    #expect(row([.sex: "F", .birthDate: "1981-05-26"], rule) == [])
    #expect(row([.birthDate: "1981-05-27"], rule) == [])
    #expect(row(woman.merging([.womensGroup: "Y"]) { $1 }, rule) == [])
    #expect(row(woman.merging([.womensGroup: "N"]) { $1 }, rule) != [])
    let mahram: [FieldName: String] = [.mahramRef: "A-2", .mahramRelation: "HUSBAND"]
    #expect(row(woman.merging(mahram) { $1 }, rule) == [])
  }

  @Test func `X204: a women's group has as many women as the season asks for`() {
    let woman = person("1981-05-27", .female)
    func group(_ women: Int) -> ReferenceStanding {
      ReferenceStanding(traveller: woman, isInWomensGroup: true, women: women)
    }
    #expect(told(group(3)) { $0.mahramRule = 45 } == ["X204 womens_group women=3/4"])
    #expect(told(group(4)) { $0.mahramRule = 45 } == [])
    #expect(told(group(3)) { $0.mahramRule = 44 } == [])
    #expect(told(group(0)) == [])
    let old = ReferenceStanding(traveller: person("1981-05-26", .female), isInWomensGroup: true)
    #expect(told(old) { $0.mahramRule = 45 } == [])
  }

  @Test func `X205: nobody refers to itself`() {
    #expect(row([.companionRef: "A-1"]) == ["X205 companion_ref self"])
    #expect(
      row([.mahramRef: "A-1", .mahramRelation: "SON"]) == ["X205 mahram_ref self"])
    #expect(told(ReferenceStanding(traveller: person("1980-01-01"), companion: .itself)) != [])
  }

  @Test func `X205: a mahram is a man who is grown up on the day of Arafah`() {
    func mahram(_ other: Traveller) -> [String] {
      told(
        ReferenceStanding(
          traveller: person("1981-01-01", .female), mahram: .person(other), relation: .brother))
    }
    #expect(mahram(person("2008-05-26")) == [])
    #expect(mahram(person("2008-05-27")) == ["X205 mahram_ref age=18+"])
    #expect(mahram(person("1980-01-01", .female)) == ["X205 mahram_ref sex"])
    #expect(
      told(ReferenceStanding(traveller: person("1981-01-01", .female), mahram: .nobody))
        == ["X205 mahram_ref nobody"])
  }

  @Test(arguments: MahramRelation.allCases)
  func `X205: only kinship that the data rule out is refused`(relation: MahramRelation) {
    func isRefused(_ birth: String, _ marital: MaritalStatus? = nil) -> Bool {
      let woman = person("1981-01-01", .female, marital: marital)
      return told(
        ReferenceStanding(
          traveller: woman, mahram: .person(person(birth)), relation: relation))
        == ["X205 mahram_relation relation"]
    }
    let isElder = relation == .father || relation == .grandfather
    let isYounger = relation == .son || relation == .grandson
    #expect(isRefused("1981-01-02") == isElder)
    #expect(isRefused("1980-12-31") == isYounger)
    #expect(isRefused("1981-01-01") == (isElder || isYounger))
    let isHusband = relation == .husband
    #expect(isRefused("1980-12-31", .married) == isYounger)
    for status in [MaritalStatus.single, .divorced, .widowed] {
      #expect(isRefused("1980-12-31", status) == (isYounger || isHusband))
    }
  }

  @Test func `X205: a companion is of the season's age, a minor's any adult`() {
    func companion(_ birth: String, of person: Traveller) -> [String] {
      told(ReferenceStanding(traveller: person, companion: .person(self.person(birth))))
    }
    let old = person("1950-01-01")
    #expect(companion("2008-05-26", of: old) == [])
    #expect(companion("2008-05-27", of: old) == ["X205 companion_ref age=18–60"])
    #expect(companion("1965-05-27", of: old) == [])
    #expect(companion("1965-05-26", of: old) == ["X205 companion_ref age=18–60"])
    let minor = person("2010-01-01")
    #expect(companion("1950-01-01", of: minor) == [])
    #expect(companion("2008-05-27", of: minor) == ["X205 companion_ref age=18+"])
  }

  @Test func `X205: the two share group, package and, once both are planned, the flight`() {
    func companion(_ other: Traveller) -> [String] {
      told(
        ReferenceStanding(
          traveller: person("1980-01-01", flight: "GA980"), companion: .person(other)))
    }
    #expect(companion(person("1980-01-01", group: "G-02")) == ["X205 companion_ref group"])
    #expect(companion(person("1980-01-01", package: 2)) == ["X205 companion_ref package"])
    #expect(companion(person("1980-01-01", flight: "SV817")) == ["X205 companion_ref flight"])
    #expect(companion(person("1980-01-01", flight: "GA980")) == [])
    #expect(companion(person("1980-01-01")) == [])
  }

  @Test func `X207: one coach, one leader, one package, one flight`() {
    func group(_ people: Int, _ leaders: Int = 1, _ packages: Int = 1, _ flights: Int = 0)
      -> [String]
    {
      let context = SmallSeason.context(.plg)
      var found = RecordFindings(severities: context.severities)
      ReferenceJudge(context).judge(
        GroupFigures(people: people, leaders: leaders, packages: packages, flights: flights),
        &found)
      #expect(found.list.allSatisfy { $0.severity == .warn })
      return found.list.map(words)
    }
    #expect(group(47) == [])
    #expect(group(48) == ["X207 group_no people=48/47"])
    #expect(group(1, 0) == ["X207 group_no leader"])
    #expect(group(2, 2) == [])
    #expect(group(9, 1, 2) == ["X207 group_no packages=2"])
    #expect(group(9, 1, 1, 1) == [])
    #expect(group(9, 1, 1, 2) == ["X207 group_no flights=2"])
    #expect(group(48, 0, 2).count == 3)
    #expect(group(0, 0) == [])
  }

  @Test func `X203: every part of the likeness counts, spelling and order of letters' case do not`()
  {
    func key(
      _ name: UInt64, _ birth: String, _ sex: Sex, _ country: String
    ) -> Int64 {
      Likeness.key(
        nameKey: name, birthDate: day(birth), sex: sex, nationality: CountryCode(country)!)
    }
    let own = key(1, "1970-03-15", .male, "IDN")

    #expect(own != key(2, "1970-03-15", .male, "IDN"))
    #expect(own != key(1, "1970-03-16", .male, "IDN"))
    #expect(own != key(1, "1970-03-15", .female, "IDN"))
    #expect(own != key(1, "1970-03-15", .male, "MYS"))
    // One country, however the passport writes it.
    #expect(key(1, "1970-03-15", .male, "D") == key(1, "1970-03-15", .male, "DEU"))
    let context = SmallSeason.context(.plg)
    var found = RecordFindings(severities: context.severities)
    ReferenceJudge(context).judgeTwin("A-9", &found)
    #expect(found.list.map(words) == ["X203 passport_no ref=A-9"])
    #expect(found.list.first?.severity == .warn)
  }
}
