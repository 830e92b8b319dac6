internal import Archiving
package import Bookkeeping
internal import Durability
package import Vocabulary

/// Compares what still lies in the outboxes with what was booked: a file that was changed after it
/// was laid there, and one that nobody booked.
package struct OutboxComparison {
  private let ledger: any LedgerReader
  private let outbox: Directory
  private let report: (AuditFinding) -> Void

  package init(
    _ ledger: any LedgerReader, _ home: Home, report: @escaping (AuditFinding) -> Void
  ) {
    self.ledger = ledger
    outbox = home.outbox
    self.report = report
  }

  private static let page = 500

  /// - Returns: files compared.
  package func run() throws -> Int {
    let folders = try openFolders()
    var booked: Set<String> = []
    var compared = 0
    for start in stride(from: 1, through: try ledger.lastPosting(), by: Self.page) {
      for posting in try ledger.postings(from: start, upTo: start + Self.page - 1) {
        for file in posting.files {
          guard let folder = folders[file.recipient], let name = EntryName(file.name),
            try folder.statusIfAny(of: name)?.isRegular == true
          else { continue }
          compared += 1
          booked.insert("\(file.recipient)/\(file.name)")
          try compare(file, of: posting.number, in: folder, name)
        }
      }
    }
    for (recipient, folder) in folders.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try reportUnknown(in: folder, of: recipient, booked)
    }
    return compared
  }

  private func openFolders() throws -> [PartyID: Directory] {
    var folders: [PartyID: Directory] = [:]
    for party in try outbox.entries() where try outbox.status(of: party).isDirectory {
      guard let name = party.text else { continue }
      folders[PartyID(name)] = try outbox.openChild(party)
    }
    return folders
  }

  private func compare(
    _ file: BookedFile, of posting: Int, in folder: Directory, _ name: EntryName
  ) throws {
    let digest = DigestBox()
    try unsafe FileSource(try folder.openFile(name)) { unsafe digest.update($0) }.drain()
    if digest.hexadecimal != file.sha256 {
      let place = "outbox/\(file.recipient)/\(file.name)"
      report(AuditFinding(.outboxDiffers, posting: posting, at: place))
    }
  }

  /// What is being written has a dot-name; receipts and waiting notes are not booked.
  private func reportUnknown(
    in folder: Directory, of recipient: PartyID, _ booked: Set<String>
  ) throws {
    for name in try folder.entries() where try folder.status(of: name).isRegular {
      let text = String(decoding: name.bytes, as: UTF8.self)
      if text.hasPrefix(".") || text.hasSuffix(".ACK.xml") || text.hasSuffix(".WAI.xml") {
        continue
      }
      if !booked.contains("\(recipient)/\(text)") {
        report(AuditFinding(.outboxUnknown, at: "outbox/\(recipient)/\(text)"))
      }
    }
  }
}
