import Vocabulary

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
