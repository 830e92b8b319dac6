package import Vocabulary

/// Packages (PKG): contracts and an itinerary that pilgrims are bound to.
enum PackageManifest {
  static let table = FieldTable(
    kind: .pkg,
    fields: [
      Field(
        .packageCode, "رمز الحزمة", .latin(2...20), .mandatory,
        "unique for the sender and season"),
      Field(.nameAr, "الاسم", .text(120), .optional),
      Field(.segment, "الفئة", .code(.segment), .mandatory),
      Field(.capacity, "السعة", .integer, .mandatory),
      Field(.contracts, "العقود", .list(.contract), .mandatory, "contract numbers"),
      Field(
        .itinerary, "البرنامج", .list(.leg), .mandatory,
        "MAK:2026-05-10:2026-05-24;MSH:2026-05-24:2026-05-30;MED:2026-05-30:2026-06-07"),
      Field(.routeType, "المسار", .code(.routeType), .optional, "MAK_FIRST, MED_FIRST"),
    ])
}

/// A sound PKG row.
package struct PackageRow: Sendable, Equatable {
  /// Unique for its sender and season.
  package var code: String
  package var nameAr: String?
  package var segment: Segment
  package var capacity: Int
  /// Contract numbers, in the row's order.
  package var contracts: [String]
  /// In the row's order.
  package var itinerary: [Leg]
  package var routeType: RouteType?

  /// - Precondition: the row's findings refuse nothing.
  package init(_ row: Row) {
    guard let segment = row.code(.segment, as: Segment.self),
      let capacity = row.number(.capacity)
    else { preconditionFailure("a PKG row was entered before it was judged") }
    code = row.text(.packageCode)
    nameAr = row.optionalText(.nameAr)
    self.segment = segment
    self.capacity = capacity
    contracts = row.items(.contracts)
    itinerary = row.itinerary
    routeType = row.code(.routeType, as: RouteType.self)
  }
}

extension Row {
  /// The stays of a PKG row, in its order; empty where they were not read well.
  package var itinerary: [Leg] {
    guard self[.itinerary].state == .valid else { return [] }
    return bytes(.itinerary).split(separator: UInt8(ascii: ";")).compactMap { ListReading.leg($0) }
  }
}
