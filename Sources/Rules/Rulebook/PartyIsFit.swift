import Manifests
import Vocabulary

/// X222: every party that a record names is known, active and of the right type, no party is its
/// own ancestor, and the sender may make the entry.
///
/// What each kind demands stands in `PartyDemands`.
struct PartyIsFit: CrossRule {
  static let entry = RuleEntry(
    .x222, .error, .cross, appliesTo: "PTY QTA LIC CTB CTP RDY PLG AMD HLC STF ARP ARA BUS",
    isDocumented: false,
    en: """
      Party named in the record is unknown, suspended, of the wrong type, or its own \
      ancestor; or the sender may not make this entry.
      """,
    ar: """
      الجهة المذكورة في السجل غير معروفة أو موقوفة أو من نوع غير مناسب أو تتبع لنفسها، أو لا \
      يحق للمرسل إجراء هذا القيد.
      """,
    mendEn: """
      Name a party that is registered and active, as the list of parties has it; an entry \
      beyond your own country or city is made by the ministry.
      """,
    mendAr: """
      اذكر جهة مسجلة وسارية كما في سجل الجهات؛ وما يتجاوز بلدكم أو مدينتكم من القيود تجريه \
      الوزارة.
      """,
    reasonEn: """
      Quotas, contracts and people hang on these names; a wrong one gives them to a \
      stranger.
      """,
    reasonAr: "الحصص والعقود والحجاج معلقة بهذه الأسماء، والاسم الخاطئ يعطيها لجهة لا شأن لها.",
    example: .words(
      kept: "an office allocates to an agency of its own country",
      broken: "an office allocates to an agency of another country"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    let demands = PartyDemands(row: row, standing: standing, context: context)
    switch context.kind {
    case .pty: demands.checkParty(&found)
    case .qta: demands.checkQuota(&found)
    case .lic: demands.checkLicence(&found)
    case .ctb, .ctp: demands.checkContract(&found)
    case .plg: demands.checkPilgrim(&found)
    case .bus: demands.checkCoach(&found)
    case .amd: demands.checkAmendment(&found)
    case .stf: demands.checkStaff(&found)
    case .hlc: demands.checkAgency(&found)
    case .rdy: demands.checkVisit(&found)
    case .arp: demands.checkAgency(&found)
    case .ara: demands.checkArrival(&found)
    default: break
    }
  }
}
