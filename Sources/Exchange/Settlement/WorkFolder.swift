package import Durability
internal import Vocabulary

/// The folder in `work/` of one submission or one cut, and what stands in it:
///
///     claim          which file of which folder is about to be renamed here
///     content        the file itself
///     receipt        number, time, digests, names; once it is synced the file is received
///     attempts       how often judging began: a file that ends the process ends in quarantine
///     reached        the records judged when the batch began, in case the process does not survive it
///     trace          what is known of a file that ended the process too often
///     0000, 0001 …   staged outputs, in the order in which the posting lists them
///     unacknowledged the ACK could not be shown yet: its outbox is closed for now
///     original       what the archive will keep of the content
///
/// A crash leaves any prefix of that list; recovery reads it in this order.
package struct WorkFolder: Sendable {
  package let name: EntryName
  package let folder: Directory

  package init(name: EntryName, folder: Directory) {
    self.name = name
    self.folder = folder
  }

  package static let claim: EntryName = "claim"
  package static let content: EntryName = "content"
  package static let receipt: EntryName = "receipt"
  package static let attempts: EntryName = "attempts"
  package static let reached: EntryName = "reached"
  package static let trace: EntryName = "trace"
  package static let unacknowledged: EntryName = "unacknowledged"
  package static let original: EntryName = "original"

  /// The staged name of the `index`th file of a posting.
  package static func staged(_ index: Int) -> EntryName {
    let digits = String(index)
    return EntryName(String(repeating: "0", count: max(0, 5 - digits.count)) + digits)!
  }

  /// `r000000012` for receipt 12.
  package static func name(ofReceipt number: Int) -> EntryName { padded("r", number) }

  /// `p000000087` for the cut, tick or cure booked as posting 87.
  package static func name(ofPosting number: Int) -> EntryName { padded("p", number) }

  /// The receipt or posting number in a folder's name; nil for anything else.
  package static func number(in name: EntryName, letter: String) -> Int? {
    guard let text = name.text, text.hasPrefix(letter) else { return nil }
    return Int(text.dropFirst(letter.count))
  }

  private static func padded(_ letter: String, _ number: Int) -> EntryName {
    let digits = String(number)
    return EntryName(letter + String(repeating: "0", count: max(0, 9 - digits.count)) + digits)!
  }
}

extension Directory {
  /// Reads a slip; nil where there is none.
  func slip(_ name: EntryName) throws -> Slip? {
    guard try statusIfAny(of: name) != nil else { return nil }
    let file = try openFile(name)
    return Slip(decoding: try file.readAll(limit: 1 << 20))
  }

  /// Puts a slip on disk whole: after a crash it is there or not, never in part.
  func write(_ slip: Slip, as name: EntryName, syncing: Syncing = .all) throws {
    _ = try writeDurably(slip.encoded, named: name, replacing: true, syncing: syncing)
  }
}
