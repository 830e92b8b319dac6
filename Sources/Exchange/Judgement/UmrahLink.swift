internal import Archiving
internal import Bookkeeping
internal import Manifests
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

  /// The stay of the row's passport that covers `day`; nil where there is none.
  func stay(of row: Row, on day: CalendarDate) throws -> UmrahStay? {
    guard row[.passportNo].state == .valid, let issuer = row.country(.passportIssuer) else {
      return nil
    }
    let key = self.key.passportKey(of: row.bytes(.passportNo), issuer: issuer)
    return try transaction.umrahStay(String(decoding: key, as: UTF8.self), insideOn: day)
  }
}
