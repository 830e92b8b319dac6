/// What the root of an XML manifest says of itself, to be compared with the file's name (F001).
package struct ManifestAttributes: Sendable, Equatable {
  package var kind: String?
  package var season: String?
  package var sender: String?
  /// May be empty, as in a fix-file.
  package var sequence: String?
  package var created: String?

  package init(
    kind: String? = nil, season: String? = nil, sender: String? = nil, sequence: String? = nil,
    created: String? = nil
  ) {
    self.kind = kind
    self.season = season
    self.sender = sender
    self.sequence = sequence
    self.created = created
  }
}
