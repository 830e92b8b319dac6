internal import Vocabulary

/// The surfaces that strangers' bytes meet first, each with what must hold whatever they send.
///
/// The same promises run under the fuzzer (`make fuzz`) and over all kept inputs in `make test`.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case xml, xmlReference, csv, csvReference, encoding, gzip, date, machineReadable, values
  case fileName, sidecar

  /// What is broken with these bytes, in one line; nil where every promise holds.
  package func broken(by bytes: [UInt8]) throws -> String? {
    switch self {
    case .xml: try ReadingPromises.broken(by: bytes, .xml)
    case .xmlReference: try XMLReference.broken(by: bytes)
    case .csv: try ReadingPromises.broken(by: bytes, .csv)
    case .csvReference: try CSVReference.broken(by: bytes)
    case .encoding: try EncodingPromises.broken(by: bytes)
    case .gzip: try GzipPromises.broken(by: bytes)
    case .date: DatePromises.broken(by: bytes)
    case .machineReadable: MachineReadablePromises.broken(by: bytes)
    case .values: ValuePromises.broken(by: bytes)
    case .fileName: NamePromises.broken(by: bytes)
    case .sidecar: SidecarPromises.broken(by: bytes)
    }
  }
}
