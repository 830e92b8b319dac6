internal import CXML
internal import Vocabulary

/// The records of an XML manifest.
///
/// libxml2 reads chunks of 16 KiB behind `CXML`; there a grammar in C keeps the fields' bytes flat
/// and Swift takes whole records over, a chunk at a time.
@safe package final class XMLReader: RecordSource {
  package let columns: [String]
  private let source: any ByteSource
  private let limits: ReadingLimits
  private let parser: OpaquePointer
  private let chunk: UnsafeMutableRawBufferPointer
  private var ready = unsafe MasarXMLRecords()
  private var taken = 0
  private var recordsTaken = 0
  private var newlinesFed = 0
  private var isAtEnd = false
  private var fault: FileFault?

  /// A reader of `source` (any encoding) for records with the elements `columns`.
  package init(
    _ source: any ByteSource, encoding: TextEncoding, limits: ReadingLimits, columns: [String]
  ) {
    self.source = textSource(source, encoding: encoding)
    self.limits = limits
    self.columns = columns
    unsafe chunk = .allocate(byteCount: 16_384, alignment: 16)
    unsafe parser = Self.openParser(limits, columns)
  }

  deinit {
    unsafe masar_xml_close(parser)
    unsafe chunk.deallocate()
  }

  private static func openParser(_ limits: ReadingLimits, _ columns: [String]) -> OpaquePointer {
    var bounds = MasarXMLLimits(
      field_bytes: Int64(limits.fieldBytes), record_bytes: Int64(limits.recordBytes),
      records: Int64(limits.records), depth: Int64(limits.xmlDepth),
      columns: Int64(limits.columns), quiet_bytes: Int64(limits.quietBytes),
      names: Int64(limits.xmlNames))
    return unsafe masar_xml_open(&bounds, columns.map { $0 + "\n" }.joined())
  }

  /// The root's attributes: complete once `fill` has returned for the first time.
  package var attributes: ManifestAttributes {
    ManifestAttributes(
      kind: attribute(0), season: attribute(1), sender: attribute(2), sequence: attribute(3),
      created: attribute(4))
  }

  private func attribute(_ index: Int32) -> String? {
    unsafe masar_xml_root_attribute(parser, index).map { unsafe String(cString: $0) }
  }

  package func fill(_ batch: RecordBatch, upTo count: Int) throws -> ReadStep {
    precondition(batch.columnCount == columns.count)
    while batch.count < count && batch.bytes.count < batchBytes {
      if let fault { return .refused(fault) }
      if unsafe taken < Int(ready.count) {
        take(upTo: count - batch.count, into: batch)
      } else if isAtEnd {
        return recordsTaken == 0 ? .refused(EmptyFile.noRecords) : .end(totals)
      } else {
        try feed()
      }
    }
    return .more
  }

  private func feed() throws {
    let count = try fillChunk()
    if count == 0, var found = source.fault {
      found.line = found.line ?? newlinesFed + 1
      fault = found
      return
    }
    let bytes = unsafe chunk.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let refusal = unsafe masar_xml_feed(parser, bytes, count)
    if refusal != .nothing {
      fault = describe(refusal)
      return
    }
    var newlines = 0
    for index in 0..<count where unsafe chunk[index] == 0x0A { newlines += 1 }
    newlinesFed += newlines
    unsafe ready = masar_xml_records(parser)
    taken = 0
    isAtEnd = count == 0
  }

  /// Fills the chunk whatever the pieces of the source, so that a file is always refused alike.
  private func fillChunk() throws -> Int {
    var count = 0
    while unsafe chunk.count - count >= 4 {
      let more = unsafe try source.read(into: .init(rebasing: chunk[count...]))
      if more == 0 { break }
      count += more
    }
    return count
  }

  private func take(upTo wanted: Int, into batch: RecordBatch) {
    let count = unsafe min(wanted, Int(ready.count) - taken)
    let width = columns.count
    let last = taken + count
    let start = unsafe taken == 0 ? 0 : Int(ready.ends![taken - 1])
    let end = unsafe Int(ready.ends![last - 1])
    let bytes = unsafe UnsafeBufferPointer(
      rebasing: UnsafeBufferPointer(
        start: ready.bytes, count: end)[start...])
    let cells = unsafe UnsafeBufferPointer(
      start: ready.cells.map { unsafe $0 + taken * width }, count: count * width)
    unsafe batch.append(
      bytes: bytes, cells: UnsafeRawBufferPointer(cells), movedFrom: start)
    for record in taken..<last {
      recordsTaken += 1
      let line = unsafe Int(ready.lines![record])
      batch.append(at: RecordPosition(ordinal: recordsTaken, row: recordsTaken, line: line))
    }
    taken = last
  }

  private var totals: DeclaredTotals {
    let declared = unsafe masar_xml_declared_records(parser)
    let sums = unsafe (0..<masar_xml_sum_count(parser)).map { index in
      unsafe DeclaredTotals.Sum(
        field: masar_xml_sum_field(parser, index).map { unsafe String(cString: $0) } ?? "",
        value: masar_xml_sum_value(parser, index).map { unsafe String(cString: $0) } ?? "")
    }
    return DeclaredTotals(
      records: declared < 0 ? nil : Int(declared), sums: sums, recordsRead: recordsTaken,
      hasTrailer: declared >= 0 || !sums.isEmpty)
  }

  private func describe(_ refusal: MasarXMLRefusal) -> FileFault {
    let text = unsafe String(cString: masar_xml_fault_text(parser))
    return unsafe xmlFault(
      refusal, text: text, line: Int(masar_xml_fault_line(parser)),
      column: Int(masar_xml_fault_column(parser)), limits: limits)
  }
}
