internal import Durability
internal import Logging
internal import Manifests
internal import Vocabulary

/// One look over all inbox folders: what stands there, nothing opened, nothing followed.
struct InboxLook {
  /// Files to be taken once they have rested and are proved whole.
  private(set) var arrivals: [Arrival] = []
  /// Checksum files without their file.
  private(set) var orphans: [Arrival] = []
  /// Folders to be watched.
  private(set) var folders: [Directory] = []
  /// By party, names that this look passed over.
  private(set) var beyond: [PartyID: Int] = [:]
  private let limit: Int
  private let notices: OperatorNotices

  /// - Parameter limit: names of one folder that are looked at.
  init(inbox: Directory, limit: Int, notices: OperatorNotices) throws {
    self.limit = limit
    self.notices = notices
    for name in try inbox.entries() where !name.isHidden {
      guard try inbox.statusIfAny(of: name)?.isDirectory == true, let text = name.text else {
        notices.tell(.warning, "inbox/\(name) is not a party's folder: ignored", once: "\(name)")
        continue
      }
      let party = PartyID(text)
      guard party.isFolderName else {
        notices.tell(.warning, "inbox/\(name) is no party's code: ignored", once: "\(name)")
        continue
      }
      do {
        let folder = try inbox.openChild(name)
        try look(into: folder, of: party)
        folders.append(folder)
        notices.settle("inbox \(name)")
      } catch {
        // One party's folder, exchanged or closed to us, does not stop the others.
        notices.tell(.error, "inbox/\(name) cannot be read: \(error)", once: "inbox \(name)")
      }
    }
  }

  private mutating func look(
    into folder: Directory, of party: PartyID
  ) throws(DurabilityError) {
    let (names, others) = try folder.firstEntries(limit: limit)
    if others > 0 { beyond[party] = others }
    for name in names {
      let verdict = FileNameVerdict(bytes: name.bytes)
      if verdict == .neverTouched { continue }
      guard let status = try folder.statusIfAny(of: name) else { continue }
      guard status.isRegular else {
        notices.tell(
          .warning, "inbox/\(party)/\(name) is not a regular file: left alone",
          once: "\(party)/\(name)")
        continue
      }
      let arrival = Arrival(
        party: party, folder: folder, name: name, status: status,
        envelope: name.text.flatMap { try? Envelope.parse($0).get() },
        sidecar: try Self.sidecar(of: name, in: folder))
      guard case .sidecar(let file) = verdict else {
        arrivals.append(arrival)
        continue
      }
      if try folder.statusIfAny(of: EntryName(file) ?? name) == nil { orphans.append(arrival) }
    }
  }

  /// The checksum file beside `name`; a folder or a link of that name proves nothing.
  private static func sidecar(
    of name: EntryName, in folder: Directory
  ) throws(DurabilityError) -> EntryName? {
    guard let sidecar = Sidecar.name(beside: name),
      try folder.statusIfAny(of: sidecar)?.isRegular == true
    else { return nil }
    return sidecar
  }
}
