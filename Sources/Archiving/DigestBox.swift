/// A digest that a closure can feed.
package final class DigestBox {
  private var digest = ContentDigest()

  package init() {}

  package func update(_ span: RawSpan) {
    unsafe span.withUnsafeBytes { unsafe digest.update($0) }
  }

  package func update(_ bytes: UnsafeRawBufferPointer) { unsafe digest.update(bytes) }

  package var hexadecimal: String { digest.hexadecimal }
}
