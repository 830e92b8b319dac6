import Bookkeeping
import SQLiteLedger
import TestSupport
import Testing

@Suite struct LedgerConformanceTests {
  @Test(arguments: LedgerConformance.promises)
  func `every promise of a ledger is kept`(promise: LedgerConformance.Promise) throws {
    var homes: [TemporaryLedger] = []
    let conformance = LedgerConformance {
      homes.append(try TemporaryLedger())
      return try homes[homes.count - 1].open()
    }
    try promise.prove(by: conformance)
    #expect(!homes.isEmpty)
  }
}
