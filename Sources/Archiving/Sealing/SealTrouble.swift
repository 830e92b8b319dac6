package import Vocabulary

/// Why a sealed file cannot be read. Says which file, and nothing of what is in it.
package enum SealTrouble: Error, Sendable, Equatable, CustomStringConvertible {
  /// The key that sealed it is not at hand, with its season and the first digits of its fingerprint.
  case noKey(season: Season, key: String, path: String)
  /// It is not what was sealed: a bit of it, its end or its place in the archive is another.
  case broken(path: String)

  /// No key comes back by itself, and no bit.
  package var isTemporary: Bool { false }

  /// Whether it is the key alone that lacks.
  package var isOfKey: Bool {
    if case .noKey = self { true } else { false }
  }

  package var description: String {
    switch self {
    case .noKey(let season, let key, let path):
      """
      \(path) is sealed by the key \(key) of season \(season), which is not at hand: it was \
      destroyed (masar audit forget), or lies elsewhere (setting season_keys, option --keys).
      """
    case .broken(let path): "\(path) is not what was sealed. Run masar audit verify."
    }
  }
}
