internal import Archiving
internal import Bookkeeping
internal import Vocabulary

/// What X220 asks: whether the Umrah system says that a passport is inside.
struct UmrahLink {
  private let key: UmrahKey
  private let transaction: any LedgerTransaction

  /// Nil where that system has not said anything: then no passport needs a key, which is asked once
  /// a file and not once a row.
  init?(_ key: UmrahKey, _ transaction: any LedgerTransaction) throws {
    guard try transaction.hasUmrahStays() else { return nil }
    self.key = key
    self.transaction = transaction
  }

  /// The stay that covers `day`; nil where there is none.
  func stay(
    of passport: ArraySlice<UInt8>, issuer: CountryCode, on day: CalendarDate
  ) throws -> UmrahStay? {
    let key = String(decoding: self.key.passportKey(of: passport, issuer: issuer), as: UTF8.self)
    return try transaction.umrahStay(key, insideOn: day)
  }
}
