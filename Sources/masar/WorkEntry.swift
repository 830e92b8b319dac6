internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Vocabulary

/// One folder in `work/`, and what the ledger says of it.
struct WorkEntry {
  enum Standing: String {
    /// Renamed here, not yet received.
    case claimed
    /// Received; judged next, or being judged.
    case received
    /// The ledger has it; its files are being published.
    case booked
    /// Cut and not booked: will be cut again.
    case staged
    /// Nothing of ours.
    case foreign
  }

  let name: String
  let standing: Standing
  let party: PartyID?
  /// The file's name, or none for a cut.
  let file: String?
  /// Booked files that are not yet in their outboxes.
  let unpublished: [BookedFile]

  /// In the order of names. A folder that is finished meanwhile is left out.
  static func all(in work: Directory, _ ledger: any LedgerReader) throws -> [WorkEntry] {
    try work.entries().filter { !$0.isHidden }.compactMap { name in
      do { return try entry(name, in: work, ledger) } catch let error as DurabilityError
        where error.isMissing
      { return nil }
    }
  }

  private static func entry(
    _ name: EntryName, in work: Directory, _ ledger: any LedgerReader
  ) throws -> WorkEntry? {
    guard try work.status(of: name).isDirectory else {
      return WorkEntry(
        name: "\(name)", standing: .foreign, party: nil, file: nil, unpublished: [])
    }
    let folder = try work.openChild(name)
    if let receipt = WorkFolder.number(in: name, letter: "r") {
      let content = try WorkFolder(name: name, folder: folder).content()
      let posting = try ledger.posting(ofReceipt: receipt)
      let isReceived = content?.isReceived ?? false
      return WorkEntry(
        name: "\(name)", standing: posting != nil ? .booked : isReceived ? .received : .claimed,
        party: content?.party, file: content?.fileName,
        unpublished: try posting.map { try unpublished(of: $0, in: folder) } ?? [])
    }
    guard let number = WorkFolder.number(in: name, letter: "p") else {
      return WorkEntry(
        name: "\(name)", standing: .foreign, party: nil, file: nil, unpublished: [])
    }
    let posting = try ledger.posting(number)
    return WorkEntry(
      name: "\(name)", standing: posting == nil ? .staged : .booked, party: nil, file: nil,
      unpublished: try posting.map { try unpublished(of: $0, in: folder) } ?? [])
  }

  private static func unpublished(
    of posting: Posting, in folder: Directory
  ) throws -> [BookedFile] {
    try posting.files.enumerated().filter { index, _ in
      try folder.statusIfAny(of: WorkFolder.staged(index)) != nil
    }.map(\.element)
  }

  var json: JSONText {
    .object([
      ("name", .text(name)), ("standing", .text(standing.rawValue)), ("party", .text(party)),
      ("file", .text(file)), ("unpublished", .list(unpublished.map(\.name))),
    ])
  }
}
