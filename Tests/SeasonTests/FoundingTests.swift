import Archiving
import ArgumentParser
import Bookkeeping
import Durability
import Exchange
import Foundation
import Testing
import Vocabulary

@testable import masar

@Suite final class FoundingTests {
  private let path = NSTemporaryDirectory() + "masar-founding-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func options() throws -> HomeOptions { try HomeOptions.parse(["--home", path]) }

  private func found(season: String? = nil, seed: [UInt8]? = nil) throws -> Founded {
    try Founding(options: options(), season: season, seed: seed).run()
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  @Test func `a home made twice is the home made once`() throws {
    let first = try found(season: "1446")
    let second = try found(season: "1447")
    #expect(first.found.isEmpty)
    #expect(second.made.isEmpty)
    #expect(second.season == Season("1446"))
    #expect(second.remarks.count == 1)
    #expect(first.signingKey.id == second.signingKey.id)
  }

  @Test func `a new home holds the ministry by one posting and balances`() throws {
    _ = try found()
    let opened = try OpenedHome.open(options())
    let parties = try opened.ledger.read { try $0.partyBook() }
    #expect(parties.all.map(\.id) == [.ministry])
    let result = try Reconciliation(opened)
    #expect(result.gaps.isEmpty)
    #expect(result.extent.postings == 1)
  }

  @Test func `the same seed makes the same keys and no two keys alike`() throws {
    let seed = [UInt8](repeating: 7, count: 32)
    let first = try found(seed: seed).signingKey.id
    let opened = try OpenedHome.open(options())
    #expect(opened.parts.signingKey.fileContent != opened.parts.masterKey.fileContent)
    try FileManager.default.removeItem(atPath: path)
    #expect(try found(seed: seed).signingKey.id == first)
  }

  @Test func `a key that others may read opens nothing`() throws {
    _ = try found()
    let key = path + "/keys/master.key"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
    #expect(throws: HomeProblem.self) { try OpenedHome.open(self.options()) }
  }

  @Test func `lost keys are never made again beside a ledger`() throws {
    _ = try found()
    try remove("keys/signing.key")
    #expect(throws: HomeProblem.self) { try self.found() }
    #expect(throws: HomeProblem.self) { try OpenedHome.open(self.options()) }
  }

  @Test func `a lost ledger is never made again beside an archive`() throws {
    _ = try found()
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasPrefix("ledger.sqlite") {
      try remove(name)
    }
    try FileManager.default.createDirectory(
      atPath: path + "/archive/1447", withIntermediateDirectories: true)
    #expect(throws: HomeProblem.self) { try OpenedHome.open(self.options()) }
    #expect(throws: HomeProblem.self) { try self.found() }
  }

  @Test func `a file in the archive that is missing is a gap`() throws {
    _ = try found()
    let opened = try OpenedHome.open(options())
    let file = BookedFile(
      recipient: .ministry, name: "1447_MOH_QTR_000001.csv", sha256: "", output: "QTR")
    let at = Instant(secondsSince1970: 1_767_500_000)
    try opened.ledger.transact(at: at) { transaction in
      let posting = Posting(number: transaction.number, cause: .cut, at: at, files: [file])
      let parts = opened.parts
      try LogBook(
        signingKey: parts.signingKey, masterKey: parts.masterKey, settings: parts.settings
      ).enter(posting, in: transaction)
      try transaction.record(posting)
      return .commit(())
    }
    let gaps = try Reconciliation(opened).gaps
    #expect(gaps.map(\.place) == ["posting 2, archive/1447/MOH/QTR/1447_MOH_QTR_000001.csv"])
    _ = try opened.home.work.makeChild(WorkFolder.name(ofPosting: 2))
    #expect(try Reconciliation(opened).gaps.isEmpty)
  }
}
