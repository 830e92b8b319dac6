import Archiving
import Durability
import Exchange
import Foundation
import Testing
import Vocabulary

/// Whoever changes an archive is found out, and what was changed is named.
@Suite struct TamperingTests {
  @Test func `an archive that nobody touched has no finding`() throws {
    let copy = try AuditedCopy()
    #expect(try copy.findings(witnesses: copy.witnesses) == [])
  }

  @Test func `one flipped bit of any file in the archive is named with its place`() throws {
    let copy = try AuditedCopy(plain: true)
    for suffix in [
      "PLG_000001.csv.gz", "RES.xml", "REJ.csv", "REP.html", "/receipt", "VRQ_000001.xml",
    ] {
      let file = try #require(try copy.files(suffix).last, "\(suffix)")
      let whole = try copy.bytes(file)
      var flipped = whole
      flipped[whole.count / 2] ^= 1
      try copy.write(flipped, file)
      let findings = try copy.findings()
      #expect(findings.map(\.kind) == [.fileChanged], "\(file): \(findings)")
      #expect(findings.first?.place == "archive/" + file)
      #expect(findings.first?.posting != nil)
      try copy.write(whole, file)
    }
  }

  @Test func `one flipped bit of any tile or of the head is found`() throws {
    let copy = try AuditedCopy()
    for file in try Array(Tree.files(under: copy.archive + "/log").keys).sorted() {
      let whole = try copy.bytes("log/" + file)
      for place in [0, whole.count / 3, whole.count - 2] {
        var flipped = whole
        flipped[place] ^= 1
        try copy.write(flipped, "log/" + file)
        #expect(try !copy.findings().isEmpty, "\(file), byte \(place)")
      }
      try copy.write(whole, "log/" + file)
    }
    #expect(try copy.findings().isEmpty)
  }

  @Test func `a file that was taken out is named`() throws {
    let copy = try AuditedCopy(plain: true)
    for suffix in ["PLG_000001.csv.gz", "RES.xml", "VRQ_000001.xml"] {
      let file = try #require(try copy.files(suffix).first)
      let whole = try copy.bytes(file)
      try copy.remove(file)
      let findings = try copy.findings()
      #expect(findings.map(\.kind) == [.fileMissing], "\(file): \(findings)")
      try copy.write(whole, file)
    }
  }

  @Test func `two files that changed places are both named`() throws {
    let copy = try AuditedCopy(plain: true)
    let files = try copy.files(".RES.xml")
    let (one, other) = (try copy.bytes(files[3]), try copy.bytes(files[4]))
    try copy.write(other, files[3])
    try copy.write(one, files[4])
    let changed = try copy.findings().filter { $0.kind == .fileChanged }
    #expect(Set(changed.map(\.place)) == ["archive/" + files[3], "archive/" + files[4]])
  }

  @Test func `entries that changed places are named, even where the head was signed anew`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    entries.swapAt(20, 21)
    try copy.rewriteLog(entries, signedBy: copy.key)
    let kinds = try copy.kinds(witnesses: copy.witnesses)
    #expect(kinds.isSuperset(of: [.indexMissing, .indexTwice, .historyRewritten]))
  }

  @Test func `a tail that was cut off is named by any partner's result, and by what lies there`()
    throws
  {
    let copy = try AuditedCopy()
    try copy.rewriteLog(try copy.entries().dropLast(40), signedBy: copy.key)
    #expect(
      try copy.kinds(witnesses: copy.witnesses) == [
        .logIsShorter, .fileUnknown, .seasonPageDiffers,
      ])
  }

  @Test func `a tail cut off without the key leaves tiles that the head does not find`() throws {
    let copy = try AuditedCopy()
    let tile = try #require(try copy.files("log/tile/entries/000.p/\(copy.entries().count)").first)
    try copy.remove(tile)
    #expect(try copy.kinds() == [.tileMissing])
  }

  @Test func `a history signed by another key is told from the one that partners know`() throws {
    let copy = try AuditedCopy()
    let other = try #require(SigningKey(fileContent: [UInt8](repeating: 9, count: 32)))
    try copy.rewriteLog(try copy.entries(), signedBy: other)
    #expect(try copy.kinds() == [.headNotSigned])
  }

  @Test func `a history written anew with the very key is told by what partners keep`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    let place = try #require(
      entries.firstIndex { String(decoding: $0, as: UTF8.self).contains("verdict PARTIAL") })
    entries[place] = try copy.edited(entries[place], "verdict PARTIAL", "verdict REJECTED")
    try copy.rewriteLog(entries, signedBy: copy.key)
    let findings = try copy.findings(witnesses: copy.witnesses)
    let rewritten = findings.filter { $0.kind == .historyRewritten }
    #expect(rewritten.allSatisfy { $0.posting ?? 0 >= place })
    #expect(rewritten.count > 10)
    // Results in the archive say so too.
    #expect(findings.contains { $0.kind == .resultElsewhere && $0.posting == place })
  }

  @Test func `a date of tomorrow is named`() throws {
    let copy = try AuditedCopy()
    #expect(try copy.kinds(now: "2026-03-01T00:00:00Z") == [.timeInFuture])
    var entries = try copy.entries()
    let last = entries.count - 1
    entries[last] = try copy.edited(entries[last], "\nat 2026-", "\nat 2036-")
    try copy.rewriteLog(entries, signedBy: copy.key)
    #expect(try copy.kinds().contains(.timeInFuture))
  }

  @Test func `an index that comes twice is named`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    entries.insert(entries[30], at: 31)
    try copy.rewriteLog(entries, signedBy: copy.key)
    #expect(try copy.kinds().isSuperset(of: [.indexTwice, .receiptTwice]))
  }

  @Test func `a file without its disclosure is named`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    let place = try #require(
      entries.firstIndex { String(decoding: $0, as: UTF8.self).contains("disclosed VRQ") })
    let lines = String(decoding: entries[place], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    entries[place] = Array(
      lines.filter { !$0.hasPrefix("disclosed VRQ") }.joined(separator: "\n").utf8)
    try copy.rewriteLog(entries, signedBy: copy.key)
    let missing = try copy.findings().filter { $0.kind == .disclosureMissing }
    #expect(missing.map(\.posting) == [place])
    #expect(missing.first?.place == "VRQ for MOFA")
  }

  @Test func `a file of another season laid between is named`() throws {
    let copy = try AuditedCopy(plain: true)
    let file = try #require(try copy.files("VRQ_000001.xml").first)
    let stranger = file.replacing("1447_MOFA_VRQ_000001", with: "1446_MOFA_VRQ_000001")
    try copy.write(try copy.bytes(file), stranger)
    let findings = try copy.findings()
    #expect(findings.map(\.kind) == [.fileUnknown])
    #expect(findings.first?.place == "archive/" + stranger)
  }

  @Test func `an entry that was taken out leaves its receipt missing`() throws {
    let copy = try AuditedCopy()
    var entries = try copy.entries()
    let place = try #require(
      entries.firstIndex { String(decoding: $0, as: UTF8.self).contains("\nreceipt 5 ") })
    entries.remove(at: place)
    try copy.rewriteLog(entries, signedBy: copy.key)
    let findings = try copy.findings()
    #expect(findings.contains { $0.kind == .receiptMissing && $0.place == "receipt 5" })
    #expect(findings.contains { $0.kind == .indexMissing })
  }

  @Test func `a key that the log names itself is trusted by nobody who was told another`() throws {
    let copy = try AuditedCopy()
    let other = try #require(SigningKey(fileContent: [UInt8](repeating: 9, count: 32)))
    var entries = try copy.entries()
    let home = String(decoding: entries[0], as: UTF8.self)
      .replacing("posting 0\n", with: "posting \(entries.count)\n")
      .replacing("cause HOME", with: "cause SET")
      .replacing(try copy.key.verifyingKey.text, with: other.verifyingKey.text)
    entries.append(Array(home.utf8))
    try copy.rewriteLog(entries, signedBy: other)
    #expect(try copy.kinds() == [.keyUnknown, .headNotSigned])
    // Told both keys, an auditor accepts the change.
    var findings: [AuditFinding] = []
    let audit = ArchiveAudit(
      try ArchivedTree.archive(of: copy.path),
      keys: [try copy.key.verifyingKey, other.verifyingKey],
      now: try #require(Instant(rfc3339: "2026-12-31T00:00:00Z")), page: SeasonIndex.page)
    _ = try audit.run { findings.append($0) }
    #expect(findings == [])
  }

  @Test func `a file laid anywhere is named, the log's own folder among them`() throws {
    let copy = try AuditedCopy(plain: true)
    let submission = try #require(try copy.files("/receipt").first).dropLast("/receipt".count)
    let laid = [
      "index.html", "1447/IDN-HAO/index.html", "1447/index.htm", "log/notes", "log/tile/0/001",
      "\(submission)/x.sha256",
      "\(submission)/y.trace",
    ]
    for file in laid { try copy.write([0x20], file) }
    let findings = try copy.findings()
    #expect(Set(findings.map(\.kind)) == [.fileUnknown])
    #expect(Set(findings.map(\.place)) == Set(laid.map { "archive/" + $0 }))
  }

  @Test func `what is added to a result outside of what is signed is found too`() throws {
    let copy = try AuditedCopy(plain: true)
    let file = try #require(try copy.files(".RES.xml").last)
    let whole = try copy.bytes(file)
    let text = String(decoding: whole, as: UTF8.self)
    for changed in [
      text + "<!-- x -->", text.replacing("</signature>\n", with: "</signature><x/>\n"),
      text.replacing("  <log ", with: "  <log index=\"1\" size=\"2\" root=\"\"/>\n  <log "),
    ] {
      try copy.write(Array(changed.utf8), file)
      #expect(try copy.findings().map(\.kind) == [.fileChanged])
    }
  }

  @Test func `a tail that no head covers is vouched for by nobody in a copy`() throws {
    let copy = try AuditedCopy()
    let entry = Array("masar-leaf 1\nposting \(try copy.entries().count)\ncause TICK\n".utf8)
    try copy.write([0, UInt8(entry.count)] + entry, "log/pending")
    #expect(try copy.kinds().contains(.entryUnsigned))
  }

  @Test func `numbers beyond all measure are no entry, no head and no result`() throws {
    let copy = try AuditedCopy()
    let note = String(decoding: try copy.bytes("log/checkpoint"), as: UTF8.self)
    let size = try copy.entries().count
    let huge = note.replacing("\n\(size)\n", with: "\n\(Int.max)\n")
    try copy.write(Array(huge.utf8), "log/checkpoint")
    #expect(try copy.kinds().contains(.headUnreadable))
    let witness = try #require(copy.witnesses.first)
    let far = String(decoding: witness.bytes, as: UTF8.self)
      .replacing("  <log index=\"", with: "  <log index=\"99999999999")
    #expect(
      try copy.kinds(witnesses: [(name: witness.name, bytes: Array(far.utf8))])
        .contains(.witnessUnreadable))
  }
}
