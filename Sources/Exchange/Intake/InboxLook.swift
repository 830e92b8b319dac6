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
  /// There are more than are kept here.
  private(set) var isCut = false
  /// Folders to be watched.
  private(set) var folders: [Directory] = []
  private let notices: OperatorNotices

  init(inbox: Directory, notices: OperatorNotices) throws {
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

  /// Files of one folder that a look keeps: the first in the order of receipt. Who fills his own
  /// folder with a million files waits for himself, and memory does not follow him.
  static let keptOfFolder = 4_096

  private mutating func look(
    into folder: Directory, of party: PartyID
  ) throws(DurabilityError) {
    var found: [Arrival] = []
    var alone: [Arrival] = []
    var failure: DurabilityError?
    try folder.forEachEntry { name in
      do throws(DurabilityError) {
        guard let arrival = try arrival(name, in: folder, of: party) else { return true }
        guard case .sidecar(let file) = FileNameVerdict(bytes: name.bytes) else {
          found.append(arrival)
          isCut = Self.cut(&found, to: 2 * Self.keptOfFolder) || isCut
          return true
        }
        // Of a file that no folder can have it is no checksum, and left alone.
        guard let other = EntryName(file), try folder.statusIfAny(of: other) == nil else {
          return true
        }
        alone.append(arrival)
        isCut = Self.cut(&alone, to: 2 * Self.keptOfFolder) || isCut
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    isCut = Self.cut(&found, to: Self.keptOfFolder) || isCut
    isCut = Self.cut(&alone, to: Self.keptOfFolder) || isCut
    for index in found.indices {
      found[index].sidecar = try Self.sidecar(of: found[index].name, in: folder)
    }
    arrivals += found
    orphans += alone
  }

  /// Keeps the first of `arrivals` in the order of receipt once they are more than `count`.
  private static func cut(_ arrivals: inout [Arrival], to count: Int) -> Bool {
    guard arrivals.count > count else { return false }
    arrivals.sort(by: Arrival.comesFirst)
    arrivals.removeLast(arrivals.count - min(count, keptOfFolder))
    return true
  }

  /// Nil for what is never touched, is gone again or is no regular file.
  private func arrival(
    _ name: EntryName, in folder: Directory, of party: PartyID
  ) throws(DurabilityError) -> Arrival? {
    if FileNameVerdict(bytes: name.bytes) == .neverTouched { return nil }
    guard let status = try folder.statusIfAny(of: name) else { return nil }
    guard status.isRegular else {
      notices.tell(
        .warning, "inbox/\(party)/\(name) is not a regular file: left alone",
        once: "\(party)/\(name)")
      return nil
    }
    return Arrival(
      party: party, folder: folder, name: name, status: status,
      envelope: name.text.flatMap { try? Envelope.parse($0).get() })
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
