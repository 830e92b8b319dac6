internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Logging
internal import Manifests
internal import Reporting
internal import Vocabulary

/// What a sender is told before there is a result: ACK and WAI.
final class SenderNotes {
  private let parts: ExchangeParts
  private var toldWaiting: Set<String> = []
  private var firstLooks: [String: Instant] = [:]

  init(_ parts: ExchangeParts) { self.parts = parts }

  /// The receipt is durable; now it is shown. Repeatable: a crash after it shows the same again.
  func acknowledge(_ claimed: Claimed) throws {
    let name = claimed.base
    try forgetWaiting(claimed)
    guard claimed.isAcknowledged else { return }
    let status = try claimed.work.folder.status(of: WorkFolder.content)
    let document = Acknowledgement(
      receipt: claimed.receipt, fileName: claimed.fileName, sender: claimed.party,
      sha256: claimed.sha256, size: Int(status.size), receivedAt: claimed.receivedAt
    ).document
    try put(
      parts.signed(document), named: claimed.responseBase + ".ACK.xml", for: claimed.party,
      what: name)
  }

  func tellWaiting(_ name: String, of party: PartyID, since: Instant, until: Instant) throws {
    let key = "\(party)/\(name)"
    guard toldWaiting.insert(key).inserted else { return }
    let note = WaitingNote(
      fileName: name, sender: party, since: since, until: until,
      format: try? Envelope.parse(name).get().syntax)
    try put(note.bytes, named: Self.waitingName(name), for: party, what: key)
  }

  /// When a file without proof was first seen; recorded at once.
  func firstLook(at name: String, of party: PartyID, now: Instant) throws -> Instant {
    let key = "\(party)/\(name)"
    if let known = firstLooks[key] { return known }
    if let booked = try parts.ledger.read({ try $0.firstLook(at: name, of: party) }) {
      firstLooks[key] = booked
      return booked
    }
    try parts.ledger.transact(at: now) { transaction in
      try transaction.noteFirstLook(at: name, of: party, now)
      return .commit(())
    }
    firstLooks[key] = now
    return now
  }

  private func forgetWaiting(_ claimed: Claimed) throws {
    let name = claimed.fileName
    let key = "\(claimed.party)/\(name)"
    toldWaiting.remove(key)
    firstLooks[key] = nil
    guard try parts.ledger.read({ try $0.firstLook(at: name, of: claimed.party) }) != nil else {
      return
    }
    try parts.ledger.transact(at: claimed.receivedAt) { transaction in
      try transaction.forgetFirstLook(at: name, of: claimed.party)
      return .commit(())
    }
    guard let folder = EntryName(claimed.party.rawValue),
      try parts.home.outbox.statusIfAny(of: folder) != nil
    else { return }
    let outbox = try parts.home.outbox.openChild(folder)
    try outbox.unlink(EntryName(Self.waitingName(name))!)
    try outbox.sync()
  }

  private static func waitingName(_ name: String) -> String {
    Envelope.base(of: name) + ".WAI.xml"
  }

  /// A recipient whose outbox cannot be written gets its note later or never; the file is safe.
  private func put(_ bytes: [UInt8], named name: String, for party: PartyID, what: String) throws {
    guard let folder = EntryName(party.rawValue), let entry = EntryName(name) else { return }
    do {
      let outbox = try parts.home.outbox.makeChild(folder, mode: .collectedFolder)
      _ = try outbox.writeDurably(bytes, named: entry, mode: .collected)
      parts.notices.settle("outbox \(party)")
    } catch {
      guard error.isTemporary else { throw error }
      parts.notices.tell(
        .error, "\(name) for \(party) could not be written: \(error)", once: "outbox \(party)")
    }
  }
}
