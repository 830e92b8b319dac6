package import Vocabulary

/// Arrival plans (ARP): one row is one movement of groups, or of one person.
enum ArrivalPlanManifest {
  static let table = FieldTable(
    kind: .arp,
    fields: [
      Field(.movementNo, "رقم الحركة", .latin(3...30), .mandatory),
      Field(.mode, "وسيلة القدوم", .code(.mode), .mandatory, "AIR, LAND, SEA"),
      Field(.carrier, "الناقل", .latin(2...3), .conditional, "AIR"),
      Field(.flightNo, "رقم الرحلة", .latin(2...8), .conditional, "AIR"),
      Field(.fromPort, "منفذ المغادرة", .latin(3...3), .mandatory, "IATA code for AIR"),
      Field(.entryPort, "منفذ الدخول", .code(.port), .mandatory),
      Field(.eta, "وقت الوصول المتوقع", .instant, .mandatory),
      Field(.groupNo, "المجموعات", .list(.group), .conditional, "groups, or sender_ref"),
      Field(
        .senderRef, "مرجع الجهة", .reference(40), .conditional,
        "one person, when the group is split"),
      Field(
        .agencyId, "الوكالة", .code(.party), .conditional,
        "when an office sends for an agency: groups and refs are then the agency's"),
      Field(.pax, "عدد الركاب", .integer, .mandatory),
      Field(.firstCity, "المدينة الأولى", .code(.city), .mandatory),
      Field(.firstLicenceNo, "أول سكن", .latin(3...30), .mandatory),
      Field(.wheelchairs, "كراسي متحركة", .integer, .optional),
    ])
}

/// A sound ARP row.
package struct ArrivalPlanRow: Sendable, Equatable {
  package var movement: String
  package var mode: PortMode
  package var carrier: String?
  package var flight: String?
  package var fromPort: String
  package var port: EntryPort
  package var eta: Instant
  /// In the order of their names, each once; empty where the row names one person.
  package var groups: [String]
  /// The one person whom the row names.
  package var reference: String?
  package var pax: Int
  package var firstCity: City
  package var firstLicence: String
  package var wheelchairs: Int?

  package init(
    movement: String, mode: PortMode, carrier: String?, flight: String?, fromPort: String,
    port: EntryPort, eta: Instant, groups: [String], reference: String?, pax: Int,
    firstCity: City, firstLicence: String, wheelchairs: Int?
  ) {
    self.movement = movement
    self.mode = mode
    self.carrier = carrier
    self.flight = flight
    self.fromPort = fromPort
    self.port = port
    self.eta = eta
    self.groups = groups
    self.reference = reference
    self.pax = pax
    self.firstCity = firstCity
    self.firstLicence = firstLicence
    self.wheelchairs = wheelchairs
  }

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let mode = row.code(.mode, as: PortMode.self),
      let port = row.code(.entryPort, as: EntryPort.self), let eta = row.instant(.eta),
      let pax = row.number(.pax), let firstCity = row.code(.firstCity, as: City.self)
    else { preconditionFailure("an ARP row was entered before it was judged") }
    movement = row.text(.movementNo)
    self.mode = mode
    carrier = row.optionalText(.carrier)
    flight = row.optionalText(.flightNo)
    fromPort = row.text(.fromPort)
    self.port = port
    self.eta = eta
    groups = Set(row.items(.groupNo)).sorted()
    reference = row.optionalText(.senderRef)
    self.pax = pax
    self.firstCity = firstCity
    firstLicence = row.text(.firstLicenceNo)
    wheelchairs = row.number(.wheelchairs)
  }
}
