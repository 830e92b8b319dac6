import Manifests
import Vocabulary

/// R119: the licence that the contract names is known, in force on all its days, held by the
/// provider, and of the contract's city and activity.
///
/// A cancelled contract is let go whatever has become of the licence; transport is not bound to a
/// city.
struct LicenceCoversContract: CrossRule {
  static let entry = RuleEntry(
    .r119, .error, .record, appliesTo: "CTB CTP", isDocumented: true,
    en: """
      Licence (tasreeh) number unknown, expired, not held by the provider, or issued for \
      another city or activity.
      """,
    ar: """
      رقم الترخيص (التصريح) غير معروف أو منتهٍ أو ليس باسم مقدم الخدمة أو صادر لمدينة أو \
      نشاط آخر.
      """,
    mendEn: """
      Take the number from the licence itself; if it has expired or is of another building, \
      contract with one that is licensed.
      """,
    mendAr: "انقل الرقم من الترخيص نفسه؛ فإن كان منتهيًا أو لمبنى آخر فتعاقد مع جهة مرخصة.",
    reasonEn: "Nobody may be housed, fed or driven where the ministry has not licensed it.",
    reasonAr: "لا يجوز إسكان الحجاج أو إعاشتهم أو نقلهم إلا لدى جهة رخصت لها الوزارة.",
    example: .words(
      kept: "licence MAK-HSG-0001, valid to 2026-12-31, held by the provider",
      broken: "licence MAK-HSG-0001, valid to 2026-05-20, for nights up to 2026-05-24"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard row[.licenceNo].state == .valid,
      row.code(.status, as: ContractStatus.self) != .cancelled
    else { return }
    guard let licence = standing.licence else {
      return found.add(.r119, .licenceNo, detail: .text("unknown"))
    }
    let provider = context.kind == .ctp ? context.sender.id : row.party(.counterpartyId)
    if let provider, provider != licence.holder {
      found.add(.r119, .licenceNo, detail: .text("holder"))
    }
    let type = row.code(.contractType, as: ContractType.self)
    if let type, !Self.activities(of: type).contains(licence.activity) {
      found.add(.r119, .licenceNo, detail: .text("activity"))
    }
    if let city = row.code(.city, as: City.self), type != .transport, city != licence.city {
      found.add(.r119, .licenceNo, detail: .text("city"))
    }
    if !Self.isInForce(licence, row) { found.add(.r119, .licenceNo, detail: .text("expired")) }
  }

  /// Check-out is no day of use: the licence may end with the last night.
  private static func isInForce(_ licence: Licence, _ row: Row) -> Bool {
    guard let from = row.date(.dateFrom), let to = row.date(.dateTo), from < to else {
      return licence.status == .valid
    }
    return licence.isInForce(on: from) && licence.isInForce(on: to.adding(days: -1))
  }

  private static func activities(of type: ContractType) -> [Activity] {
    switch type {
    case .housing: [.housing]
    case .transport: [.transport]
    case .catering: [.catering]
    case .camp: [.camp]
    case .tawafa: [.tawafa, .camp]
    case .adilla: Activity.allCases
    }
  }
}
