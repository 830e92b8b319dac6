internal import Bookkeeping
internal import Durability

/// Short files that are judged one after the other and made durable together: one sync for what all
/// of them staged, one commit of the ledger.
///
/// Each is a posting of its own, in its order, as if it had been judged alone; nothing is shown
/// before the commit. A crash within a group leaves receipts, which are judged again.
///
/// Touched by the thread of the exchange alone.
package final class PostingGroup: @unchecked Sendable {
  private let ledger: any Ledger
  /// What was staged and must be on disk before the commit.
  let staged: SyncDebt

  init(_ ledger: any Ledger, home: Directory) {
    self.ledger = ledger
    staged = SyncDebt(home)
  }

  var isOpen: Bool { ledger.isInGroup }

  func begin() throws { try ledger.beginGroup() }

  /// Everything that a posting names is staged: it is put on disk now, or with its group.
  func payAlone() throws { if !isOpen { try staged.pay() } }

  /// - Throws: nothing of the group is booked then.
  func end() throws {
    do { try staged.pay() } catch {
      discard()
      throw error
    }
    try ledger.endGroup()
  }

  /// As if nothing of it had been judged.
  func discard() {
    staged.forget()
    ledger.discardGroup()
  }
}
