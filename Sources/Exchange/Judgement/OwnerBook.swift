internal import Bookkeeping
internal import Manifests
internal import Vocabulary

/// Whose reference a record carries and whose places it takes.
struct RecordOwner {
  var id: PartyID
  var segment: Segment
  /// Nil for the official mission's own people.
  var agency: PartyID?
  /// A handle into the quota book.
  var place: QuotaBook.Place
}

/// Finds the owner of each record: the agency where there is one, else the sender; each name is
/// looked up once a file.
struct OwnerBook {
  private let sender: Party
  private let parties: PartyBook
  private var known: [PartyID: RecordOwner] = [:]
  private var own: RecordOwner?

  init(sender: Party, parties: PartyBook) {
    self.sender = sender
    self.parties = parties
  }

  mutating func owner(of row: Row, quota: inout QuotaBook) -> RecordOwner {
    if sender.type != .agency, let named = row.party(.agencyId),
      parties[named]?.type == .agency
    {
      return owner(named, agency: named, &quota)
    }
    if let own { return own }
    let owner = owner(sender.id, agency: sender.type == .agency ? sender.id : nil, &quota)
    own = owner
    return owner
  }

  private mutating func owner(
    _ id: PartyID, agency: PartyID?, _ quota: inout QuotaBook
  ) -> RecordOwner {
    if let owner = known[id] { return owner }
    let segment: Segment = agency == nil ? .official : .agency
    let owner = RecordOwner(
      id: id, segment: segment, agency: agency, place: quota.place(segment, agency: agency))
    known[id] = owner
    return owner
  }
}
