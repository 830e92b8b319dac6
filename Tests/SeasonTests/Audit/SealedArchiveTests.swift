import Archiving
import Durability
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// Who has the archive and no key learns nobody's name from it; who has both reads it as if it lay
/// there plain.
@Suite struct SealedArchiveTests {
  @Test func `nothing of a person can be read in the archive's bytes`() throws {
    let copy = try AuditedCopy()
    let sealed = try Tree.files(under: copy.archive)
    let plain = try ArchivedTree.files(of: copy.path)
    // A passport, a name, the same in Arabic, a reference: all in the samples' lists.
    for text in ["X9000201", "OKTAVIANI", "مكتب", "JKT-031"] {
      let wanted = Data(text.utf8)
      #expect(
        plain.contains { Data($0.value).range(of: wanted) != nil }, "\(text) is in the season")
      for (name, bytes) in sealed {
        #expect(Data(bytes).range(of: wanted) == nil, "\(text) in \(name)")
      }
    }
    for name in sealed.keys where !name.hasPrefix("log/") && !name.hasSuffix("/index.html") {
      #expect(name.hasSuffix(".sealed"), "\(name)")
    }
  }

  @Test func `the same season seals to the same bytes under the same key`() throws {
    let copy = try AuditedCopy()
    let again = try SampleSeason().play()
    let differences = try Tree.differences(
      Tree.files(under: again.path + "/archive"), from: Tree.files(under: copy.archive))
    #expect(differences == [])
  }

  @Test func `one flipped bit of any sealed file is named with its place`() throws {
    let copy = try AuditedCopy()
    for (suffix, place) in [
      ("PLG_000001.csv.gz.sealed", 30), ("RES.xml.sealed", 61), ("REJ.csv.sealed", 80),
      ("REP.html.sealed", 300), ("/receipt.sealed", 59), ("VRQ_000001.xml.sealed", 200),
      ("VRQ_000001.xml.sha256.sealed", 100),
    ] {
      let file = try #require(try copy.files(suffix).last, "\(suffix)")
      let whole = try copy.bytes(file)
      var flipped = whole
      flipped[place] ^= 1
      try copy.write(flipped, file)
      let findings = try copy.findings()
      #expect(findings.map(\.kind) == [.sealBroken], "\(file), byte \(place): \(findings)")
      #expect(findings.first?.place == "archive/" + file)
      #expect(findings.first?.posting != nil)
      try copy.write(whole, file)
    }
    let file = try #require(try copy.files("RES.xml.sealed").first)
    try copy.write(try copy.bytes(file).dropLast(), file)
    #expect(try copy.findings().map(\.kind) == [.sealBroken])
  }

  @Test func `two sealed files that changed places are both named`() throws {
    let copy = try AuditedCopy()
    for suffix in [".RES.xml.sealed", "csv.sha256.sealed"] {
      let files = try copy.files(suffix)
      let (one, other) = (try copy.bytes(files[3]), try copy.bytes(files[4]))
      try copy.write(other, files[3])
      try copy.write(one, files[4])
      let found = try copy.findings()
      #expect(found.map(\.kind) == [.sealBroken, .sealBroken])
      #expect(Set(found.map(\.place)) == ["archive/" + files[3], "archive/" + files[4]])
      try copy.write(one, files[3])
      try copy.write(other, files[4])
    }
  }

  @Test func `a sealed file that was taken out is named, with the key and without`() throws {
    let copy = try AuditedCopy()
    for suffix in ["PLG_000001.csv.gz", "RES.xml", "VRQ_000001.xml", "/receipt"] {
      let file = try #require(try copy.files(suffix).first)
      let whole = try copy.bytes(file)
      try copy.remove(file)
      #expect(try copy.findings().map(\.kind) == [.fileMissing], "\(file)")
      let blind = try copy.program.run(["audit", "verify", copy.archive, "--json"])
      #expect(blind.code == 1 && blind.output.contains("\"findings\": 1"), "\(file): \(blind)")
      try copy.write(whole, file)
    }
  }

  @Test func `who has the archive alone verifies the log, and is told what could not be read`()
    throws
  {
    let copy = try AuditedCopy()
    let sealed = try Tree.files(under: copy.archive).keys.count { $0.hasSuffix(".sealed") }
    let blind = try copy.program.run(["audit", "verify", copy.archive, "--json"])
    #expect(blind.code == 0, "\(blind)")
    let read = try copy.program.run(
      ["audit", "verify", copy.archive, "--keys", copy.path + "/keys", "--json"])
    #expect(read.code == 0 && read.output.contains("\"sealed_not_checked\": 0"), "\(read)")
    #expect(sealed > 1_000 && blind.output.contains("\"findings\": 0"))
    #expect(blind.output.contains("\"sealed_not_checked\": \(sealed)"), "\(sealed): \(blind)")
    let told = try copy.program.run(["audit", "verify", copy.archive])
    #expect(told.output.contains("sealed, content not checked: the key "), "\(told)")
    #expect(told.output.contains("verified  the log is whole, and so is what could be opened"))
    let page = copy.path + "/audit.html"
    _ = try copy.program.run(["audit", "verify", copy.archive, "--report", page])
    let document = try String(contentsOfFile: page, encoding: .utf8)
    #expect(document.contains("Sealed, content not checked") && document.contains("ملفات مختومة"))
  }

  @Test func `in a home a key that is missing, or another, is a finding`() throws {
    let copy = try AuditedCopy()
    let file = URL(filePath: copy.path + "/keys/season-1447.key")
    let whole = try Data(contentsOf: file)
    try Data(repeating: 3, count: 32).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    let wrong = try copy.program.run(["audit", "verify"])
    #expect(wrong.code == 1 && wrong.output.contains("SEASON_KEY_MISSING"), "\(wrong)")
    try FileManager.default.removeItem(at: file)
    let missing = try copy.program.run(["audit", "verify"])
    #expect(missing.code == 1 && missing.output.contains("SEASON_KEY_MISSING"), "\(missing)")
    #expect(missing.output.contains("1 finding"))
    // A lost key is never made anew: what comes in waits for it.
    for words in [["run", "--once"], ["init"]] {
      let ending = try copy.program.run(words)
      #expect(ending.code == (words == ["init"] ? 0 : 78), "\(ending)")
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
    let replay = try copy.program.run(["audit", "replay"])
    #expect(replay.code == 78 && replay.complaint.contains("season 1447"), "\(replay)")
    try whole.write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    #expect(try copy.program.run(["audit", "verify"]).code == 0)
  }

  @Test func `the keys may lie in a folder of their own`() throws {
    let copy = try AuditedCopy()
    let safe = copy.path + "/../safe"
    try FileManager.default.createDirectory(atPath: safe, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: copy.path + "/keys/season-1447.key", toPath: safe + "/season-1447.key")
    let away = ["--set", "season_keys=\(safe)"]
    #expect(try copy.program.run(["audit", "verify"]).code == 1)
    #expect(try copy.program.run(["audit", "verify"] + away).code == 0)
    let replayed = try copy.program.run(["audit", "replay"] + away)
    #expect(replayed.code == 0 && replayed.output.contains("the same"), "\(replayed)")
    let closed = try copy.program.run(["run", "--once", "--set", "season_keys=/nowhere"])
    #expect(closed.code == 78 && closed.complaint.contains("season_keys"), "\(closed)")
  }

  @Test func `an archive from before it was sealed verifies, replays and exports`() throws {
    let copy = try AuditedCopy(plain: true)
    #expect(try copy.findings(witnesses: copy.witnesses) == [])
    try FileManager.default.removeItem(atPath: copy.path + "/keys/season-1447.key")
    for words in [["audit", "verify"], ["audit", "replay"], ["reconcile"]] {
      let ending = try copy.program.run(words)
      #expect(ending.code == 0, "\(words): \(ending)")
    }
    // Judging again for an audit makes no key.
    #expect(!FileManager.default.fileExists(atPath: copy.path + "/keys/season-1447.key"))
    let bag = try copy.program.run(["audit", "export", copy.path + "/bag"])
    #expect(bag.code == 0 && bag.output.contains("sealed    0 files"), "\(bag)")
  }

  @Test func `a home may keep its archive plain, and change its mind`() throws {
    let home = try SeasonHome(settings: "archive_sealing: off\n")
    #expect(!FileManager.default.fileExists(atPath: home.path + "/keys/season-1447.key"))
    try home.send(
      IntakeHome.list(12), as: "1447_MOH_SSN_000001.csv", in: "MOH", at: "2025-10-13T08:00:00Z")
    #expect(try home.archiveListing.allSatisfy { !$0.hasSuffix(".sealed") })
    let program = Program(home: home.path)
    try home.drop(IntakeHome.list(12), as: "1447_MOH_SSN_000002.csv", in: "MOH")
    let ending = try program(
      "run", "--once", "--set", "archive_sealing=on", at: "2025-10-14T08:00:00Z")
    #expect(ending.code == 0 && ending.output.contains("DUPLICATE"), "\(ending)")
    #expect(try home.archiveListing.contains { $0.hasSuffix(".EARLIER.RES.xml.sealed") })
    #expect(try program.run(["audit", "verify"]).code == 0)
    #expect(try program.run(["audit", "replay"]).code == 0)
  }

  @Test func `a bag is opened unless it is asked to stay sealed; both verify`() throws {
    let copy = try AuditedCopy()
    let open = copy.path + "/open"
    #expect(try copy.program.run(["audit", "export", open]).code == 0)
    let names = try Tree.files(under: open + "/data/archive").keys
    #expect(names.count > 1_000 && !names.contains { $0.hasSuffix(".sealed") })
    #expect(try copy.program.run(["audit", "verify", open + "/data/archive"]).code == 0)
    let sealed = copy.path + "/sealed"
    #expect(try copy.program.run(["audit", "export", "--sealed", sealed]).code == 0)
    for (name, bytes) in try Tree.files(under: sealed + "/data/archive")
    where !name.hasPrefix("log/") {
      #expect(name.hasSuffix(".sealed") || name.hasSuffix("/index.html"))
      #expect(try copy.bytes(name) == bytes)
    }
    let verified = try copy.program.run(
      ["audit", "verify", sealed + "/data/archive", "--keys", copy.path + "/keys"])
    #expect(verified.code == 0 && verified.output.contains("whole: no finding"), "\(verified)")
  }

  @Test func `one file is opened by its path, however it is given`() throws {
    let copy = try AuditedCopy()
    let file = try #require(try copy.files("VRQ_000001.xml.sealed").first)
    let plain = String(file.dropLast(".sealed".count))
    let collected = try Tree.bytes(copy.path + "/outbox/MOFA/1447_MOFA_VRQ_000001.xml")
    for path in [plain, file, "archive/" + plain, copy.archive + "/" + file] {
      let answer = try copy.program.run(["audit", "open", path])
      #expect(answer.code == 0 && Array(answer.output.utf8) == collected, "\(path)")
    }
    let none = try copy.program.run(["audit", "open", "1447/none"])
    #expect(none.code == 64)
    let away = try copy.program.run(["audit", "open", "--archive", copy.archive, plain])
    #expect(away.code == 78 && away.complaint.contains("is sealed by the key"), "\(away)")
  }

  @Test func `who has Python and the key reads a file without this program`() throws {
    let copy = try AuditedCopy()
    let found = try IntakeHome.filter(
      [], "python3", "-c", "'import cryptography'", "&&", "echo", "y")
    guard !found.isEmpty else { return }
    let file = try #require(try copy.files("VRQ_000001.xml.sealed").first)
    let read = try IntakeHome.filter(
      [], "python3", Program.sources + "/Documentation/open-sealed.py", copy.archive, file,
      copy.path + "/keys/season-1447.key")
    #expect(try read == Tree.bytes(copy.path + "/outbox/MOFA/1447_MOFA_VRQ_000001.xml"))
  }
}
