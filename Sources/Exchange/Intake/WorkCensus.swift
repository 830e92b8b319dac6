internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// Which receipts stand in `work/` and are not booked yet: counted once for a look, so that a
/// thousand files dropped together cost a thousand steps and not a million.
final class WorkCensus {
  private struct Base: Hashable {
    let party: String
    let name: String
  }

  /// The highest receipt number there is, booked or not.
  private(set) var highest: Int
  private var receipts: [Base: [Int]] = [:]

  init(_ home: Home, _ ledger: any Ledger) throws {
    highest = try ledger.ask { try $0.lastReceipt() }
    for name in try home.work.entries() {
      guard let number = WorkFolder.number(in: name, letter: "r") else { continue }
      highest = max(highest, number)
      guard try ledger.ask({ try $0.posting(ofReceipt: number) }) == nil,
        let slip = try home.work.openChild(name).slip(WorkFolder.receipt),
        let party = slip["party"], let base = slip["base"]
      else { continue }
      receipts[Base(party: party, name: base), default: []].append(number)
    }
  }

  /// A number for the next receipt; given once.
  func next() -> Int {
    highest += 1
    return highest
  }

  /// The receipt came to nothing: receipts are numbered without a gap.
  func giveBack(_ receipt: Int) { if highest == receipt { highest -= 1 } }

  /// How many receipts of `base` in work came before `receipt`.
  func count(of base: String, from party: PartyID, before receipt: Int) -> Int {
    let known = receipts[Base(party: party.rawValue, name: base)] ?? []
    return known.count { $0 < receipt }
  }

  func note(_ claimed: Claimed) {
    receipts[Base(party: claimed.party.rawValue, name: claimed.base), default: []]
      .append(claimed.receipt)
  }
}
