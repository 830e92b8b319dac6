import Manifests
import Vocabulary

/// X210: the stays of a package follow one another without gap, and every night in Makkah and
/// Madinah is covered by exactly one housing contract of that city, every night at the holy sites
/// by a service or camp contract.
///
/// Of an arrival plan: every night from the arrival to the end of the first stay, and the first of
/// them in the building named.
///
/// Check-out days are not nights. Nights at the holy sites never count as overlapping: the room in
/// Makkah is kept meanwhile. Where a contract is unknown, X209 speaks and this waits.
struct EveryNightIsHoused: CrossRule {
  static let entry = RuleEntry(
    .x210, .error, .cross, appliesTo: "PKG ARP", isDocumented: true,
    en: "Nights of stay are not fully covered by housing contracts, or two contracts overlap.",
    ar: "ليالي الإقامة غير مغطاة بالكامل بعقود السكن، أو يتداخل عقدان.",
    mendEn: """
      Make the itinerary and the housing contracts agree night by night; check-out of one is \
      check-in of the next.
      """,
    mendAr: """
      طابق البرنامج مع عقود السكن ليلة بليلة؛ فيوم الخروج من سكن هو يوم الدخول إلى الذي \
      يليه.
      """,
    reasonEn: "One night without a contract is a group on the street with its luggage.",
    reasonAr: "ليلة واحدة بلا عقد تعني مجموعة في الشارع مع أمتعتها.",
    example: .words(
      kept: "MAK 10–24 May, MSH 24–30 May, MED 30 May–7 June, a contract for each",
      broken: "the housing contract in Madinah begins on 31 May"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .arp {
      guard let night = standing.arrivalPlan?.uncoveredNight else { return }
      return found.add(.x210, .eta, detail: .text(night))
    }
    guard row[.itinerary].state == .valid, row[.contracts].state == .valid,
      let contracts = standing.knownContracts
    else { return }
    let legs = row.itinerary.sorted { $0.from < $1.from }
    if let fault = Self.seam(of: legs) {
      found.add(.x210, .itinerary, detail: .text(fault))
      return
    }
    for leg in legs {
      guard let fault = Self.night(of: leg, contracts) else { continue }
      found.add(.x210, .itinerary, detail: .text(fault))
    }
  }

  /// The first day on which the stays leave a gap or, outside the holy sites, overlap.
  private static func seam(of legs: [Leg]) -> String? {
    guard var last = legs.first else { return nil }
    for leg in legs.dropFirst() {
      if leg.from > last.to { return "gap \(last.to)" }
      let isCamp = leg.city == .holySites || last.city == .holySites
      if leg.from < last.to, !isCamp { return "overlap \(leg.from)" }
      if leg.to > last.to { last = leg }
    }
    return nil
  }

  /// The first night of `leg` that is not covered, or is twice: city, day, contracts.
  private static func night(of leg: Leg, _ contracts: [KnownContract]) -> String? {
    if leg.city == .jeddah || leg.city == .all { return nil }
    var day = leg.from
    while day < leg.to {
      let covering = contracts.count { houses(leg.city, $0) && $0.terms.covers(nightOf: day) }
      let isRight = leg.city == .holySites ? covering > 0 : covering == 1
      if !isRight { return "\(leg.city.rawValue) \(day) \(covering)" }
      day = day.adding(days: 1)
    }
    return nil
  }

  private static func houses(_ city: City, _ contract: KnownContract) -> Bool {
    if city == .holySites {
      return contract.terms.type == .tawafa || contract.terms.type == .camp
    }
    return contract.terms.type == .housing && contract.terms.city == city
  }
}

extension ContractTerms {
  /// Whether the night that begins on `day` is spent under the contract.
  func covers(nightOf day: CalendarDate) -> Bool { dateFrom <= day && day < dateTo }
}
