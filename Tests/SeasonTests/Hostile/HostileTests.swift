import Foundation
import Fuzzing
import TestSupport
import Testing

/// Whatever a file does to be read, it is answered by name, soon, and in little memory.
///
/// `TORTURE_HOSTILE=1 Tests/torture.sh` runs the whole version; with `WRITE_TABLES` it writes the
/// documentation's table.
@Suite struct HostileTests {
  private static let table: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path + "/Documentation/HostileTable.md"
  }()

  @Test func `a hostile file is answered by code and place, soon and in little memory`() throws {
    let honest = try HonestFile(people: HostileTable.isWhole ? 50_000 : 1_000)
    var lines = honest.lines
    for hostile in HostileCase.all {
      let outcome = try HostileTable.run(hostile)
      #expect(outcome.told.hasPrefix(hostile.expected), "\(hostile.title): \(outcome.page.text)")
      #expect(XMLReference.isWellFormed(Array(outcome.page.text.utf8)), "\(hostile.title)")
      let seconds = honest.seconds(of: outcome.bytes)
      #expect(outcome.figures.seconds < seconds + 5, "\(hostile.title)")
      // Less than the program itself takes was not measured.
      let bounds = 10_000_000..<250_000_000
      #expect(bounds.contains(outcome.figures.peakBytes), "\(hostile.title)")
      lines += HostileTable.line(
        "\(hostile.title) | \(outcome.told)", outcome.bytes, outcome.figures, honest: seconds)
    }
    if ProcessInfo.processInfo.environment["WRITE_TABLES"] != nil {
      try Data((Self.head + lines).utf8).write(to: URL(filePath: Self.table))
    }
  }

  @Test func `the table in the documentation has every case with its answer`() throws {
    let text = try String(contentsOfFile: Self.table, encoding: .utf8)
    for hostile in HostileCase.all {
      #expect(
        text.contains("\n| \(hostile.title) | \(hostile.expected)"),
        "\(hostile.title): WRITE_TABLES=1 TORTURE_HOSTILE=1 Tests/torture.sh")
    }
  }

  private static let head = """
    # Hostile files

    Each was dropped into an inbox and judged by `masar run --once`, a process and a home of its
    own each time: what it was told, the megabytes that were sent, the seconds and the most memory
    of the whole process, and the seconds of an honest list of that size. The first lines are such
    lists. No file may take 5 s more than an honest one, or more than 250 MB.

    Written by `WRITE_TABLES=1 TORTURE_HOSTILE=1 Tests/torture.sh`; without `TORTURE_HOSTILE` the
    small version of `make test` is written, with the debug build. Other work shared the machine's
    two cores. The memory was looked at every two milliseconds (`VmHWM`). This version:
    \(HostileTable.version).

    | file | answer | MB | s | peak MB | honest s |
    |---|---|---|---|---|---|

    """
}
