import Foundation
import TestSupport
import Testing
import Vocabulary

/// The sample season by the built program, as an operator would run it: one ledger and one outbox,
/// whichever way the files were taken.
@Suite struct SampleProgramTests {
  private static let season = Result { try SampleSeason() }

  /// A home made by `masar init`, gone with the test.
  private final class Home {
    let path: String
    let masar: Program

    init() throws {
      path = try TemporaryFolder.make("program") + "/home"
      masar = Program(home: path)
      let made = try masar(
        "init", "--season", "1447", "--key-seed", SeasonHome.seedDigits, at: SampleSeason.founding)
      try #require(made.code == 0, "\(made.complaint)")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Cuts outputs, where the season does so after `step`.
    func publish(after step: SampleSeason.Step) throws {
      guard let cut = step.cut else { return }
      let ending = try masar.start(["publish"] + cut.outputs, at: cut.time).wait()
      #expect(ending.code == 0, "\(step.name): \(ending.complaint)")
    }

    func compare(with other: SeasonHome) throws {
      let differences = try Tree.differences(
        Tree.files(under: path + "/outbox"), from: other.outbox)
      #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
      #expect(try Tree.files(under: path + "/archive").keys.sorted() == other.archiveListing)
      #expect(RawDatabase(path + "/ledger.sqlite").dump() == other.raw.dump())
      #expect(try masar("reconcile").code == 0)
    }
  }

  @Test func `masar run --once makes the ledger and the bytes of the season`() throws {
    let home = try Home()
    for step in try Self.season.get().steps {
      for file in step.files {
        try Inbox(home: home.path).drop(file.bytes, as: file.name, in: file.party)
      }
      let ending = try home.masar("run", "--once", at: step.time)
      #expect(ending.code == 0, "\(step.name): \(ending.complaint)")
      try home.publish(after: step)
    }
    try home.compare(with: SampleSeason.played.get())
  }

  @Test func `the daemon, fed file by file while it runs, makes the same`() throws {
    let home = try Home()
    // A step is a day of its own: the season says itself when outputs are cut.
    try Data("daily_at: off\nhourly_at: off\n".utf8).write(
      to: URL(filePath: home.path + "/masar.yaml"))
    let order = try ReceiptOrder(SampleSeason.played.get())
    for step in try Self.season.get().steps {
      let running = try home.masar.start(["run"], at: step.time)
      for group in order.sorted(step) { try feed(group, home.path, running) }
      running.terminate()
      let ending = running.wait()
      #expect(ending.code == 0 && !ending.signal, "\(step.name): \(ending.complaint)")
      try home.publish(after: step)
    }
    try home.compare(with: SampleSeason.played.get())
  }

  /// Lays a file in, its checksum first, and waits for the answer: a result or a note that it waits.
  private func feed(
    _ files: [SampleSeason.File], _ home: String, _ running: Program.Running
  ) throws {
    let outbox = home + "/outbox/" + files[0].party
    let before = Self.answers(in: outbox)
    for file in files { try Inbox(home: home).drop(file.bytes, as: file.name, in: file.party) }
    let work = home + "/work"
    for _ in 0..<3_000 {
      let isResting = (try? FileManager.default.contentsOfDirectory(atPath: work))?.isEmpty ?? false
      if isResting, Self.answers(in: outbox) != before { return }
      try #require(running.process.isRunning, "\(running.complaint)")
      usleep(10_000)
    }
    Issue.record("no answer to \(files.map(\.name))")
  }

  private static func answers(in outbox: String) -> Set<String> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: outbox)) ?? []
    return Set(names.filter { $0.hasSuffix(".RES.xml") || $0.hasSuffix(".WAI.xml") })
  }
}

/// In which order the files of a look were received: that of the ledger, for files dropped together
/// are taken by kind.
private struct ReceiptOrder {
  private var receipts: [String: Int] = [:]

  init(_ home: SeasonHome) throws {
    let sql = """
      SELECT received_at || ' ' || name || '/' || file_name, receipt FROM submission
      JOIN party_name ON no = party_no
      """
    for line in home.raw.lines(sql) {
      let parts = line.split(separator: "|")
      receipts[String(parts[0])] = Int(parts[1])
    }
  }

  /// Files in order of receipt, each behind its checksum file.
  func sorted(_ step: SampleSeason.Step) -> [[SampleSeason.File]] {
    let files = step.files
    let lists = files.filter { !$0.name.hasSuffix(".sha256") }
    let seconds = Instant(rfc3339: step.time)?.secondsSince1970 ?? 0
    // Strays come last, and what waits for proof has no receipt.
    let ordered = lists.sorted {
      receipts["\(seconds) \($0.party)/\($0.name)", default: .max]
        < receipts["\(seconds) \($1.party)/\($1.name)", default: .max]
    }
    return ordered.map { list in
      files.filter {
        $0.party == list.party && $0.name == list.name + ".sha256"
      } + [list]
    }
  }
}
