internal import Durability
internal import Manifests
internal import Parsing
internal import Vocabulary

/// A claimed file, opened as records of its kind.
struct OpenedManifest: @unchecked Sendable {
  let source: any RecordSource
  let reader: FieldReader
  let table: FieldTable
  let syntax: FileFormat
  let header: HeaderMap
  /// CSV: how its cells are separated, for the fix-file.
  let dialect: CSVDialect?
  /// XML: what the root says of itself; known once records have been read.
  let attributes: () -> ManifestAttributes?

  func makeBatch() -> ManifestBatch {
    ManifestBatch(
      table: table, syntax: syntax, records: RecordBatch(columnCount: source.columns.count))
  }

  /// Opens `file` from its beginning; every byte as sent passes `observe` once.
  static func open(
    _ file: consuming OpenFile, _ envelope: Envelope, encoding: TextEncoding,
    limits: ReadingLimits, observe: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Opening<OpenedManifest> {
    let raw = unsafe FileSource(file, observe: observe)
    let inner: any ByteSource = envelope.isGzip ? GzipSource(raw) : raw
    let source = BoundedSource(inner, limits: limits, syntax: envelope.syntax)
    let table = envelope.kind.table
    if envelope.syntax == .xml {
      let reader = XMLReader(
        source, encoding: encoding, limits: limits, columns: table.columns.map(\.name))
      return .opened(
        OpenedManifest(reader, .identity(table), envelope, dialect: nil) { reader.attributes })
    }
    switch try CSVReader.open(source, encoding: encoding, limits: limits) {
    case .refused(let fault): return .refused(fault)
    case .opened(let reader):
      let row = reader.dialect.hasSeparatorLine ? 2 : 1
      switch HeaderMap.read(reader.columns, table, row: row) {
      case .refused(let fault): return .refused(fault)
      case .mapped(let header):
        return .opened(
          OpenedManifest(reader, header, envelope, dialect: reader.dialect) { nil })
      }
    }
  }

  private init(
    _ source: any RecordSource, _ header: HeaderMap, _ envelope: Envelope,
    dialect: CSVDialect?, attributes: @escaping () -> ManifestAttributes?
  ) {
    self.source = source
    self.header = header
    table = envelope.kind.table
    syntax = envelope.syntax
    reader = FieldReader(table: table, columns: header.columns, syntax: syntax)
    self.dialect = dialect
    self.attributes = attributes
  }
}

extension OpenedManifest {
  /// Columns that the kind does not have: ignored, and said once (R122).
  var unknownColumns: FileFault? {
    guard !header.unknown.isEmpty else { return nil }
    let names = header.unknown.joined(separator: ", ")
    return FileFault(
      .r122, row: 1, en: "Columns that this kind does not have were ignored: \(names).",
      ar: "أُهملت أعمدة لا يعرفها هذا النوع: \(names).")
  }
}
