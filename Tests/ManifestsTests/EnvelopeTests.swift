import Manifests
import Parsing
import Testing
import Vocabulary

struct EnvelopeTests {
  @Test func `a name says season, sender, kind and number`() throws {
    let envelope = try Envelope.parse("1447_IDN-HAO_PLG_000123.csv").get()
    #expect(envelope.season.year == 1447)
    #expect(envelope.sender == PartyID("IDN-HAO"))
    #expect(envelope.kind == .plg)
    #expect(envelope.sequence == 123)
    #expect(envelope.stamp == nil)
    #expect(envelope.syntax == .csv)
    #expect(!envelope.isGzip)
    #expect(envelope.base == "1447_IDN-HAO_PLG_000123")
  }

  @Test func `a name may carry its time and be packed`() throws {
    let envelope = try Envelope.parse("1447_IDN-AGY-0001_CTB_000044_20260104T101500Z.xml.gz").get()
    #expect(envelope.sender == PartyID("IDN-AGY-0001"))
    #expect(envelope.stamp == "20260104T101500Z")
    #expect(envelope.syntax == .xml)
    #expect(envelope.isGzip)
    #expect(envelope.base == "1447_IDN-AGY-0001_CTB_000044_20260104T101500Z")
  }

  @Test(arguments: [
    ("1447_IDN-HAO_PLG_000123.txt", EnvelopeProblem.suffix), ("1447_IDN-HAO_PLG_000123", .suffix),
    ("1447_IDN-HAO_PLG_000123.CSV", .suffix), ("1447_IDN-HAO_PLG_000123.csv.zip", .suffix),
    ("1447_IDN-HAO_PLG_000123.gz", .suffix), ("pilgrims.csv", .parts), (".csv", .parts),
    ("1447_IDN-HAO_PLG_000123_20260104T101500Z_2.csv", .parts), ("", .suffix),
    ("2026_IDN-HAO_PLG_000123.csv", .season), ("١٤٤٧_IDN-HAO_PLG_000123.csv", .season),
    ("1447_idn-hao_PLG_000123.csv", .sender), ("1447__PLG_000123.csv", .sender),
    ("1447_.._PLG_000123.csv", .sender), ("1447_IDN-HAO_XXX_000123.csv", .kind),
    ("1447_IDN-HAO_plg_000123.csv", .kind), ("1447_IDN-HAO_PLG_123.csv", .sequence),
    ("1447_IDN-HAO_PLG_00012a.csv", .sequence), ("1447_IDN-HAO_PLG_-00123.csv", .sequence),
    ("1447_IDN-HAO_PLG_000123_2026.csv", .stamp),
    ("1447_IDN-HAO_PLG_000123_20260230T101500Z.csv", .stamp),
    ("1447_IDN-HAO_PLG_000123_20260104 101500Z.csv", .stamp),
    ("1447_IDN-HAO_PLG_000123_.csv", .stamp),
  ])
  func `a name outside the pattern is told which part is wrong`(
    name: String, problem: EnvelopeProblem
  ) {
    #expect(throws: problem) { try Envelope.parse(name).get() }
  }

  @Test(arguments: EnvelopeProblem.allCases)
  func `every problem is told in both languages`(problem: EnvelopeProblem) {
    #expect(!problem.en.isEmpty)
    #expect(problem.ar.unicodeScalars.contains { (0x0620...0x064A).contains($0.value) })
  }

  @Test func `a root that contradicts the name is F001, and an empty number does not`() throws {
    let envelope = try Envelope.parse("1447_IDN-HAO_PLG_000123.xml").get()
    let good = ManifestAttributes(
      kind: "PLG", season: "1447", sender: "IDN-HAO", sequence: "000123")
    #expect(envelope.disagreement(with: good) == nil)
    var fixed = good
    fixed.sequence = ""
    #expect(envelope.disagreement(with: fixed) == nil)
    fixed.sender = "MYS-HAO"
    fixed.kind = "PKG"
    let fault = try #require(envelope.disagreement(with: fixed))
    #expect(fault.code == .f001)
    #expect(fault.detailEn.hasSuffix("sender, kind"))
  }

  @Test(arguments: [
    ".hidden.csv", "a.csv.part", "a.tmp", "a.filepart", "a.crdownload", "a.csv~", ".sha256",
    "a.csv.sha256.part",
  ])
  func `what its sender still writes is never touched`(name: String) {
    #expect(FileNameVerdict(name) == .neverTouched)
  }

  @Test func `a checksum file names its file`() {
    #expect(FileNameVerdict("a.csv.sha256") == .sidecar(of: "a.csv"))
    #expect(FileNameVerdict("a.csv") == .file)
    #expect(FileNameVerdict("a.doc") == .file)
  }

  @Test func `a stray's name is cleaned before it is used`() {
    #expect(StrayName.cleaned("حجاج 2026.xlsx".utf8) == "حجاج 2026.xlsx")
    #expect(StrayName.cleaned("a/b\\c\u{7}\u{202E}d.csv".utf8) == "a_b_c__d.csv")
    #expect(StrayName.cleaned([0x61, 0xFF, 0xC3]) == "a__")
    #expect(StrayName.cleaned("../../etc".utf8) == "_._.._etc")
    #expect(StrayName.cleaned("".utf8) == "_")
    #expect(StrayName.cleaned(String(repeating: "م", count: 200).utf8).utf8.count == 120)
    #expect(StrayName.cleaned(("a" + String(repeating: "م", count: 200)).utf8).utf8.count == 119)
  }
}
