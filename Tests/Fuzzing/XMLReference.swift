internal import CReference
internal import Parsing
internal import Vocabulary

/// XML held against libxml2's own strict parse of the same bytes.
///
/// What is read here is well-formed there; what is well-formed there is read here or refused for a
/// reason of this contract, never as ill-formed.
package enum XMLReference {
  static func broken(by bytes: [UInt8]) throws -> String? {
    let scan = scan(bytes, .xml)
    guard let encoding = scan.encoding else {
      // F004 and F005 are reasons of the contract.
      return scan.fault == nil ? "neither an encoding nor a refusal" : nil
    }
    let reading = try read(BytesSource(bytes), .xml, encoding: encoding)
    let isGoodThere = isWellFormed(bytes)
    if reading.fault == nil { return isGoodThere ? nil : "read here, refused by libxml2" }
    let isCalledBad = reading.fault?.detailEn.hasPrefix("XML not well-formed") == true
    return isCalledBad && isGoodThere
      ? "well-formed for libxml2, not here: \(reading.fault?.detailEn ?? "")" : nil
  }

  /// Whether libxml2 alone has nothing to say against a document.
  package static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe reference_xml_accepts(start, buffer.count)
    }
  }
}
