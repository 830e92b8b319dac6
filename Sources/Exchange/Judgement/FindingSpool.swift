internal import Durability
internal import Parsing
internal import Vocabulary

/// What was found, record by record, in case every record must be written back: a little of it in
/// memory, more in `work/`, so that a file of two million bad rows costs disk, not memory.
///
/// A record: ordinal (8 bytes, little-endian), outcome (1), number of findings (2), then each
/// finding.
final class FindingSpool {
  /// One record of which something was found.
  struct Entry {
    var ordinal: Int
    var outcome: RecordOutcome
    var findings: [Finding]
  }

  private let name: EntryName
  private let folder: Directory
  /// Bytes in memory before there is a file.
  private static let kept = 65_536
  private var buffer: [UInt8] = []
  /// Nil while the buffer holds it all.
  private var file: StagedFile?
  private var isFinished = false

  /// - Parameter name: another for the spool that a spool is merged into.
  init(in folder: Directory, named name: EntryName = "findings") {
    self.folder = folder
    self.name = name
  }

  func append(_ entry: Entry) throws {
    Self.put(entry, &buffer)
    guard buffer.count > Self.kept else { return }
    if file == nil {
      // What a crash left.
      try folder.unlink(name)
      file = try StagedFile(name, in: folder, mode: .secret)
    }
    file?.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func put(_ entry: Entry, _ bytes: inout [UInt8]) {
    let findings = entry.findings
    put(UInt64(entry.ordinal), 8, &bytes)
    bytes.append(entry.outcome.rawValue)
    put(UInt64(findings.count), 2, &bytes)
    for finding in findings {
      bytes.append(finding.code.rawValue)
      bytes.append(UInt8(finding.severity.rawValue))
      bytes.append(finding.field?.rawValue ?? 255)
      bytes.append(finding.isHijri ? 1 : 0)
      put(finding.detail, &bytes)
    }
  }

  /// Ends writing; what was written can be read in order, from its beginning with each reader.
  func reader() throws -> Reader {
    guard let file else { return Reader(BytesSource(buffer)) }
    if !isFinished {
      file.append(buffer)
      buffer = []
      try file.finish(syncing: .nothing)
    }
    isFinished = true
    return unsafe Reader(FileSource(try folder.openFile(name)))
  }

  func remove() throws {
    buffer = []
    if file != nil { try folder.unlink(name) }
  }

  private static func put(_ number: UInt64, _ width: Int, _ bytes: inout [UInt8]) {
    for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }

  private static func put(_ detail: FindingDetail, _ bytes: inout [UInt8]) {
    switch detail {
    case .none: bytes.append(0)
    case .number(let number):
      bytes.append(1)
      put(UInt64(bitPattern: Int64(number)), 8, &bytes)
    case .date(let date):
      bytes.append(2)
      put(UInt64(bitPattern: Int64(date.daysSince1970)), 8, &bytes)
    case .row(let row):
      bytes.append(3)
      put(UInt64(row), 8, &bytes)
    case .text(let text):
      bytes.append(4)
      put(UInt64(text.utf8.count), 8, &bytes)
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// Gives the findings back, record after record.
  final class Reader {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var place = 0
    private var waiting: Entry?
    private var isAtEnd = false

    init(_ source: any ByteSource) { self.source = source }

    /// What was found in `ordinal`; nil where it was nothing. Ordinals must ascend.
    func entry(of ordinal: Int) throws -> Entry? {
      guard let found = try peek(), found.ordinal == ordinal else { return nil }
      return try next()
    }

    /// The next entry, which stays the next.
    func peek() throws -> Entry? {
      if waiting == nil { waiting = try read() }
      return waiting
    }

    func next() throws -> Entry? {
      defer { waiting = nil }
      return try peek()
    }

    private func read() throws -> Entry? {
      guard let ordinal = try number(8), let outcome = try number(1), let count = try number(2)
      else { return nil }
      var findings: [Finding] = []
      for _ in 0..<count { findings.append(try finding()) }
      return Entry(
        ordinal: Int(ordinal), outcome: RecordOutcome(rawValue: UInt8(outcome))!,
        findings: findings)
    }

    private func finding() throws -> Finding {
      guard let code = try number(1), let severity = try number(1), let field = try number(1),
        let hijri = try number(1)
      else { preconditionFailure("a spool that ends within a finding") }
      return Finding(
        RuleCode(rawValue: UInt8(code))!, Severity(rawValue: Int(severity))!,
        field: FieldName(rawValue: UInt8(field)), isHijri: hijri == 1, detail: try detail())
    }

    private func detail() throws -> FindingDetail {
      let tag = try number(1) ?? 0
      if tag == 0 { return .none }
      let value = Int(Int64(bitPattern: try number(8) ?? 0))
      switch tag {
      case 1: return .number(value)
      case 2: return .date(CalendarDate(daysSince1970: Int32(value)))
      case 3: return .row(value)
      default: return .text(String(decoding: try bytes(value) ?? [], as: UTF8.self))
      }
    }

    private func number(_ width: Int) throws -> UInt64? {
      guard let bytes = try bytes(width) else { return nil }
      return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private func bytes(_ count: Int) throws -> ArraySlice<UInt8>? {
      while buffer.count - place < count {
        // Asked once a record: the end is looked for once.
        if isAtEnd { return nil }
        buffer.removeFirst(place)
        place = 0
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: 65_536))
        let read = try unsafe buffer.withUnsafeMutableBytes {
          unsafe try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
        }
        buffer.removeLast(65_536 - read)
        isAtEnd = read == 0
      }
      defer { place += count }
      return buffer[place..<place + count]
    }
  }
}
