package import Vocabulary

/// OVS: people still in the Kingdom after the last day of departures, by name: the documented
/// violation report.
package struct Overstays: Sendable {
  package var writer: OutputWriter<OverstayColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// - Parameters:
  ///   - office: answerable for the person.
  ///   - dueOn: the last day of departures.
  package mutating func append<Fields>(
    _ person: ShownPerson<OverstayColumn, Fields>, office: PartyID, dueOn: CalendarDate,
    today: CalendarDate
  ) {
    writer.beginRecord()
    writer.put(.surnameLat, of: person)
    writer.put(.givenLat, of: person)
    writer.put(.passportNo, of: person)
    writer.put(.passportIssuer, of: person)
    writer.put(.officeId, text: office.rawValue)
    writer.put(.dueOn, dueOn)
    writer.put(.daysOver, max(0, dueOn.days(until: today)))
    writer.endRecord()
  }
}
