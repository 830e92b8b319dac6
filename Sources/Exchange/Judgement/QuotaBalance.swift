internal import Bookkeeping
internal import Vocabulary

extension LedgerTransaction {
  /// Lowered below what is used, or raised again: a later posting freezes or lifts people (L312,
  /// L313); and once the country's agencies closed, which of them are below the minimum (L305).
  ///
  /// To be called by every posting that saves a book: an entry dated ahead counts in the first one
  /// after its time, whatever that posting is about.
  func intendBalance(of book: QuotaBook) throws {
    for key in book.balancedKeys
    where book.excess(at: key) > 0 || book.roomForFrozen(at: key) > 0 {
      try intend(.quota(book.country, key))
    }
    var room = VisaRoom(self)
    if try room.liftable(in: book) != nil { try intend(.quota(book.country, .country)) }
    try judgeMinimum(of: book)
  }
}
