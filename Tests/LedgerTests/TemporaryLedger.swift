import Bookkeeping
import Foundation
import SQLiteLedger
import TestSupport

/// A ledger in a folder of its own, gone with the last who uses it.
final class TemporaryLedger: Sendable {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ledger-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "ledger.sqlite").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func open() throws -> SQLiteLedger { try SQLiteLedger(path: path) }

  var raw: RawDatabase { RawDatabase(path) }
}

extension Ledger {
  func gaps() throws -> [LedgerGap] {
    try read { reader in
      var gaps: [LedgerGap] = []
      try reader.audit { gaps.append($0) }
      return gaps
    }
  }
}
