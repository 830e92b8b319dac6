internal import Durability
internal import Manifests
package import Vocabulary

/// What the slips in a submission's folder of `work/` say of it, for operators.
package struct WorkContent: Sendable, Equatable {
  package let party: PartyID
  /// As dropped, cleaned of what no file name should hold.
  package let fileName: String
  /// The receipt is on disk: the file is received and will be judged.
  package let isReceived: Bool
}

extension WorkFolder {
  /// Nil where no claim is written yet: the file is still in its inbox.
  package func content() throws -> WorkContent? {
    if let slip = try folder.slip(Self.receipt), let party = slip["party"], let file = slip["file"]
    {
      return WorkContent(party: PartyID(party), fileName: file, isReceived: true)
    }
    guard let slip = try folder.slip(Self.claim), let party = slip["party"],
      let name = slip[bytes: "name"]
    else { return nil }
    return WorkContent(
      party: PartyID(party), fileName: StrayName.cleaned(name), isReceived: false)
  }
}
