package import Vocabulary

/// A file opened for reading, whichever its syntax.
package struct RecordReader {
  package let records: any RecordSource
  /// XML alone; complete once the first batch has been filled.
  package var attributes: ManifestAttributes? { (records as? XMLReader)?.attributes }
  /// CSV alone.
  package var dialect: CSVDialect? { (records as? CSVReader)?.dialect }

  /// Opens unpacked bytes in `encoding`; `columns` are the kind's element names, which CSV files
  /// give themselves. Throws what the byte source throws.
  package static func open(
    _ source: any ByteSource, syntax: FileFormat, encoding: TextEncoding, limits: ReadingLimits,
    columns: [String]
  ) throws -> Opening<RecordReader> {
    let bounded = BoundedSource(source, limits: limits, syntax: syntax)
    switch syntax {
    case .xml:
      let reader = XMLReader(bounded, encoding: encoding, limits: limits, columns: columns)
      return .opened(RecordReader(records: reader))
    case .csv:
      switch try CSVReader.open(bounded, encoding: encoding, limits: limits) {
      case .opened(let reader): return .opened(RecordReader(records: reader))
      case .refused(let fault): return .refused(fault)
      }
    }
  }
}
