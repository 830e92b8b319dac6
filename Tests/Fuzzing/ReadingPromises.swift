internal import Parsing
internal import Vocabulary

/// What holds of every reading: pieces change nothing, limits hold, cells are text.
enum ReadingPromises {
  /// Small, so that short inputs reach them.
  static let small: ReadingLimits = {
    var limits = ReadingLimits()
    limits.records = 20
    limits.fieldBytes = 24
    limits.recordBytes = 120
    limits.xmlDepth = 4
    limits.columns = 6
    limits.xmlNames = 8
    return limits
  }()

  static func broken(by bytes: [UInt8], _ syntax: FileFormat) throws -> String? {
    let whole = try read(BytesSource(bytes), syntax)
    let pieces = PiecesSource(bytes, largest: 7, seed: UInt64(bytes.count))
    let again = try read(pieces, syntax, batch: 1)
    if again.fault != whole.fault { return "pieces are refused otherwise: \(again), \(whole)" }
    if whole.fault == nil, again != whole { return "pieces are read otherwise" }
    if let broken = brokenText(of: whole) { return broken }
    return try brokenLimits(bytes, syntax, whole)
  }

  private static func brokenText(of reading: Reading) -> String? {
    if let fault = reading.fault {
      let places = [fault.line, fault.column, fault.row].compactMap { $0 }
      if places.contains(where: { $0 < 1 }) { return "a place before the first: \(fault)" }
      return fault.detailEn.isEmpty || fault.detailAr.isEmpty ? "a refusal without words" : nil
    }
    if reading.records.isEmpty { return "no record is F004" }
    let cells = reading.records.joined().compactMap { $0 }
    // A cell that is no UTF-8 would show as U+FFFD where the file has none.
    if cells.contains(where: { $0.unicodeScalars.contains("\0") }) { return "a cell holds NUL" }
    for (one, next) in zip(reading.positions, reading.positions.dropFirst())
    where next.ordinal != one.ordinal + 1 || next.row <= one.row || next.line < one.line {
      return "positions go back: \(one), \(next)"
    }
    return nil
  }

  /// What small limits let through is read as without them, and is within them.
  private static func brokenLimits(
    _ bytes: [UInt8], _ syntax: FileFormat, _ whole: Reading
  ) throws -> String? {
    let bounded = try read(BytesSource(bytes), syntax, limits: small)
    if bounded.fault != nil { return nil }
    if bounded != whole { return "limits change what is read" }
    if bounded.records.count > small.records { return "more records than the limit" }
    let sizes = bounded.records.joined().map { $0?.utf8.count ?? 0 }
    return sizes.contains { $0 > small.fieldBytes } ? "a longer field than the limit" : nil
  }
}
