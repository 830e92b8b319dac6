import Bookkeeping
import Manifests
import TestSupport
import Vocabulary

let noon = Instant(secondsSince1970: 1_767_268_800)
let nigeria = CountryCode("NGA")!
let india = CountryCode("IND")!
let bangladesh = CountryCode("BGD")!

let official = QuotaKey(segment: .official)
let agencies = QuotaKey(segment: .agency)
let firstAgency = PartyID("IND-AGY-0001")

/// A QTA row as the ministry or an office would send it.
func quotaRow(
  _ type: QuotaEntryType, _ country: CountryCode, _ quantity: Int, _ segment: Segment? = nil,
  agency: PartyID? = nil, entry: String = "Q-1"
) -> QuotaRow {
  var values = validExample(of: .qta)
  values[.entryNo] = entry
  values[.entryType] = type.rawValue
  values[.country] = country.description
  values[.segment] = segment?.rawValue
  values[.agencyId] = agency?.rawValue
  values[.quantity] = String(quantity)
  return QuotaRow(manifestRow(.qta, values))
}

extension QuotaBook {
  /// Books a row that must be sound, or must freeze somebody.
  mutating func book(
    _ type: QuotaEntryType, _ quantity: Int, _ segment: Segment? = nil, agency: PartyID? = nil
  ) {
    let row = quotaRow(type, country, quantity, segment, agency: agency)
    apply(Self.movement(for: row, ordinal: 1))
  }

  func answer(
    to type: QuotaEntryType, _ quantity: Int, _ segment: Segment? = nil, agency: PartyID? = nil
  ) -> QuotaEntryStanding {
    judge(quotaRow(type, country, quantity, segment, agency: agency), existing: nil)
  }

  mutating func fill(_ segment: Segment, agency: PartyID? = nil, _ count: Int) -> Int {
    let place = place(segment, agency: agency)
    return (0..<count).count { _ in reserve(place, refusedAt: noon) == nil }
  }
}
