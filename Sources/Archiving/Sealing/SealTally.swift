package import Vocabulary

/// Sealed files that an audit met: how many opened, and which keys were not at hand for the others.
package struct SealTally: Sendable, Equatable {
  /// A key by its season and the first digits of its fingerprint.
  package struct Key: Sendable, Hashable, Comparable {
    package let season: Season
    package let name: String

    package static func < (one: Key, other: Key) -> Bool {
      (one.season, one.name) < (other.season, other.name)
    }
  }

  /// What one key that is not at hand sealed.
  package struct Unopened: Sendable, Equatable {
    package var files = 0
    package let firstPlace: String
    package let firstPosting: Int
  }

  package var opened = 0
  package private(set) var unopened: [Key: Unopened] = [:]

  mutating func note(_ header: SealHeader?, at place: String, _ posting: Int) {
    guard let header else { return }
    let key = Key(season: header.season, name: header.keyName)
    unopened[key, default: Unopened(firstPlace: place, firstPosting: posting)].files += 1
  }

  /// Takes out the files of keys that the log says were destroyed.
  ///
  /// - Returns: how many.
  mutating func takeForgotten(_ forgotten: Set<Key>) -> Int {
    forgotten.reduce(0) { $0 + (unopened.removeValue(forKey: $1)?.files ?? 0) }
  }
}
