import Manifests
import Vocabulary

/// X214: both sides declare the contract alike; until then it is held, and so are the packages and
/// people that rest on it.
struct ContractIsAgreed: CrossRule {
  static let entry = RuleEntry(
    .x214, .hold, .cross, appliesTo: "CTB CTP PKG PLG", isDocumented: false,
    en: """
      Buyer's and provider's declarations of the contract do not agree yet (missing side, \
      dates, capacity, licence, amount).
      """,
    ar: """
      إقرارا طرفي العقد غير متطابقين بعد (طرف لم يقرّ، أو اختلاف في التواريخ أو السعة أو \
      الترخيص أو القيمة).
      """,
    mendEn: """
      The side that has not declared sends its declaration; where the fields named differ, \
      the two sides settle which is right and one amends.
      """,
    mendAr: """
      يرسل الطرف الذي لم يقرّ إقراره؛ وإن اختلفت الحقول المذكورة يتفق الطرفان على الصحيح \
      ويعدّل أحدهما.
      """,
    reasonEn: "A bed that only one side knows of is no bed.",
    reasonAr: "السرير الذي لا يعلم به إلا طرف واحد ليس سريرًا.",
    example: .words(
      kept: "both sides: 500 pilgrims, 10 to 24 May",
      broken: "buyer 500 pilgrims, provider 450"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    switch context.kind {
    case .ctb, .ctp: checkDeclaration(row, standing, &found)
    case .pkg: checkPackage(row, standing, &found)
    case .plg:
      if let package = standing.package, !package.isConfirmed {
        found.add(.x214, .packageCode)
      }
    default: break
    }
  }

  private func checkDeclaration(
    _ row: Row, _ standing: Standing, _ found: inout RecordFindings
  ) {
    guard let declaration = standing.declaration else { return }
    let isAlone = declaration.match == .buyerOnly || declaration.match == .providerOnly
    // Withdrawn before anybody answered: there is nothing left to agree on.
    if isAlone, row.code(.status, as: ContractStatus.self) == .cancelled { return }
    let names = declaration.differs.map(\.name).joined(separator: " ")
    switch declaration.match {
    case .matched: break
    case .manyToOne: if !names.isEmpty { found.add(.x214, nil, detail: .text(names)) }
    case .differs: found.add(.x214, nil, detail: names.isEmpty ? .none : .text(names))
    case .buyerOnly, .providerOnly, .cancelledOneSide:
      found.add(.x214, nil, detail: .text(declaration.match.rawValue))
    }
  }

  private func checkPackage(_ row: Row, _ standing: Standing, _ found: inout RecordFindings) {
    let waiting = standing.contracts.compactMap { $0 }.filter { !$0.isOpen }
    if waiting.isEmpty { return }
    let numbers = waiting.map(\.number).joined(separator: " ")
    found.add(.x214, .contracts, detail: .text(numbers))
  }
}
