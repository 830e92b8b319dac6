import Archiving
import Durability
import Foundation
import Testing
import Vocabulary

/// A sealed file is the bytes that were sealed, at their place, or it is nothing.
@Suite final class SealTests {
  private let root: String
  private let folder: Directory
  private let season = Season("1447")!
  private let key = SeasonKey(fileContent: [UInt8](repeating: 9, count: 32))!
  private let keys: SeasonKeys
  private let path = ["1447", "MOH", "QTR", "1447_MOH_QTR_000001.csv"]

  init() throws {
    root = NSTemporaryDirectory() + "/seal-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: root + "/archive/1447/MOH/QTR", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: root + "/keys", withIntermediateDirectories: true)
    folder = try Directory.open(root + "/archive/1447/MOH/QTR")
    keys = SeasonKeys(try Directory.open(root + "/keys"))
    _ = try keys.make(key, for: season)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private var archive: Archive {
    get throws { Archive(try Directory.open(root + "/archive"), keys: keys) }
  }

  private var stored: String { root + "/archive/" + path.joined(separator: "/") + ".sealed" }

  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
  }

  @discardableResult
  private func seal(_ content: [UInt8], at path: [String]? = nil) throws -> [UInt8] {
    try? FileManager.default.removeItem(atPath: stored)
    try Data(content).write(to: URL(filePath: root + "/source"))
    let source = try Directory.open(root).openFile("source")
    let isWritten = try Seal(key, of: season).write(
      source, at: path ?? self.path, into: folder,
      stored: EntryName(self.path.last! + ".sealed"))
    try #require(isWritten)
    return [UInt8](try Data(contentsOf: URL(filePath: stored)))
  }

  private func put(_ sealed: [UInt8]) throws { try Data(sealed).write(to: URL(filePath: stored)) }

  private func opened() throws -> [UInt8] {
    try #require(try archive.open(path)).readAll(limit: 1 << 30)
  }

  private var trouble: SealTrouble {
    .broken(path: path.joined(separator: "/"))
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
  func `what was sealed comes out again, whatever its length`(count: Int) throws {
    let content = bytes(count)
    let sealed = try seal(content)
    #expect(sealed.count == 60 + count + 16 * max(1, (count + 65_535) / 65_536))
    #expect(try opened() == content)
    #expect(try #require(try archive.open(path)).digest() == ContentDigest.hexadecimal(of: content))
  }

  @Test func `the same file at the same place seals alike, any other does not`() throws {
    let one = try seal(bytes(70_000))
    #expect(try seal(bytes(70_000)) == one)
    let other = try seal(bytes(70_001))
    #expect(other[28..<60] != one[28..<60])
    #expect(Array(other[60..<200]) != Array(one[60..<200]))
    let elsewhere = try seal(bytes(70_000), at: ["1447", "MOH", "QTR", "2.csv"])
    #expect(elsewhere[28..<60] != one[28..<60])
  }

  @Test func `the vector of the documentation comes out`() throws {
    #expect(key.fingerprint == "4827a9caf47a495d089d49245f4778d1a457841155fd1668cb95778ceb873163")
    let sealed = try seal(Array("a,b\n#END,0\n".utf8))
    #expect(sealed.count == 87)
    #expect(
      ContentDigest.hexadecimal(of: sealed)
        == "f844632d41775ad7b423dcdb9e8b5ac6278b8088d1792392bd67b6f9e60f0dbc")
  }

  @Test func `one flipped bit anywhere is found`() throws {
    let whole = try seal(bytes(65_600))
    for place in [15, 20, 40, 60, 5_000, 65_596, 65_612, 65_640, whole.count - 1] {
      var flipped = whole
      flipped[place] ^= 1
      try put(flipped)
      #expect(throws: SealTrouble.self, "byte \(place)") { try opened() }
    }
  }

  @Test func `an end that was cut off is found, between two pieces too`() throws {
    let whole = try seal(bytes(131_072))
    let piece = 65_536 + 16
    for length in [0, 30, 60, 75, 76, 1_000, 60 + piece, 60 + piece + 16, whole.count - 1] {
      try put(Array(whole.prefix(length)))
      #expect(throws: trouble, "\(length) bytes") { try opened() }
    }
    try put(whole + [0])
    #expect(throws: trouble) { try opened() }
  }

  @Test func `pieces that changed places are found`() throws {
    let whole = try seal(bytes(200_000))
    let piece = 65_536 + 16
    let pieces = (0..<3).map { whole[(60 + $0 * piece)..<(60 + ($0 + 1) * piece)] }
    try put(Array(whole.prefix(60)) + pieces[1] + pieces[0] + whole[(60 + 2 * piece)...])
    #expect(throws: trouble) { try opened() }
    try put(Array(whole.prefix(60)) + pieces[0] + pieces[2] + whole[(60 + 3 * piece)...])
    #expect(throws: trouble) { try opened() }
  }

  @Test func `a file of another place does not open at this one`() throws {
    try seal(bytes(100), at: ["1447", "MOH", "QTR", "1447_MOH_QTR_000002.csv"])
    #expect(throws: trouble) { try opened() }
  }

  @Test func `without the key, or with another, it says which key is wanted`() throws {
    try seal(bytes(100))
    let name = String(key.fingerprint.prefix(16))
    let wanted = SealTrouble.noKey(
      season: season, key: name, path: path.joined(separator: "/"))
    let without = Archive(try Directory.open(root + "/archive"), keys: SeasonKeys(nil))
    #expect(throws: wanted) { try without.open(path) }
    #expect(wanted.isOfKey && wanted.description.contains(name))
    try FileManager.default.removeItem(atPath: root + "/keys/season-1447.key")
    let other = SeasonKeys(try Directory.open(root + "/keys"))
    _ = try other.make(SeasonKey(fileContent: [UInt8](repeating: 8, count: 32))!, for: season)
    let wrong = Archive(try Directory.open(root + "/archive"), keys: other)
    #expect(throws: wanted) { try wrong.open(path) }
  }

  @Test func `a key that others may read is refused, and a new one is for its owner alone`() throws
  {
    let file = root + "/keys/season-1447.key"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let fresh = SeasonKeys(try Directory.open(root + "/keys"))
    #expect(throws: SeasonKeyTrouble.self) { try fresh.key(of: season) }
    try Data([1, 2, 3]).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    #expect(throws: SeasonKeyTrouble.self) { try fresh.key(of: season) }
  }

  @Test func `a destroyed key is gone, from memory too, and may be destroyed again`() throws {
    try seal(bytes(100))
    #expect(try opened().count == 100)
    try keys.destroy(season)
    #expect(!FileManager.default.fileExists(atPath: root + "/keys/season-1447.key"))
    #expect(throws: SealTrouble.self) { try opened() }
    try keys.destroy(season)
  }

  @Test func `a plain file lies beside sealed ones and is read as it is`() throws {
    try Data([7, 7]).write(to: URL(filePath: root + "/archive/1447/MOH/QTR/plain.csv"))
    let file = try archive.open(["1447", "MOH", "QTR", "plain.csv"])
    #expect(try #require(file).readAll(limit: 10) == [7, 7])
    #expect(try archive.open(["1447", "MOH", "QTR", "none.csv"]) == nil)
    #expect(try archive.open(["1447", "..", "QTR"]) == nil)
  }
}
