package import Bookkeeping
package import Vocabulary

/// OCC: who sleeps in a building, night by night, to the company that runs it; numbers alone.
package struct BuildingNights: Sendable {
  package var writer: OutputWriter<OccupancyColumn>
  private let smallCell: Int

  /// - Parameter smallCell: the smallest number of women, men or wheelchairs that is shown.
  package init(_ format: FileFormat, _ head: OutputHead, smallCell: Int) {
    writer = OutputWriter(format, head)
    self.smallCell = smallCell
  }

  package mutating func append(
    _ contract: ContractTerms, night: CalendarDate, _ people: PackagePeople
  ) {
    let sexes = CellCount.siblings([people.women, people.men], limit: smallCell)
    writer.beginRecord()
    writer.put(.contractNo, text: contract.contractNo)
    writer.put(.licenceNo, text: contract.licenceNo ?? "")
    writer.put(.night, night)
    writer.put(.capacity, contract.capacity)
    writer.put(.assigned, total: people.all)
    writer.put(.women, count: sexes[0])
    writer.put(.men, count: sexes[1])
    writer.put(.wheelchairs, count: .alone(people.wheelchairs, limit: smallCell))
    writer.endRecord()
  }
}
