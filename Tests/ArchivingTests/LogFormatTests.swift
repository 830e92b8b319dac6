import Archiving
import Testing
import Vocabulary

/// The forms in which the log lies on disk are C2SP's, and an entry reads back as it was written.
@Suite struct LogFormatTests {
  private let key = SigningKey(fileContent: [UInt8](repeating: 7, count: 32))!

  @Test func `tiles lie where C2SP says`() {
    func path(_ content: LogTile.Content, _ number: Int, _ width: Int = 256) -> String {
      LogTile(content, number: number, width: width).path.joined(separator: "/")
    }
    #expect(path(.hashes(level: 0), 0) == "tile/0/000")
    #expect(path(.hashes(level: 2), 1_234_067) == "tile/2/x001/x234/067")
    #expect(path(.hashes(level: 0), 1_234_067, 5) == "tile/0/x001/x234/067.p/5")
    #expect(path(.entries, 273, 1) == "tile/entries/273.p/1")
  }

  @Test func `a larger head speaks of the tiles that changed, and of no others`() {
    func paths(_ known: Int, _ size: Int) -> [String] {
      LogTile.added(from: known, to: size).map { $0.path.joined(separator: "/") }
    }
    #expect(paths(0, 1) == ["tile/entries/000.p/1", "tile/0/000.p/1"])
    #expect(paths(3, 3).isEmpty)
    #expect(
      paths(255, 257) == [
        "tile/entries/000", "tile/0/000", "tile/entries/001.p/1", "tile/0/001.p/1",
        "tile/1/000.p/1",
      ])
    #expect(paths(256, 257) == ["tile/entries/001.p/1", "tile/0/001.p/1"])
    #expect(paths(511, 512) == ["tile/entries/001", "tile/0/001", "tile/1/000.p/2"])
    #expect(paths(65_535, 65_536).last == "tile/2/000.p/1")
  }

  @Test func `a signed head is read back, and another key or another byte is told`() throws {
    let head = Checkpoint(origin: "masar/test", size: 12, root: .leaf([1]))
    let note = head.signed(by: key)
    #expect(Checkpoint(note: note) == head)
    #expect(Checkpoint.isSigned(note: note, by: key.verifyingKey))
    let other = SigningKey(fileContent: [UInt8](repeating: 8, count: 32))!
    #expect(!Checkpoint.isSigned(note: note, by: other.verifyingKey))
    let longer = note.replacing("\n12\n", with: "\n13\n")
    #expect(!Checkpoint.isSigned(note: longer, by: key.verifyingKey))
    #expect(Checkpoint(note: note.replacing("\n12\n", with: "\n012\n")) == nil)
    #expect(Checkpoint(note: "masar/test\n12\n") == nil)
  }

  @Test func `a key is told in the form of notes and read back`() {
    let text = NoteKey.text(name: "masar/test", key.verifyingKey)
    #expect(text.hasPrefix("masar/test+"))
    #expect(NoteKey.key(text)?.bytes == key.verifyingKey.bytes)
    #expect(NoteKey.key(key.verifyingKey.text)?.bytes == key.verifyingKey.bytes)
    #expect(NoteKey.key("masar/other" + text.dropFirst(10)) == nil)
    #expect(NoteKey.key("nothing") == nil)
  }

  @Test func `an entry with everything reads back as it was written`() throws {
    let leaf = Self.leaf
    let encoded = leaf.encoded
    #expect(encoded.list == nil)
    #expect(LogLeaf(entry: encoded.bytes) == leaf)
    #expect(LogLeaf.index(ofEntry: encoded.bytes) == 87)
  }

  @Test func `an entry of many files keeps them beside the log, under their digest`() throws {
    var leaf = Self.leaf
    leaf.files = (1...600).map { number in
      LoggedFile(
        place: .cut(name: "1447_IDN-AGY-\(number)_STM_000001.csv"), output: "STM",
        recipient: PartyID("IDN-AGY-\(number)"),
        digest: FileDigest(name: "f\(number)".utf8, sha256: Self.sha256))
    }
    let encoded = leaf.encoded
    let list = try #require(encoded.list)
    #expect(encoded.bytes.count < 1_000)
    #expect(LogLeaf.listDigest(in: encoded.bytes) == ContentDigest.hexadecimal(of: list))
    #expect(LogLeaf(entry: encoded.bytes, list: list) == leaf)
  }

  @Test func `an entry holds no name of a file that a stranger named`() {
    let text = String(decoding: Self.leaf.encoded.bytes, as: UTF8.self)
    #expect(!text.contains("X1234567"))
  }

  @Test func `an entry says which season was forgotten, by which key and why`() {
    var leaf = Self.leaf
    leaf.forgotten = LoggedForgetting(
      season: Season("1442")!, fingerprint: Self.sha256, reason: "retention of 1825 days is over")
    let bytes = leaf.encoded.bytes
    #expect(LogLeaf(entry: bytes) == leaf)
    #expect(leaf.forgotten?.keyName == String(Self.sha256.prefix(16)))
    let line = "\nforgot 1442 \(Self.sha256) retention of 1825 days is over\n"
    #expect(String(decoding: bytes, as: UTF8.self).contains(line))
  }

  @Test func `bytes that are no entry are none`() {
    #expect(LogLeaf(entry: Array("masar-leaf 2\nposting 1\n".utf8)) == nil)
    #expect(LogLeaf(entry: [0xFF, 0xFE]) == nil)
    #expect(LogLeaf(entry: []) == nil)
  }

  private static let sha256 = String(repeating: "ab", count: 32)

  private static let leaf: LogLeaf = {
    let party = PartyID("IDN-HAO")
    let digest = FileDigest(name: "passport X1234567.csv".utf8, sha256: sha256)
    return LogLeaf(
      posting: 87, cause: "FILE", at: Instant(rfc3339: "2026-01-04T10:15:03Z")!,
      season: Season("1447")!,
      submission: LoggedSubmission(
        receipt: 12, receivedAt: Instant(rfc3339: "2026-01-04T10:15:02Z")!, party: party,
        envelope: LoggedEnvelope(season: Season("1447")!, kind: .plg, sequence: 123),
        verdict: .partial, counts: [10, 8, 1, 0, 1, 2], slip: digest, original: digest,
        content: sha256),
      files: [
        LoggedFile(place: .response, output: "REJ", recipient: party, digest: digest),
        LoggedFile(
          place: .cut(name: "1447_MOFA_VRQ_000001.csv"), output: "VRQ",
          recipient: PartyID("MOFA"), digest: digest),
        LoggedFile(place: .result, output: "RES", recipient: party, digest: digest),
      ],
      disclosures: [
        LoggedDisclosure(
          output: "VRQ", recipient: PartyID("MOFA"), people: 8, profileVersion: "6a81",
          fields: ["request_no", "passport_no"])
      ])
  }()
}
