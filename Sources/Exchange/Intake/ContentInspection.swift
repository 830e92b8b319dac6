internal import Archiving
internal import Durability
internal import Parsing
internal import Vocabulary

/// What one streaming pass over a file told: its digests, its encoding, and whether it is whole.
struct ContentInspection {
  /// Of the bytes as sent, hexadecimal.
  var sha256: String
  /// Of the unpacked bytes; what tells a duplicate.
  var contentSHA256: String
  var scan: ScanResult
  /// Why it cannot be unpacked or is too large, where it is.
  var fault: FileFault?
  var proof: Proof
  /// Unpacking was stopped at the limit.
  var isTooLarge: Bool

  /// Reads `file` from its beginning, unpacking where the name says so. Memory does not grow with
  /// the file, and unpacking stops at the limit.
  static func inspect(
    _ file: consuming OpenFile, isGzip: Bool, syntax: FileFormat, limits: ReadingLimits
  ) throws -> ContentInspection {
    let packed = DigestBox()
    let raw = unsafe FileSource(file) { unsafe packed.update($0) }
    let unpacked = DigestBox()
    let inner: any ByteSource = isGzip ? GzipSource(raw) : raw
    let source = BoundedSource(inner, limits: limits, syntax: syntax)
    var scan = ContentScan(syntax: syntax)
    try unsafe source.drain { bytes in
      if isGzip { unsafe unpacked.update(bytes) }
      unsafe scan.feed(bytes)
    }
    let fault = source.fault
    try raw.drain()
    let result = scan.finish()
    let sha256 = packed.hexadecimal
    return ContentInspection(
      sha256: sha256, contentSHA256: isGzip ? unpacked.hexadecimal : sha256, scan: result,
      fault: fault,
      proof: fault == nil ? result.proof(syntax: syntax) : .none,
      isTooLarge: source.isExceeded)
  }
}
