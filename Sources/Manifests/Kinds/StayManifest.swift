package import Vocabulary

/// Stays (HAL): one person into a building, or out of it.
enum StayManifest {
  static let table = FieldTable(
    kind: .hal,
    fields: [
      Field(.licenceNo, "رقم الترخيص", .latin(3...30), .mandatory),
      Field(.personToken, "رمز الحاج", .latin(20...20), .mandatory, "the recipient's own token"),
      Field(.movement, "الحركة", .code(.stay), .mandatory, "IN, OUT"),
      Field(.at, "الوقت", .instant, .mandatory),
      Field(.room, "الغرفة", .latin(1...10), .optional),
    ])
}

/// A sound HAL row.
package struct StayRow: Sendable, Equatable {
  package var licenceNo: String
  package var movement: StayMovement
  package var at: Instant
  package var room: String?

  /// Nil where a part of it was not read well.
  package init?(_ row: Row) {
    guard row[.licenceNo].state == .valid, let at = row.instant(.at),
      let movement = row.code(.movement, as: StayMovement.self)
    else { return nil }
    licenceNo = row.text(.licenceNo)
    self.movement = movement
    self.at = at
    room = row.optionalText(.room)
  }
}
