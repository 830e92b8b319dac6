internal import Bookkeeping
internal import Durability
internal import Manifests
internal import Vocabulary

/// A file that stands in an inbox, seen without being opened.
struct WaitingFile {
  let party: PartyID
  /// As dropped, cleaned of what no file name should hold.
  let name: String
  let bytes: Int
  /// When it was first seen without proof that it is whole (F014); nil where it was not.
  let unprovenSince: Instant?

  /// In the order of folders, then of names. Hidden names and names that are still being written
  /// are left out, as the daemon leaves them.
  static func all(in inbox: Directory, _ ledger: any LedgerReader) throws -> [WaitingFile] {
    var found: [WaitingFile] = []
    for folderName in try inbox.entries() where !folderName.isHidden {
      guard try inbox.statusIfAny(of: folderName)?.isDirectory == true, let text = folderName.text
      else { continue }
      let party = PartyID(text)
      let folder = try inbox.openChild(folderName)
      for name in try folder.entries() where FileNameVerdict(bytes: name.bytes) != .neverTouched {
        // A file may be taken while it is looked at.
        guard let status = try folder.statusIfAny(of: name), status.isRegular else { continue }
        let clean = StrayName.cleaned(name.bytes)
        found.append(
          WaitingFile(
            party: party, name: clean, bytes: Int(status.size),
            unprovenSince: try ledger.firstLook(at: clean, of: party)))
      }
    }
    return found
  }

  var json: JSONText {
    .object([
      ("party", .text(party)), ("name", .text(name)), ("bytes", .number(bytes)),
      ("unproven_since", .text(unprovenSince)),
    ])
  }
}
