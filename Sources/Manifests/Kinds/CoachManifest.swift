package import Vocabulary

/// Coach lists (BUS): one row is one group on one trip.
enum CoachManifest {
  static let table = FieldTable(
    kind: .bus,
    fields: [
      Field(.tripNo, "رقم الرحلة", .latin(3...30), .mandatory),
      Field(.plate, "رقم اللوحة", .text(15), .mandatory),
      Field(.seats, "المقاعد", .integer, .mandatory),
      Field(.fromCity, "من", .code(.city), .mandatory),
      Field(.toCity, "إلى", .code(.city), .mandatory),
      Field(.departsAt, "وقت التحرك", .instant, .mandatory),
      Field(.arrivesAt, "وقت الوصول", .instant, .optional),
      Field(.guide, "المرشد", .text(80), .optional),
      Field(.groupNo, "المجموعة", .latin(1...15), .mandatory),
      Field(
        .officeId, "مكتب الشؤون", .code(.party), .mandatory,
        "the party whose group it is (office or agency)"),
      Field(.passengers, "عدد الركاب", .integer, .mandatory),
    ])
}

/// A sound BUS row.
package struct CoachRow: Sendable, Equatable {
  package var tripNo: String
  package var plate: String
  package var seats: Int
  package var from: City
  package var to: City
  package var departsAt: Instant
  package var arrivesAt: Instant?
  package var guide: String?
  package var groupNo: String
  /// Whose group it is.
  package var owner: PartyID
  package var passengers: Int

  /// Nil where a part of it was not read well.
  package init?(_ row: Row) {
    guard row[.tripNo].state == .valid, row[.groupNo].state == .valid,
      let seats = row.number(.seats), let from = row.code(.fromCity, as: City.self),
      let to = row.code(.toCity, as: City.self), let departsAt = row.instant(.departsAt),
      let owner = row.party(.officeId), let passengers = row.number(.passengers)
    else { return nil }
    tripNo = row.text(.tripNo)
    plate = row.text(.plate)
    self.seats = seats
    self.from = from
    self.to = to
    self.departsAt = departsAt
    arrivesAt = row.instant(.arrivesAt)
    guide = row.optionalText(.guide)
    groupNo = row.text(.groupNo)
    self.owner = owner
    self.passengers = passengers
  }
}
