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
    /// Until when it lets short files go before it, by the machine's uptime; nil for a short one, and
    /// for a long one before it is the first.
    fileprivate(set) var patientUntil: MachineTime?

    func isPatient(at now: MachineTime) -> Bool { patientUntil.map { now < $0 } ?? false }
  }

  private let settings: ExchangeSettings
  private var places: [Place] = []

  init(_ settings: ExchangeSettings) {
    self.settings = settings
  }

  var files: [Claimed] { places.map(\.claimed) }

  mutating func add(_ received: [Claimed], _ parties: PartyBook) throws {
    for claimed in received {
      let size = try claimed.work.folder.status(of: WorkFolder.content).size
      places.append(
        Place(
          claimed: claimed, lane: Lane(of: claimed.party, claimed.envelope?.kind, parties),
          isLong: !settings.isShort(size, claimed.envelope)))
    }
  }

  /// The next to be judged: the first, or while a long one has patience a short one of a lane in
  /// which nothing comes before it.
  mutating func next(at now: MachineTime) -> Place? {
    guard !places.isEmpty else { return nil }
    if places[0].isLong, places[0].patientUntil == nil {
      places[0].patientUntil = now.adding(seconds: settings.patienceSeconds)
    }
    guard places[0].isPatient(at: now) else { return places.removeFirst() }
    var lanes: Set<Lane> = []
    for (index, place) in places.enumerated() {
      if !place.isLong, !lanes.contains(place.lane) { return places.remove(at: index) }
      lanes.insert(place.lane)
    }
    return places.removeFirst()
  }

  /// It begins again after those that went before it.
  mutating func putBack(_ place: Place) { places.insert(place, at: 0) }
}
