internal import Archiving
internal import Durability
internal import Exchange
internal import Vocabulary

/// The two secrets of a home, raw bytes in `keys/`, for their owner alone.
struct KeyFiles {
  static let signingName: EntryName = "signing.key"
  static let masterName: EntryName = "master.key"

  let signing: SigningKey
  let master: MasterKey

  /// Reads both; a key that others may read is refused, for it may be known by now.
  static func open(in keys: Directory) throws -> KeyFiles {
    let signing = try SigningKey(fileContent: bytes(of: signingName, in: keys))
    let master = try MasterKey(fileContent: bytes(of: masterName, in: keys))
    guard let signing, let master else {
      throw HomeProblem(
        "\(keys.path): a key file does not hold 32 bytes. Restore both from a backup: new keys "
          + "would break every signature and token given out.")
    }
    return KeyFiles(signing: signing, master: master)
  }

  /// Makes the key files that are missing.
  ///
  /// - Parameter seed: nil for keys that nobody can guess; otherwise both follow from it, for
  ///   samples that must come out alike.
  /// - Returns: whether anything was made.
  static func make(in keys: Directory, seed: [UInt8]?) throws -> Bool {
    var random = SystemRandomNumberGenerator()
    let signing =
      seed.flatMap { SigningKey(fileContent: derived(from: $0, "signing")) }
      ?? SigningKey.generate(using: &random)
    let master =
      seed.flatMap { MasterKey(fileContent: derived(from: $0, "master")) }
      ?? MasterKey.generate(using: &random)
    // A crash between the two leaves one key, which nobody has used yet; the next call makes the
    // other.
    let madeSigning = try keys.writeDurably(signing.fileContent, named: signingName)
    let madeMaster = try keys.writeDurably(master.fileContent, named: masterName)
    return madeSigning || madeMaster
  }

  /// What the operator of the Umrah system is given for one season.
  static func umrahName(_ season: Season) -> EntryName { EntryName("umrah-\(season).key")! }

  /// Writes the Umrah system's key of `season` where it is missing: it follows from the master key.
  func makeUmrahKey(in keys: Directory, season: Season) throws -> Bool {
    try keys.writeDurably(
      master.umrahKey(season: season).fileContent, named: Self.umrahName(season))
  }

  /// Makes the key of `season` where it is missing, in a new home: later it is never made twice.
  static func makeSeasonKey(
    in keys: SeasonKeys, season: Season, seed: [UInt8]?
  ) throws -> Bool {
    var random = SystemRandomNumberGenerator()
    let key =
      seed.flatMap { SeasonKey(fileContent: derived(from: $0, "season-\(season)")) }
      ?? SeasonKey.generate(using: &random)
    return try keys.make(key, for: season)
  }

  /// Keys are made before the ledger: where that stands, they stood too and are not made again.
  static func refuseLost(in keys: Directory) throws {
    for name in [signingName, masterName] where try keys.statusIfAny(of: name) == nil {
      throw lost(name, keys)
    }
  }

  private static func lost(_ name: EntryName, _ keys: Directory) -> HomeProblem {
    HomeProblem(
      "\(keys.path)/\(name) is missing. Restore it from a backup: a new key would break every "
        + "signature and token given out.")
  }

  private static func bytes(of name: EntryName, in keys: Directory) throws -> [UInt8] {
    guard let status = try keys.statusIfAny(of: name) else { throw lost(name, keys) }
    guard status.isPrivate else {
      throw HomeProblem(
        "\(keys.path)/\(name) can be read by others. Find out who could, then "
          + "`chmod 600 \(keys.path)/\(name)`.")
    }
    return try keys.openFile(name).readAll(limit: 4_096)
  }

  /// SHA-256 of the seed and the key's name.
  private static func derived(from seed: [UInt8], _ name: String) -> [UInt8] {
    bytes(ofHexadecimal: ContentDigest.hexadecimal(of: seed + Array(name.utf8))) ?? []
  }

  /// Nil for anything but pairs of hexadecimal digits.
  static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[start...start + 1], as: UTF8.self)
      guard pair.first != "+", pair.first != "-", let byte = UInt8(pair, radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }
}
