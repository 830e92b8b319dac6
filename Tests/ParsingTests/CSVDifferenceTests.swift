import Fuzzing
import Parsing
import Testing
import Vocabulary

@Suite struct `Reading CSV two ways` {
  /// Texts of the bytes that matter, with quotes closed more often than not.
  private func text(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix(state: seed)
    let parts = [
      "x", "é", " ", ",", ",", ";", "\n", "\r\n", "\r", "\"\"", "\"x,y\"", "\",\"\"z\"\n",
      "\"a\nb\r\nc\rd\",", "\"\n", "12345678901234567890", "\"", "abc\"d",
    ]
    let most = seed % 3 == 0 ? parts.count : parts.count - 2
    let count = Int.random(in: 0...40, using: &random)
    return (0..<count).flatMap { _ in
      Array(parts[Int.random(in: 0..<most, using: &random)].utf8)
    }
  }

  @Test func `pieces of any size give what a plain reading gives`() throws {
    for seed in 1...4_000 as ClosedRange<UInt64> {
      let bytes = Array("a,b,c\n".utf8) + text(seed)
      let expected = ReferenceCSV(bytes, delimiter: 0x2C)
      let source = PiecesSource(bytes, largest: Int(1 + seed % 9), seed: seed)
      let found = try read(source, .csv, batch: Int(1 + seed % 5))
      if let row = expected.faultyRow {
        #expect(found.fault?.code == .f008 && found.fault?.row == row, "seed \(seed)")
        continue
      }
      let rows = expected.rows.dropFirst()
      if rows.isEmpty {
        #expect(found.fault?.code == .f004, "seed \(seed)")
        continue
      }
      let wanted = rows.map { row in (0..<3).map { $0 < row.cells.count ? row.cells[$0] : nil } }
      #expect(found.records == wanted, "seed \(seed)")
      #expect(found.widths == rows.map(\.cells.count), "seed \(seed)")
      #expect(found.positions.map(\.row) == rows.map(\.row), "seed \(seed)")
      #expect(found.positions.map(\.line) == rows.map(\.line), "seed \(seed)")
    }
  }

  @Test func `records that cross the memory in hand are whole`() throws {
    var random = SplitMix(state: 7)
    var text = "a,b,c\r\n"
    for number in 0..<4_000 {
      let long = String(repeating: "\"\"é\r\n", count: Int.random(in: 0...150, using: &random))
      text += "\(number),\"\(long)\",z\r\n"
    }
    let bytes = Array(text.utf8)
    let rows = ReferenceCSV(bytes, delimiter: 0x2C).rows.dropFirst()
    let found = try read(PiecesSource(bytes, largest: 90_000, seed: 3), .csv)
    #expect(found.records == rows.map { $0.cells.map { $0 } })
    #expect(found.positions.map(\.line) == rows.map(\.line))
  }
}
