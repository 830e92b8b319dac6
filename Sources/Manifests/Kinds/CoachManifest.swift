import Vocabulary

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
