import Vocabulary

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
