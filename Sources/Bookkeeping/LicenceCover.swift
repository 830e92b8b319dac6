package import Vocabulary

/// Which contracts a licence no longer covers (L315).
///
/// Pure. Suspended, revoked or past its last day it covers none; else it covers those whose days lie
/// in its validity, as far as its places go: the newest are frozen first, until the rest fits.
package enum LicenceCover {
  /// The contracts to be frozen, newest first.
  ///
  /// - Parameters:
  ///   - contracts: the buyers' declarations that count on the licence, each contract once.
  ///   - day: today in Riyadh.
  package static func uncovered(
    by licence: Licence, among contracts: [Declaration], on day: CalendarDate
  ) -> [Declaration] {
    let newest = contracts.sorted { $0.id > $1.id }
    if !licence.isInForceAtAll(on: day) { return newest }
    let (covered, beyond) = newest.split { licence.covers($0.counted) }
    var kept = covered
    var frozen = beyond
    for contract in covered {
      guard let terms = contract.counted, isOverfull(kept, terms, licence) else { continue }
      kept.removeAll { $0.id == contract.id }
      frozen.append(contract)
    }
    return frozen.sorted { $0.id > $1.id }
  }

  /// What a row that leaves the licence so takes from its contracts; nil where nothing.
  package static func loss(
    by licence: Licence, among contracts: [Declaration], on day: CalendarDate
  ) -> LicenceLoss? {
    let frozen = uncovered(by: licence, among: contracts, on: day)
    guard !frozen.isEmpty else { return nil }
    let isWithinValidity = frozen.allSatisfy { licence.covers($0.counted) }
    return LicenceLoss(
      reason: licence.status != .valid
        ? .status
        : isWithinValidity && day <= licence.validTo ? .capacity : .validity,
      contracts: frozen.map { "\($0.buyer) \($0.terms.contractNo)" })
  }

  private static func isOverfull(
    _ contracts: [Declaration], _ terms: ContractTerms, _ licence: Licence
  ) -> Bool {
    let alike = contracts.compactMap(\.counted).filter { $0.type == terms.type }
    switch terms.type {
    case .housing:
      return NightCapacity.excess(of: alike, licensed: licence.capacity, within: terms) != nil
    case .transport, .catering, .camp:
      return NightCapacity.dailyExcess(of: alike, licensed: licence.capacity, within: terms) != nil
    case .tawafa, .adilla: return false
    }
  }
}

extension Licence {
  /// Whether anything may rest on it: a validity that begins later may.
  fileprivate func isInForceAtAll(on day: CalendarDate) -> Bool {
    status == .valid && day <= validTo
  }

  /// Whether the days of the contract lie in the validity; check-out is no day of use (R119).
  fileprivate func covers(_ terms: ContractTerms?) -> Bool {
    guard let terms, terms.dateFrom < terms.dateTo else { return true }
    return validFrom <= terms.dateFrom && terms.dateTo.adding(days: -1) <= validTo
  }
}

extension [Declaration] {
  fileprivate func split(_ isFirst: (Declaration) -> Bool) -> ([Declaration], [Declaration]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
