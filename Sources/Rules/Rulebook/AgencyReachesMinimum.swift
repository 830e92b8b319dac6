import Manifests
import Vocabulary

/// L305: from the close on an agency, with all that merged under its lead, has the season's least
/// number of registered pilgrims.
///
/// New people of an agency below it are held, and an allocation to it says so; whom Foreign Affairs
/// has been asked for is not called back.
struct AgencyReachesMinimum: CrossRule {
  static let entry = RuleEntry(
    .l305, .hold, .ledger, appliesTo: "QTA PLG", isDocumented: true,
    en: "Agency below the minimum number of pilgrims at close; must merge under a lead agency.",
    ar: "عدد حجاج الوكالة أقل من الحد الأدنى عند الإقفال؛ يلزم ضمها إلى وكالة رئيسة.",
    mendEn: """
      Ask the ministry to enter the lead agency that yours merges under; nothing is sent again, \
      the people held are lifted by themselves.
      """,
    mendAr: """
      اطلبوا من الوزارة تسجيل الوكالة الرئيسة التي تنضم إليها وكالتكم؛ ولا يُعاد إرسال شيء، \
      ويُرفع الإيقاف عن الحجاج تلقائيًا.
      """,
    reasonEn: """
      A small agency cannot staff its groups at the holy sites; the bilateral agreements set the \
      least number and make the smaller ones merge.
      """,
    reasonAr: """
      الوكالة الصغيرة لا تستطيع توفير الكوادر لمجموعاتها في المشاعر؛ وتحدد الاتفاقيات الثنائية \
      الحد الأدنى وتلزم الوكالات الأصغر بالاندماج.
      """,
    parameters: ["agency_close", "agency_min"],
    example: .words(
      kept: "2,000 registered on 2026-01-31 by the lead and its two members together",
      broken: "1,999 registered on 2026-01-31 and no lead agency"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let shortfall = standing.agencyShortfall else { return }
    let words = "\(shortfall.registered) / \(shortfall.minimum)"
    switch context.kind {
    case .qta:
      guard let quantity = row.number(.quantity), quantity > 0 else { return }
      found.add(.l305, .agencyId, detail: .text(words))
    case .plg:
      if let known = standing.person?.byReference, !known.state.waitsForRequest { return }
      found.add(.l305, row.isPresent(.agencyId) ? .agencyId : nil, detail: .text(words))
    default: break
    }
  }
}

extension PilgrimState {
  /// Foreign Affairs has not been asked, or has given the request back.
  fileprivate var waitsForRequest: Bool { self == .accepted || self == .returned }
}
