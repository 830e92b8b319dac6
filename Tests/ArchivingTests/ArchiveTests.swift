import Archiving
import Foundation
import TestSupport
import Testing
import Vocabulary

struct ArchiveTests {
  @Test func `a digest is that of sha256sum, whatever the pieces`() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(ContentDigest.hexadecimal(of: Array("abc".utf8)) == abc)
    var digest = ContentDigest()
    digest.update(Array("ab".utf8))
    let halfway = digest.hexadecimal
    digest.update(Array("c".utf8))
    #expect(digest.hexadecimal == abc)
    #expect(halfway != abc)
    #expect(ContentDigest().hexadecimal.hasPrefix("e3b0c44298fc1c149afbf4c8996fb924"))
  }

  private func packed(_ pieces: [[UInt8]]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = try unsafe GzipWriter { unsafe bytes += $0 }
    for piece in pieces { try writer.write(piece) }
    try writer.finish()
    return bytes
  }

  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("masar-\(UUID().uuidString).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let plain = file.deletingPathExtension()
    defer { try? FileManager.default.removeItem(at: plain) }
    let gzip = try ChildProcess(["gzip", "-dc"], input: file.path, output: plain.path)
    #expect(gzip.wait().code == 0)
    return Array(try Data(contentsOf: plain))
  }

  @Test func `what was packed unpacks to the same bytes`() throws {
    var random = Counting(state: 4)
    let noise = (0..<300_000).map { _ in UInt8(truncatingIfNeeded: random.next() >> 33) }
    let text = Array(String(repeating: "A-1;حاج;0012345\r\n", count: 20_000).utf8)
    #expect(try unpacked(packed([noise, [], text])) == noise + text)
    #expect(try unpacked(packed([])) == [])
  }

  @Test func `the same bytes pack alike, and without a time`() throws {
    let first = try packed([Array("abc".utf8)])
    #expect(try packed([Array("abc".utf8)]) == first)
    #expect(Array(first[4..<8]) == [0, 0, 0, 0])
    #expect(first[3] == 0, "no name either")
  }

  @Test func `a sink that fails stops the packing`() throws {
    struct Full: Error {}
    let writer = try unsafe GzipWriter { _ in throw Full() }
    #expect(throws: Full.self) {
      try writer.write([1, 2, 3])
      try writer.finish()
    }
  }

  @Test func `no two receipts share a folder of the archive`() {
    let season = Season("1447")!
    func folder(_ sequence: Int, _ receipt: Int) -> [String] {
      ArchiveLayout.submission(
        season: season, party: PartyID("IDN-HAO"), kind: .plg, sequence: sequence,
        receipt: receipt)
    }
    #expect(folder(123, 7) == ["1447", "IDN-HAO", "PLG", "000123", "r000000007"])
    #expect(folder(123, 7) != folder(123, 8), "a refused number may come again")
    #expect(
      ArchiveLayout.cut(season: season, recipient: PartyID("MOFA"), output: "VRQ")
        == ["1447", "MOFA", "VRQ"])
    #expect(
      ArchiveLayout.stray(party: PartyID("IDN-HAO"), receipt: 9)
        == ["strays", "IDN-HAO", "r000000009"])
    #expect(ArchiveLayout.originalName("a.csv") == "a.csv.gz")
    #expect(ArchiveLayout.originalName("a.csv.gz") == "a.csv.gz")
  }
}
