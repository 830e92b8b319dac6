import Manifests
import TestSupport
import Testing
import Vocabulary

struct TypedRowTests {
  @Test(arguments: Kind.allCases, [FileFormat.csv, .xml])
  func `the example of a kind reads well in every field`(kind: Kind, syntax: FileFormat) {
    let row = manifestRow(kind, validExample(of: kind), syntax: syntax)
    for field in kind.table.fields {
      let value = row[field.name]
      #expect([.valid, .absent].contains(value.state), "\(field.name.name)")
      #expect(value.changes.isEmpty)
      if field.presence == .mandatory { #expect(value.state == .valid, "\(field.name.name)") }
    }
  }

  @Test func `a parameter row`() {
    let row = ParameterRow(manifestRow(.ssn, validExample(of: .ssn)))
    #expect(row.parameter == "min_age")
    #expect(row.country == CountryCode("IDN"))
    #expect(row.value == "15")
    #expect(row.effectiveAt?.description == "2025-11-30T21:00:00Z")
  }

  @Test func `a party row has the contract's defaults`() {
    let party = PartyRow(manifestRow(.pty, validExample(of: .pty))).party
    #expect(party.id == PartyID("IDN-HAO"))
    #expect(party.type == .office)
    #expect(party.kinds == nil)
    #expect(party.language == .indonesian)
    let bare = PartyRow(
      manifestRow(
        .pty,
        [
          .partyId: "TWF-SEA", .type: "TWF", .nameAr: "ن", .nameEn: "n", .countries: "IDN;MYS",
          .kinds: "CTP", .status: "SUSPENDED",
        ])
    ).party
    #expect(bare.countries.map(\.description) == ["IDN", "MYS"])
    #expect(bare.kinds == [.ctp])
    #expect(bare.language == .arabic)
    #expect(bare.format == .csv)
    #expect(bare.isSuspended)
  }

  @Test func `a quota row`() {
    let row = QuotaRow(manifestRow(.qta, validExample(of: .qta)))
    #expect(row.type == .grant)
    #expect(row.segment == .official)
    #expect(row.quantity == 203_320)
    #expect(row.portSplit?.shares[.jeddah] == 50)
    #expect(row.agency == nil)
  }

  @Test func `a licence is valid unless its row says otherwise`() {
    var values = validExample(of: .lic)
    values[.status] = nil
    let licence = LicenceRow(manifestRow(.lic, values)).licence
    #expect(licence.status == .valid)
    #expect(licence.capacity == 600)
    #expect(licence.isInForce(on: licence.validTo))
    #expect(!licence.isInForce(on: licence.validTo.adding(days: 1)))
  }

  @Test func `both sides of a contract declare the same terms`() {
    let buyer = ContractRow(manifestRow(.ctb, validExample(of: .ctb))).terms
    var provider = ContractRow(manifestRow(.ctp, validExample(of: .ctp))).terms
    #expect(buyer.amountHundredths == 75_000_000)
    #expect(buyer.mealsPerDay == nil)
    #expect(provider.counterparty == PartyID("IDN-HAO"))
    provider.counterparty = buyer.counterparty
    #expect(provider == buyer)
  }

  @Test func `a package's nights follow its itinerary`() {
    let row = PackageRow(manifestRow(.pkg, validExample(of: .pkg)))
    #expect(row.contracts.count == 6)
    #expect(row.itinerary.map(\.city) == [.makkah, .holySites, .madinah])
    #expect(row.itinerary.map(\.nights) == [14, 6, 8])
    #expect(row.itinerary[0].covers(nightOf: row.itinerary[0].from))
    #expect(!row.itinerary[0].covers(nightOf: row.itinerary[0].to))
    #expect(row.routeType == .makkahFirst)
  }
}
