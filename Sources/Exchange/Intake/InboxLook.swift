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

  init(inbox: Directory, notices: OperatorNotices) throws {
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
      let folder = try inbox.openChild(name)
      folders.append(folder)
      try look(into: folder, of: party, notices)
    }
  }

  private mutating func look(
    into folder: Directory, of party: PartyID, _ notices: OperatorNotices
  ) throws {
    let names = try folder.entries()
    let all = Set(names)
    for name in names {
      let text = name.text ?? ""
      let verdict = FileNameVerdict(text)
      if verdict == .neverTouched { continue }
      guard let status = try folder.statusIfAny(of: name) else { continue }
      guard status.isRegular else {
        notices.tell(
          .warning, "inbox/\(party)/\(name) is not a regular file: left alone",
          once: "\(party)/\(name)")
        continue
      }
      let sidecar = EntryName(bytes: Array(name.bytes) + Array(".sha256".utf8))
      let arrival = Arrival(
        party: party, folder: folder, name: name, status: status,
        envelope: try? Envelope.parse(text).get(),
        sidecar: sidecar.flatMap { all.contains($0) ? $0 : nil })
      guard case .sidecar(let file) = verdict else {
        arrivals.append(arrival)
        continue
      }
      if !all.contains(EntryName(file) ?? name) { orphans.append(arrival) }
    }
  }
}
