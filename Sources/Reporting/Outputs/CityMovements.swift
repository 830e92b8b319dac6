package import Bookkeeping
package import Vocabulary

/// MOV: who came to a city, who left it and who is there; what does not close is unexplained.
package struct CityMovements: Sendable {
  package var writer: OutputWriter<CityMovementColumn>
  private let smallCell: Int

  package init(_ format: FileFormat, _ head: OutputHead, smallCell: Int) {
    writer = OutputWriter(format, head)
    self.smallCell = smallCell
  }

  package mutating func append(_ city: City, _ day: CalendarDate, _ movement: CityMovement) {
    let cells = CellCount.siblings([movement.deceased, movement.hospital], limit: smallCell)
    writer.beginRecord()
    writer.put(.city, text: city.rawValue)
    writer.put(.date, day)
    writer.put(.arrivedToday, movement.arrivedToday)
    writer.put(.arrivedTotal, movement.arrivedTotal)
    writer.put(.leftTotal, movement.leftTotal)
    writer.put(.deceased, count: cells[0])
    writer.put(.hospital, count: cells[1])
    writer.put(.transferred, movement.transferred)
    writer.put(.unexplained, movement.unexplained)
    writer.put(.remaining, movement.remaining)
    writer.put(.beds, movement.beds)
    if let percent = movement.occupiedPercent {
      writer.put(.occupiedPct, percent)
    } else {
      writer.skip(.occupiedPct)
    }
    writer.put(.contracts, movement.contracts)
    writer.endRecord()
  }
}
