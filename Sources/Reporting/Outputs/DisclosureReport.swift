package import Bookkeeping
package import Vocabulary

/// DSC: what left to whom, one line a released file.
package struct DisclosureReport: Sendable {
  package var writer: OutputWriter<DisclosureColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  package mutating func append(_ disclosure: Disclosure) {
    writer.beginRecord()
    writer.put(.at, disclosure.at)
    writer.put(.recipientId, text: disclosure.recipient.rawValue)
    writer.put(.file, text: disclosure.file)
    writer.put(.sha256, text: disclosure.sha256)
    writer.put(.output, text: disclosure.output)
    writer.put(.fields, text: disclosure.fields.joined(separator: ";"))
    writer.put(.people, disclosure.people)
    writer.put(.profileVersion, text: disclosure.profileVersion)
    writer.endRecord()
  }
}
