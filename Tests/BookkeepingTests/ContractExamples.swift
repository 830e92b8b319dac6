import Bookkeeping
import Vocabulary

let office = PartyID("IDN-HAO")
let agencyOne = PartyID("IDN-AGY-0001")
let agencyTwo = PartyID("IDN-AGY-0002")
let stranger = PartyID("MYS-HAO")
let hotel = PartyID("HSG-0001")

let contractParties = PartyBook([
  contractParty(office, .office, "IDN"), contractParty(agencyOne, .agency, "IDN"),
  contractParty(agencyTwo, .agency, "IDN"), contractParty(stranger, .office, "MYS"),
])

private func contractParty(_ id: PartyID, _ type: PartyType, _ country: String) -> Party {
  Party(id: id, type: type, nameAr: "-", nameEn: "-", country: CountryCode(country))
}

func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

/// A housing contract of the season's first fortnight.
func terms(
  _ number: String, other: String? = nil, type: ContractType = .housing, capacity: Int = 500,
  from: String = "2026-05-10", to: String = "2026-05-24", licence: String? = "L-1",
  amount: Int? = 75_000_000, status: ContractStatus = .signed
) -> ContractTerms {
  ContractTerms(
    contractNo: number, counterparty: hotel, counterpartyContractNo: other, type: type,
    city: .makkah, licenceNo: licence, dateFrom: day(from), dateTo: day(to), capacity: capacity,
    amountHundredths: amount, currency: amount == nil ? nil : "SAR", signedAt: noon,
    status: status)
}

func bought(_ id: Int64, by buyer: PartyID = office, _ terms: ContractTerms) -> Declaration {
  Declaration(
    id: id, side: .buyer, sender: buyer, buyer: buyer, provider: hotel, terms: terms,
    firstDeclaredAt: noon, posting: Int(id), ordinal: 1, match: .buyerOnly)
}

func sold(_ id: Int64, to buyer: PartyID = office, _ terms: ContractTerms) -> Declaration {
  Declaration(
    id: id, side: .provider, sender: hotel, buyer: buyer, provider: hotel, terms: terms,
    firstDeclaredAt: noon, posting: Int(id), ordinal: 1, match: .providerOnly)
}

/// Matching, looked up by id.
func matched(_ declarations: [Declaration]) -> [Int64: Declaration] {
  let all = ContractMatching.matched(declarations) { contractParties[$0]?.country }
  return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
