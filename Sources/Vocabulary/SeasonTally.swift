/// A season of the archive in numbers: what the entries of the log say of it, counted.
///
/// It grows with parties, kinds and outputs, and never with files. Codes, numbers and times alone:
/// nothing in it is anybody's name.
package struct SeasonTally: Sendable, Equatable {
  /// What one folder of the archive holds.
  package struct Shelf: Sendable, Equatable {
    package private(set) var files = 0
    /// First and last number of the files' names; nil where they have none.
    package private(set) var sequences: ClosedRange<Int>?
    /// When the first came, or was cut, and the last.
    package private(set) var times: ClosedRange<Instant>
    package private(set) var postings: ClosedRange<Int>
    /// Of files that were judged.
    package private(set) var verdicts: [Verdict: Int] = [:]

    private init(_ posting: Int, _ at: Instant) {
      times = at...at
      postings = posting...posting
    }

    /// One file more.
    package static func add(
      to shelf: inout Shelf?, posting: Int, at: Instant, sequence: Int?, verdict: Verdict? = nil
    ) {
      var grown = shelf.take() ?? Shelf(posting, at)
      grown.files += 1
      grown.times = grown.times.with(at)
      grown.postings = grown.postings.with(posting)
      if let sequence { grown.sequences = grown.sequences?.with(sequence) ?? sequence...sequence }
      if let verdict { grown.verdicts[verdict, default: 0] += 1 }
      shelf = grown
    }
  }

  /// The key that sealed a season is destroyed.
  package struct Forgetting: Sendable, Equatable {
    package let posting: Int
    package let at: Instant

    package init(posting: Int, at: Instant) {
      self.posting = posting
      self.at = at
    }
  }

  package let season: Season
  /// The log's name.
  package var origin = ""
  /// Entries of the log up to the last one that is about the season.
  package var size = 0
  /// The log's root over so many entries, base64.
  package var root = ""
  /// The time of the last of them.
  package var at = Instant(secondsSince1970: 0)
  /// Files that came, by party and kind.
  package var received: [PartyID: [Kind: Shelf]] = [:]
  /// Files whose names say nothing that can be believed, by party.
  package var strays: [PartyID: Shelf] = [:]
  /// Files that were cut, by recipient and output.
  package var sent: [PartyID: [String: Shelf]] = [:]
  package var forgotten: Forgetting?

  package init(_ season: Season) { self.season = season }

  /// Under this name a page of the season says, for programs, its form and how many entries it counts.
  package static let pageName = "masar-season-page"
  /// The form of pages. Whoever lets the same tally make other bytes counts it up: pages live as long
  /// as archives, and are compared by programs of the same form alone.
  package static let pageForm = 1
}

extension ClosedRange {
  fileprivate func with(_ value: Bound) -> ClosedRange {
    Swift.min(lowerBound, value)...Swift.max(upperBound, value)
  }
}
