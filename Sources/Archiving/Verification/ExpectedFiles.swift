internal import Durability
internal import Vocabulary

/// What the folder of a submission must hold, taken off one by one.
struct ExpectedFiles {
  private var digests: [(what: String, digest: FileDigest)] = []
  private var original: FileDigest?
  private(set) var result: FileDigest?
  /// As it may have been sent, once it was found.
  private(set) var originalNames: [String] = []

  init(_ leaf: LogLeaf, _ submission: LoggedSubmission) {
    original = submission.original
    if let slip = submission.slip { digests.append((ArchiveLayout.receiptName, slip)) }
    for file in leaf.files {
      switch file.place {
      case .response: digests.append((file.output, file.digest))
      case .result: result = file.digest
      case .cut: continue
      }
    }
  }

  mutating func take(_ name: EntryName, _ found: ArchivedDigests) -> Bool {
    let digest = FileDigest(name: name.bytes, sha256: found.stored)
    if let place = digests.firstIndex(where: { $0.digest == digest }) {
      digests.remove(at: place)
      return true
    }
    guard let original, found.isOriginal(original, named: name) else { return false }
    self.original = nil
    let text = String(decoding: name.bytes, as: UTF8.self)
    let isAsSent = FileDigest(name: name.bytes, sha256: found.stored) == original
    originalNames = [isAsSent ? text : String(text.dropLast(3))]
    return true
  }

  /// A file that does not open stands for what its name says.
  mutating func excuse(_ name: EntryName) {
    let text = String(decoding: name.bytes, as: UTF8.self)
    func isAnswer(_ what: String) -> Bool {
      switch what {
      case "EARLIER": text.hasSuffix(".EARLIER.RES.xml")
      case "REP": text.hasSuffix(".REP.html")
      case "REJ": text.contains(".REJ.")
      default: text == what
      }
    }
    if let place = digests.firstIndex(where: { isAnswer($0.what) }) {
      digests.remove(at: place)
    } else if text.hasSuffix(".RES.xml") {
      result = nil
    } else if text.hasSuffix(".gz") {
      original = nil
      originalNames = [text, String(text.dropLast(3))]
    }
  }

  mutating func takeResult(_ digest: FileDigest) -> Bool {
    guard result == digest else { return false }
    result = nil
    return true
  }

  /// In words of the layout: which of them were not found.
  var missing: [String] {
    (original == nil ? [] : ["the original"]) + digests.map(\.what)
      + (result == nil ? [] : ["RES"])
  }
}
