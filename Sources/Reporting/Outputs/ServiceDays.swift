package import Vocabulary

/// SRV: how many people to feed or to drive on each day of a contract.
package struct ServiceDays: Sendable {
  package var writer: OutputWriter<ServiceDayColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  package mutating func append(_ contract: ContractTerms, day: CalendarDate, assigned: Int) {
    writer.beginRecord()
    writer.put(.contractNo, text: contract.contractNo)
    writer.put(.city, text: contract.city.rawValue)
    writer.put(.date, day)
    writer.put(.capacity, contract.capacity)
    writer.put(.assigned, total: assigned)
    writer.endRecord()
  }
}
