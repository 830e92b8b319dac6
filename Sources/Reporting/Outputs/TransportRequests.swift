package import Vocabulary

/// TRQ: the seats that groups need between ports and cities.
package struct TransportRequests: Sendable {
  package var writer: OutputWriter<TransportRequestColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// One group on one way.
  package struct Request: Sendable, Equatable {
    package var date: CalendarDate
    /// Of the arrival planned; nil where only the day is known.
    package var time: Instant?
    /// A port or a city; empty where nobody has said it.
    package var from: String
    package var to: String
    /// Whose group it is, as BUS names it: an office or an agency.
    package var owner: PartyID
    package var groupNo: String
    package var language: Language
    package var seats: Int
    package var wheelchairs: Int

    package init(
      date: CalendarDate, time: Instant? = nil, from: String, to: String, owner: PartyID,
      groupNo: String, language: Language, seats: Int, wheelchairs: Int
    ) {
      self.date = date
      self.time = time
      self.from = from
      self.to = to
      self.owner = owner
      self.groupNo = groupNo
      self.language = language
      self.seats = seats
      self.wheelchairs = wheelchairs
    }
  }

  package mutating func append(_ request: Request) {
    writer.beginRecord()
    writer.put(.date, request.date)
    writer.put(.time, request.time)
    writer.put(.fromPlace, text: request.from)
    writer.put(.toPlace, text: request.to)
    writer.put(.officeId, text: request.owner.rawValue)
    writer.put(.groupNo, text: request.groupNo)
    writer.put(.groupLanguage, text: request.language.rawValue)
    writer.put(.seats, total: request.seats)
    writer.put(.wheelchairs, total: request.wheelchairs)
    writer.endRecord()
  }
}
