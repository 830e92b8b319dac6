internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

/// Everything `masar status` says, gathered once over one view of the ledger.
struct StatusReport {
  let path: String
  let season: Season
  let key: String
  let now: Instant
  var extent = LedgerExtent()
  var lastPosting: Posting?
  var verdicts: [(verdict: Verdict, files: Int)] = []
  var people: [PeopleCount] = []
  var cures = 0
  var waiting: [WaitingFile] = []
  var work: [WorkEntry] = []
  var disk: DiskRoom
  /// What the Umrah system's operator is given; nil where `masar init` has to write it.
  var umrahKey: String?
  /// The process that holds the home; nil where none does, or the kernel does not say.
  let holder: Int?
  /// What keeps the daemon from going on, as it last said.
  let trouble: String?

  init(_ opened: OpenedHome) throws {
    path = opened.home.path
    season = opened.settings.season
    key = opened.parts.signingKey.verifyingKey.id
    now = opened.clock.now()
    disk = DiskRoom(of: opened.home.path)
    holder = opened.home.root.lockHolder()
    trouble = TroubleNote.read(in: opened.home.root)
    let home = opened.home
    let umrahName = KeyFiles.umrahName(season)
    if try home.keys.statusIfAny(of: umrahName) != nil { umrahKey = "keys/\(umrahName)" }
    try opened.ledger.inspect { ledger in
      extent = try ledger.extent()
      lastPosting = try ledger.posting(ledger.lastPosting())
      let counts = try ledger.submissionsByVerdict()
      verdicts = Verdict.allCases.map { ($0, counts[$0] ?? 0) }
      people = try ledger.peopleByState()
      cures = try ledger.cures().count
      waiting = try WaitingFile.all(in: home.inbox, ledger)
      work = try WorkEntry.all(in: home.work, ledger)
    }
  }

  /// The recipients of whom files are booked and not yet in their outboxes, with how many.
  var unsettled: [(recipient: PartyID, files: Int)] {
    var counts: [PartyID: Int] = [:]
    for file in work.flatMap(\.unpublished) { counts[file.recipient, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// Room on the file system of a home; zero where the system does not say.
struct DiskRoom {
  let freeBytes: Int
  let totalBytes: Int

  var text: String {
    totalBytes == 0
      ? "unknown"
      : "\(Self.size(freeBytes)) free of \(Self.size(totalBytes))"
  }

  /// In binary units with one decimal: `4.2 GiB`.
  static func size(_ bytes: Int) -> String {
    var unit = 0
    var scale = 1
    while unit < Self.units.count - 1, bytes / scale >= 1_024 {
      scale *= 1_024
      unit += 1
    }
    if unit == 0 { return "\(bytes) \(units[0])" }
    let tenths = bytes / (scale / 1_024) * 10 / 1_024
    return "\((tenths / 10).grouped).\(tenths % 10) \(units[unit])"
  }

  private static let units = ["B", "KiB", "MiB", "GiB", "TiB"]
}
