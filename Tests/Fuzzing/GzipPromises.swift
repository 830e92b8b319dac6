internal import Parsing
internal import Vocabulary

/// What holds of unpacking: pieces change nothing, damage is told from truncation.
enum GzipPromises {
  private static let limit = 1 << 20

  static func broken(by bytes: [UInt8]) throws -> String? {
    let (text, source) = try unpack(bytes, piece: .max, buffer: 65_536)
    if text.count >= limit { return nil }
    let (again, pieces) = try unpack(bytes, piece: 1, buffer: 7)
    if pieces.fault != source.fault || pieces.isTruncated != source.isTruncated {
      return "pieces are refused otherwise"
    }
    // How far zlib writes before it meets the damage is its own affair.
    let shared = min(text.count, again.count)
    if again.prefix(shared) != text.prefix(shared) || source.fault == nil && again != text {
      return "pieces are unpacked otherwise"
    }
    if source.isTruncated && source.fault == nil { return "cut off and yet whole" }
    return source.fault == nil && !bytes.isEmpty ? try brokenWhole(bytes, text) : nil
  }

  /// A whole file that loses or gains a byte is whole no more, and one that is packed anew is same.
  private static func brokenWhole(_ bytes: [UInt8], _ text: [UInt8]) throws -> String? {
    let (_, cut) = try unpack(Array(bytes.dropLast()), piece: 64, buffer: 512)
    if !cut.isTruncated { return "a byte less is not seen" }
    let (same, longer) = try unpack(bytes + [0], piece: 64, buffer: 512)
    if longer.fault == nil || longer.isTruncated || same != text { return "a byte more passes" }
    let (twice, double) = try unpack(bytes + bytes, piece: 64, buffer: 512)
    return double.fault != nil || twice != text + text ? "two members are not one file" : nil
  }

  private static func unpack(
    _ bytes: [UInt8], piece: Int, buffer: Int
  ) throws -> ([UInt8], GzipSource) {
    let source = GzipSource(BytesSource(bytes, chunk: piece))
    return (try Fuzzing.bytes(of: source, buffer: buffer, limit: limit).text, source)
  }
}
