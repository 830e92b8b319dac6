package import Bookkeeping
package import Vocabulary

/// STM: where a party's own people stand.
package struct Statement: Sendable {
  package var writer: OutputWriter<StatementColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// What a row says beside the person's own reference.
  package struct Terms: Sendable {
    package var agency: PartyID?
    package var state: PilgrimState
    package var holds: HoldMarks
    package var packageCode: String
    package var visa: PersonVisa?
    package var updatedAt: Instant

    package init(_ person: StoredPerson, packageCode: String) {
      agency = person.agency
      state = person.state
      holds = person.holds
      visa = person.visa
      self.packageCode = packageCode
      updatedAt = person.updatedAt
    }
  }

  package mutating func append(
    _ person: ShownPerson<StatementColumn, StoredPerson>, _ terms: Terms
  ) {
    writer.beginRecord()
    writer.put(.senderRef, of: person)
    writer.put(.agencyId, text: terms.agency?.rawValue ?? "")
    writer.put(.status, text: terms.state.name)
    writer.put(.holds, text: terms.holds.codes.map(\.name).joined(separator: ";"))
    writer.put(.packageCode, text: terms.packageCode)
    writer.put(.visaStatus, text: terms.visa?.status.rawValue ?? "")
    writer.put(.visaNo, text: terms.visa?.number ?? "")
    writer.put(.visaReason, text: terms.visa?.reason?.toldToSender.rawValue ?? "")
    writer.put(.updatedAt, terms.updatedAt)
    writer.endRecord()
  }
}
