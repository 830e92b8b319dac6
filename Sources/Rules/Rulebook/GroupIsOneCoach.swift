import Manifests
import Vocabulary

/// X207: TODO-WRITE.
struct GroupIsOneCoach: CrossRule {
  static let entry = RuleEntry(
    .x207, .warn, .cross, appliesTo: "PLG ARP", isDocumented: true,
    en: """
      Group larger than one coach, or without a leader, or split over several packages or \
      flights.
      """,
    ar: "المجموعة تزيد على سعة حافلة واحدة، أو بلا رئيس، أو موزعة على أكثر من حزمة أو رحلة.",
    mendEn: "TODO-WRITE X207.",
    mendAr: "TODO-WRITE X207 ا.",
    reasonEn: "TODO-WRITE why X207.",
    reasonAr: "TODO-WRITE X207 ب.",
    example: .words(kept: "TODO-WRITE", broken: "TODO-WRITE"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.kind == .arp { ArrivalGroups.check(row, standing, &found) }
  }
}
