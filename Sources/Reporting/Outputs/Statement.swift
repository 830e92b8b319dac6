package import Bookkeeping
package import Vocabulary

/// STM: where a party's own people stand.
package struct Statement: Sendable {
  package var writer: OutputWriter<StatementColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  package mutating func append(_ person: StoredPerson, packageCode: String) {
    writer.beginRecord()
    writer.put(.senderRef, person.bytes(.senderRef))
    writer.put(.agencyId, text: person.agency?.rawValue ?? "")
    writer.put(.status, text: person.state.name)
    writer.put(.holds, text: person.holds.codes.map(\.name).joined(separator: ";"))
    writer.put(.packageCode, text: packageCode)
    writer.put(.visaStatus, text: person.state.visaStatus)
    // The visa's number and the reason of a refusal come with the visa results.
    writer.skip(.visaNo)
    writer.skip(.visaReason)
    writer.put(.updatedAt, person.updatedAt)
    writer.endRecord()
  }
}

extension PilgrimState {
  /// In the words of visa results; empty before there is one.
  fileprivate var visaStatus: String {
    switch self {
    case .refused: "REFUSED"
    case .returned: "RETURNED"
    default: hasVisa ? "ISSUED" : ""
    }
  }
}
