import Bookkeeping
import Testing
import Vocabulary

@Suite struct DeclarationDeskTests {
  private let desk = DeclarationDesk(parties: contractParties)
  private let licence = Licence(
    number: "L-1", activity: .housing, city: .makkah, holder: hotel, nameAr: "-", capacity: 600,
    validFrom: day("2025-09-01"), validTo: day("2026-12-31"))

  private func answer(
    to declaration: Declaration, among others: [Declaration] = [], onLicence: [Declaration] = [],
    days: Int = 0
  ) -> DeclarationDesk.Answer {
    desk.answer(
      to: declaration, among: others, licence: licence, onLicence: onLicence,
      now: noon.adding(seconds: Int64(days) * 86_400))
  }

  /// A contract of somebody else on the same licence, agreed on.
  private func other(_ capacity: Int) -> Declaration {
    let value = terms("X-1", capacity: capacity)
    let pair = matched([bought(91, by: stranger, value), sold(92, to: stranger, value)])
    return pair[91]!
  }

  @Test func `days are counted while one side only has declared`() {
    #expect(answer(to: bought(0, terms("C-1")), days: 3).standing.daysOneSided == 3)
    let answer = answer(to: bought(0, terms("C-1")), among: [sold(2, terms("C-1"))], days: 3)
    #expect(answer.standing == DeclarationStanding(match: .matched))
  }

  @Test func `the other side's declaration is changed with it and learns its number`() {
    let answer = answer(to: bought(0, terms("C-1")), among: [sold(2, terms("C-1"))])
    #expect(answer.others.map(\.id) == [2])
    let saved = answer.entered(as: 7)
    #expect(saved.map(\.id) == [7, 2])
    #expect(saved.map(\.partner) == [2, 7])
  }

  @Test func `who is not concerned is not changed`() {
    let bystander = matched([bought(3, terms("B-3", licence: "L-9"))])[3]!
    #expect(answer(to: bought(0, terms("C-1")), among: [bystander]).others.isEmpty)
  }

  @Test func `a match that overfills the building is told, one-sided declarations are not`() {
    let both = answer(
      to: bought(0, terms("C-1")), among: [sold(2, terms("C-1"))], onLicence: [other(101)])
    #expect(both.standing.overfullNight?.contracted == 601)
    let fits = answer(
      to: bought(0, terms("C-1")), among: [sold(2, terms("C-1"))], onLicence: [other(100)])
    #expect(fits.standing.overfullNight == nil)
    let alone = answer(to: bought(0, terms("C-1")), onLicence: [other(101)])
    #expect(alone.standing.overfullNight == nil)
  }

  @Test func `both sides are counted once, and an amendment instead of what it amends`() {
    let pair = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    var amended = pair[2]!
    amended.terms = terms("C-1", capacity: 600, status: .amended)
    let waiting = answer(to: amended, among: Array(pair.values), onLicence: [pair[1]!])
    #expect(waiting.standing.match == .differs)
    var second = pair[1]!
    second.terms = terms("C-1", capacity: 600, status: .amended)
    let others = [pair[1]!] + waiting.entered(as: 2)
    let done = answer(to: second, among: others, onLicence: [pair[1]!])
    #expect(done.standing == DeclarationStanding(match: .matched))
    second.terms.capacity = 601
    amended.terms.capacity = 601
    let over = answer(to: second, among: [amended], onLicence: [pair[1]!])
    #expect(over.standing.overfullNight?.contracted == 601)
  }

  @Test func `a contract made smaller is not refused for a building overfull before`() {
    let pair = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    let smaller = terms("C-1", capacity: 400, status: .amended)
    var (buyer, provider) = (pair[1]!, pair[2]!)
    buyer.terms = smaller
    provider.terms = smaller
    let answer = answer(to: provider, among: [buyer], onLicence: [other(600)])
    #expect(answer.standing == DeclarationStanding(match: .matched))
  }
}

@Suite struct PackageSeatsTests {
  private let package = KnownPackage(
    id: 1, owner: office, code: "P1", segment: .official, capacity: 500, contracts: ["C-1", "C-2"],
    itinerary: [], bound: 100)

  private func contracts(_ capacity: Int, bound: Int = 0) -> KnownContract {
    var declaration = matched([
      bought(1, terms("C-1", capacity: capacity)), sold(2, terms("C-1", capacity: capacity)),
    ])[1]!
    declaration.bound = bound
    return KnownContract(declaration, number: "C-1")
  }

  @Test func `the scarcest of package and contracts decides`() {
    #expect(PackageSeats(of: package, contracts: []).left == 400)
    #expect(PackageSeats(of: package, contracts: [contracts(500, bound: 350)]).left == 150)
    #expect(PackageSeats(of: package, contracts: [contracts(50, bound: 60)]).left == 0)
  }

  @Test func `a package is confirmed when every contract is open`() {
    let alone = KnownContract(bought(5, terms("C-2")), number: "C-2")
    #expect(PackageSeats(of: package, contracts: [contracts(500)]).isConfirmed)
    #expect(!PackageSeats(of: package, contracts: [contracts(500), alone]).isConfirmed)
    #expect(!PackageSeats(of: package, contracts: [contracts(500), nil]).isConfirmed)
    #expect(PackageSeats(of: package, contracts: [alone]).left == 400)
  }

  @Test func `a buyer's number finds its own declaration, else the provider's`() {
    let all = [bought(1, terms("C-1")), sold(2, terms("C-1")), sold(3, terms("P-3", other: "C-3"))]
    #expect(KnownContract.named("C-1", by: office, among: all)?.id == 1)
    #expect(KnownContract.named("C-3", by: office, among: all)?.match == .providerOnly)
    #expect(KnownContract.named("P-3", by: office, among: all)?.confirmedCapacity == nil)
    #expect(KnownContract.named("C-1", by: agencyOne, among: all) == nil)
  }

  @Test func `an amended contract counts with what was agreed`() {
    var pair = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    pair[1]!.terms.capacity = 900
    let contract = KnownContract(matched(Array(pair.values))[1]!, number: "C-1")
    #expect(contract.confirmedCapacity == 500)
    #expect(contract.terms.capacity == 500)
    #expect(!contract.isOpen)
  }
}
