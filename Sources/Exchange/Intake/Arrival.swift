internal import Durability
internal import Manifests
internal import Vocabulary

/// A file that stands in a party's inbox.
struct Arrival {
  /// The folder it was dropped in: who sent it.
  let party: PartyID
  let folder: Directory
  let name: EntryName
  let status: FileStatus
  /// What its name says; nil for a stray.
  let envelope: Envelope?
  /// The checksum file beside it.
  var sidecar: EntryName?

  /// Folder and name, for what is remembered between looks.
  var key: String { "\(party)/\(name)" }

  /// The name as responses may carry it.
  var cleanName: String { StrayName.cleaned(name.bytes) }

  /// The order of receipt of files found complete in one look: by kind, then by inode change time,
  /// then by name (exchange.md §4.3).
  static func comesFirst(_ one: Arrival, _ other: Arrival) -> Bool {
    let kinds = (one.kindOrder, other.kindOrder)
    if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
    if one.status.changed != other.status.changed {
      return one.status.changed < other.status.changed
    }
    return one.name == other.name ? one.party < other.party : one.name < other.name
  }

  private var kindOrder: Int { envelope?.kind.order ?? Kind.allCases.count }
}
