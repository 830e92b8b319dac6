package import Parsing
package import Vocabulary

/// Everything that reading a file came to.
package struct Reading: Equatable {
  package var columns: [String] = []
  package var records: [[String?]] = []
  package var positions: [RecordPosition] = []
  package var widths: [Int] = []
  package var totals: DeclaredTotals?
  package var fault: FileFault?
  package var attributes: ManifestAttributes?

  /// The code of the refusal with its line, as `F008@3`; "read" where there is none.
  package var verdict: String {
    guard let fault else { return "read" }
    return fault.code.name + (fault.line.map { "@\($0)" } ?? "")
  }
}

/// A source that gives its bytes in pieces of the sizes that `sizes` says.
package final class PiecesSource: ByteSource {
  private let bytes: [UInt8]
  private var place = 0
  private var sizes: any RandomNumberGenerator
  private let largest: Int

  package init(_ bytes: [UInt8], largest: Int, seed: UInt64) {
    self.bytes = bytes
    self.largest = largest
    sizes = SplitMix(state: seed)
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, Int.random(in: 1...largest, using: &sizes), bytes.count - place)
    unsafe buffer.copyBytes(from: bytes[place..<place + count])
    place += count
    return count
  }
}

/// A small generator whose numbers are the same in every run.
package struct SplitMix: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

package func read(
  _ source: any ByteSource, _ syntax: FileFormat, encoding: TextEncoding = .utf8,
  limits: ReadingLimits = ReadingLimits(), columns: [String] = ["a", "b", "c"], batch: Int = 1_000
) throws -> Reading {
  var reading = Reading()
  let opening = try RecordReader.open(
    source, syntax: syntax, encoding: encoding, limits: limits, columns: columns)
  guard case .opened(let reader) = opening else {
    if case .refused(let fault) = opening { reading.fault = fault }
    return reading
  }
  reading.columns = reader.records.columns
  let records = RecordBatch(columnCount: reading.columns.count)
  while true {
    records.reset()
    let step = try reader.records.fill(records, upTo: batch)
    reading.attributes = reader.attributes
    if case .refused(let fault) = step {
      reading.fault = fault
      return reading
    }
    reading.take(records)
    if case .end(let totals) = step {
      reading.totals = totals
      return reading
    }
  }
}

extension Reading {
  fileprivate mutating func take(_ batch: RecordBatch) {
    for record in 0..<batch.count {
      records.append(
        (0..<columns.count).map { column in
          batch.cell(record, column).isAbsent
            ? nil : String(decoding: batch.bytes(record, column), as: UTF8.self)
        })
    }
    positions += batch.positions
    widths += batch.widths.map { Int($0) }
  }
}

package func readCSV(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> Reading {
  try read(BytesSource(Array(text.utf8)), .csv, limits: limits)
}

package func readXML(_ text: String, limits: ReadingLimits = ReadingLimits()) throws -> Reading {
  try read(BytesSource(Array(text.utf8)), .xml, limits: limits)
}

/// A manifest with `body` between its root's tags.
package func manifest(_ body: String, root: String = "") -> String {
  "<manifest xmlns=\"urn:masar:exchange:1\" \(root)>\(body)</manifest>"
}

/// The scan of a file's bytes, fed in pieces of `piece`.
package func scan(_ bytes: [UInt8], _ syntax: FileFormat = .csv, piece: Int = 4_000) -> ScanResult {
  var scan = ContentScan(syntax: syntax)
  var place = 0
  while place < bytes.count {
    let next = Array(bytes[place..<min(place + piece, bytes.count)])
    unsafe next.withUnsafeBytes { unsafe scan.feed($0) }
    place += next.count
  }
  return scan.finish()
}
