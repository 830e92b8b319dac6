import Archiving
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import masar

/// `masar audit` as an auditor calls it.
@Suite struct AuditCommandTests {
  @Test func `a whole home is verified with its ledger, its outboxes and its partners' results`()
    throws
  {
    let copy = try AuditedCopy()
    let results = try Tree.files(under: copy.path + "/outbox").keys
      .filter { $0.hasSuffix(".RES.xml") }.map { copy.path + "/outbox/" + $0 }
    let page = copy.path + "/audit.html"
    let answer = try copy.program.run(
      ["audit", "verify", "--report", page, "--witness"] + results)
    #expect(answer.code == 0, "\(answer)")
    #expect(answer.output.contains("verified  the archive is whole: no finding"))
    #expect(answer.output.contains("\(results.count) results of partners agree"))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<html"))
  }

  @Test func `a row of the ledger that was changed is named with its posting`() throws {
    let copy = try AuditedCopy()
    try copy.sql("UPDATE submission SET verdict = 'REJECTED' WHERE posting = 20")
    try copy.sql("DELETE FROM disclosure WHERE posting = 30 AND output = 'RES'")
    let answer = try copy.program.run(["audit", "verify", "--json"])
    #expect(answer.code == 1)
    #expect(answer.output.contains("ledger.sqlite: submission"))
    #expect(answer.output.contains("ledger.sqlite: disclosure"))
    #expect(answer.output.contains("\"posting\": 20") && answer.output.contains("\"posting\": 30"))
  }

  @Test func `a file in an outbox that was changed, or that nobody booked, is named`() throws {
    let copy = try AuditedCopy()
    let file = copy.path + "/outbox/MOFA/1447_MOFA_VRQ_000001.xml"
    try Data(Tree.bytes(file) + [0x20]).write(to: URL(filePath: file))
    try Data([0x20]).write(to: URL(filePath: copy.path + "/outbox/MOFA/1447_MOFA_VRQ_000099.xml"))
    let answer = try copy.program.run(["audit", "verify", "--json"])
    #expect(answer.code == 1)
    #expect(answer.output.contains("OUTBOX_DIFFERS") && answer.output.contains("OUTBOX_UNKNOWN"))
    #expect(answer.output.contains("\"findings\": 2"))
  }

  @Test func `an archive alone is verified, and the key is said to be its own word`() throws {
    let copy = try AuditedCopy()
    let answer = try copy.program.run(["audit", "verify", copy.archive])
    #expect(answer.code == 0, "\(answer)")
    #expect(answer.output.contains("the log's own word"))
    let key = try copy.key.verifyingKey.text
    let told = try copy.program.run(["audit", "verify", copy.archive, "--key", key])
    #expect(told.code == 0 && !told.output.contains("the log's own word"))
    let other = SigningKey(fileContent: [UInt8](repeating: 9, count: 32))!.verifyingKey.text
    let wrong = try copy.program.run(["audit", "verify", copy.archive, "--key", other])
    #expect(wrong.code == 1 && wrong.output.contains("HEAD_NOT_SIGNED"))
  }

  @Test func `a stranger checks a proof with the script alone`() throws {
    let copy = try AuditedCopy()
    let script = copy.path + "/check-proof.py"
    try copy.program.run(["audit", "prove", "--script"]).output
      .write(toFile: script, atomically: true, encoding: .utf8)
    let samples = try Tree.files(under: copy.path + "/outbox").keys.sorted()
    for name in ["IDN-HAO/1447_IDN-HAO_PLG_000001.RES.xml", "MOFA/1447_MOFA_VRQ_000001.xml"] {
      try #require(samples.contains(name))
      let file = copy.path + "/outbox/" + name
      let proof = try copy.program.run(["audit", "prove", file])
      #expect(proof.code == 0, "\(proof)")
      let path = copy.path + "/proof"
      try proof.output.write(toFile: path, atomically: true, encoding: .utf8)
      let checked = try Self.python(script, file, path)
      #expect(checked.code == 0, "\(checked)")
      #expect(checked.text.hasPrefix("proved: entry"))
      // Another file, or another proof, proves nothing.
      let other = copy.path + "/outbox/MOFA/1447_MOFA_VRQ_000002.xml"
      #expect(try Self.python(script, other, path).code == 1)
      // Lines that only a result may do without are no excuse for another file.
      let longer = copy.path + "/longer/" + name.split(separator: "/").last!
      try FileManager.default.createDirectory(
        atPath: copy.path + "/longer", withIntermediateDirectories: true)
      let lines = try Tree.bytes(file) + Array("  <log a line that nobody sent\n".utf8)
      try Data(lines).write(to: URL(filePath: longer))
      let isResult = name.hasSuffix(".RES.xml")
      #expect(try Self.python(script, longer, path).code == (isResult ? 0 : 1))
      let bent = proof.output.replacing("index ", with: "index 1")
      try bent.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try Self.python(script, file, path).code == 1)
    }
    let unknown = try copy.program.run(["audit", "prove", copy.path + "/masar.yaml"])
    #expect(unknown.code == 1)
  }

  @Test func `the script in the documentation is the one that the program prints`() throws {
    let documented = try String(
      contentsOfFile: Program.sources + "/Documentation/" + ProofScript.name, encoding: .utf8)
    #expect(
      documented == ProofScript.text, "masar audit prove --script > Documentation/check-proof.py")
  }

  @Test func `a bag holds what its manifest says, and the archive in it is whole`() throws {
    let copy = try AuditedCopy()
    let bag = copy.path + "/bag"
    let answer = try copy.program.run(["audit", "export", bag])
    #expect(answer.code == 0, "\(answer)")
    let manifest = try String(contentsOfFile: bag + "/manifest-sha256.txt", encoding: .utf8)
    let listed = manifest.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    let files = try Tree.files(under: bag).filter { $0.key.hasPrefix("data/") }
    #expect(Set(listed.map { $0[1].drop { $0 == " " } }) == Set(files.keys.map { $0[...] }))
    for line in listed {
      let name = String(line[1].drop { $0 == " " })
      #expect(try ContentDigest.hexadecimal(of: #require(files[name])) == line[0])
    }
    let oxum = try String(contentsOfFile: bag + "/bag-info.txt", encoding: .utf8)
    let bytes = files.values.reduce(0) { $0 + $1.count }
    #expect(oxum.contains("Payload-Oxum: \(bytes).\(files.count)"))
    let verified = try copy.program.run(["audit", "verify", bag + "/data/archive"])
    #expect(verified.code == 0, "\(verified)")
    let again = try copy.program.run(["audit", "export", bag])
    #expect(again.code == 78)
  }

  private static func python(_ arguments: String...) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
