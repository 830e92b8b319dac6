package import Vocabulary

/// UMK: keys of the passports of open registrations; each cut carries what changed since the last.
package struct UmrahKeys: Sendable {
  package var writer: OutputWriter<UmrahKeyColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// A passport that is registered now.
  package mutating func add(_ key: [UInt8]) { append(key, "ADD") }

  /// A passport that is not registered any more.
  package mutating func remove(_ key: [UInt8]) { append(key, "REMOVE") }

  private mutating func append(_ key: [UInt8], _ state: StaticString) {
    writer.beginRecord()
    writer.put(.passportKey, key: key)
    writer.put(.state, state)
    writer.endRecord()
  }
}
