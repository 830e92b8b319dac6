internal import Durability
internal import Vocabulary

/// How much of each party may be received before it is judged, so that one party's flood keeps
/// nobody else's file waiting for long. What is beyond it waits in its inbox, for a later look.
///
/// The order of receipt stays the order of judging: fairness is at the door.
struct Turns {
  private let settings: ExchangeSettings
  private var files: [PartyID: Int] = [:]
  private var bytes: [PartyID: Int64] = [:]
  private var all = 0

  /// Received files are open folders: of all parties together no more than this.
  private static let filesInHand = 1_024

  init(_ settings: ExchangeSettings, unjudged: [Claimed] = []) {
    self.settings = settings
    for claimed in unjudged {
      let status = try? claimed.work.folder.status(of: WorkFolder.content)
      count(claimed.party, status?.size ?? 0)
    }
  }

  private mutating func count(_ party: PartyID, _ size: Int64) {
    files[party, default: 0] += 1
    bytes[party, default: 0] += size
    all += 1
  }

  /// Whether the file may be received now; once one of a party may not, none after it may.
  mutating func take(_ arrival: Arrival) -> Bool {
    let party = arrival.party
    let taken = files[party, default: 0]
    let isFull =
      taken >= settings.turnFiles || all >= Self.filesInHand
      || taken > 0 && bytes[party, default: 0] + arrival.status.size > settings.turnBytes
    if isFull {
      files[party] = settings.turnFiles
      return false
    }
    count(party, arrival.status.size)
    return true
  }
}
