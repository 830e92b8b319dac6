internal import Durability
internal import Manifests
internal import Vocabulary

/// Files that were received and wait for their verdict, in the order of receipt.
///
/// A long one may keep the short ones of other lanes waiting only so far: they go before it, for as
/// long as its patience lasts, and where they come while it is being judged it begins again.
struct JudgingLine {
  /// A file and its place.
  struct Place {
    let claimed: Claimed
    let lane: Lane
    let isLong: Bool
    /// When it became the first; until then nothing was in its way but the order.
    var firstSince: MachineTime?
  }

  private let shortBytes: Int64
  private let patienceMilliseconds: Int64
  private var places: [Place] = []

  init(_ settings: ExchangeSettings) {
    shortBytes = Int64(settings.shortBytes)
    patienceMilliseconds = Int64(settings.patienceSeconds * 1_000)
  }

  var isEmpty: Bool { places.isEmpty }

  var files: [Claimed] { places.map(\.claimed) }

  mutating func add(_ received: [Claimed], _ parties: PartyBook) throws {
    for claimed in received {
      let size = try claimed.work.folder.status(of: WorkFolder.content).size
      places.append(
        Place(
          claimed: claimed, lane: Lane(of: claimed.party, claimed.envelope?.kind, parties),
          isLong: size > shortBytes))
    }
  }

  /// The next to be judged: the first, or while a long one has patience a short one of a lane in
  /// which nothing comes before it.
  mutating func next(at now: MachineTime) -> Place? {
    guard !places.isEmpty else { return nil }
    if places[0].firstSince == nil { places[0].firstSince = now }
    guard isPatient(places[0], at: now) else { return places.removeFirst() }
    var lanes: Set<Lane> = []
    for (index, place) in places.enumerated() {
      if !place.isLong, !lanes.contains(place.lane) { return places.remove(at: index) }
      lanes.insert(place.lane)
    }
    return places.removeFirst()
  }

  /// It begins again after those that went before it.
  mutating func putBack(_ place: Place) { places.insert(place, at: 0) }

  /// Whether short files may go before `place` at `now`.
  func isPatient(_ place: Place, at now: MachineTime) -> Bool {
    guard place.isLong, let since = place.firstSince else { return false }
    return now.milliseconds(since: since) < patienceMilliseconds
  }
}
