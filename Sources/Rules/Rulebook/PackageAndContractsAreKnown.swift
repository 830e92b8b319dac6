import Manifests
import Vocabulary

/// X209: the package a pilgrim names, the contracts a package names, and the person that an
/// amendment names exist and are the sender's own and of its segment.
struct PackageAndContractsAreKnown: CrossRule {
  static let entry = RuleEntry(
    .x209, .error, .cross, appliesTo: "PLG PKG AMD HLC ARP", isDocumented: true,
    en: """
      Person, package or contract named does not exist or belongs to another party or \
      segment.
      """,
    ar: "الشخص أو الحزمة أو العقد المشار إليه غير موجود أو يعود إلى جهة أو فئة أخرى.",
    mendEn: """
      Send the person, the package or the contract first, and use its number as your own list \
      has it.
      """,
    mendAr: "أرسل الشخص أو الحزمة أو العقد أولًا، واستخدم رقمه كما هو في كشوفكم.",
    reasonEn: """
      A pilgrim bound to a package that does not exist has no bed, and what is sent for an \
      unknown person reaches nobody.
      """,
    reasonAr: "الحاج المرتبط بحزمة لا وجود لها لا سكن له، وما يُرسل لشخص غير معروف لا يصل إلى أحد.",
    example: .words(
      kept: "package P1, sent before by the same office",
      broken: "package P9, which nobody sent"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    switch context.kind {
    case .plg: checkPilgrim(row, standing, context, &found)
    case .pkg: checkPackage(row, standing, context, &found)
    case .amd: checkAmendment(row, standing, &found)
    case .hlc: checkPerson(row, standing, &found)
    case .arp: checkArrivalPlan(standing, &found)
    default: break
    }
  }

  private func checkPilgrim(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if standing.person?.byReference?.isStaff == true {
      found.add(.x209, .senderRef, detail: .text("segment"))
    }
    guard row[.packageCode].state == .valid else { return }
    guard let package = standing.package else {
      return found.add(.x209, .packageCode, detail: .text("unknown"))
    }
    let isAgency = context.sender.type == .agency || row.isPresent(.agencyId)
    if package.segment != (isAgency ? .agency : .official) {
      found.add(.x209, .packageCode, detail: .text("segment"))
    }
    let owner = row.isPresent(.agencyId) ? row.party(.agencyId) : context.sender.id
    if let owner, owner != package.owner {
      found.add(.x209, .packageCode, detail: .text("owner"))
    }
  }

  /// Who is replaced is X212's.
  private func checkAmendment(
    _ row: Row, _ standing: Standing, _ found: inout RecordFindings
  ) {
    guard row[.senderRef].state == .valid, let amendment = standing.amendment,
      amendment.action != .replace
    else { return }
    guard let person = amendment.person else {
      return found.add(.x209, .senderRef, detail: .text("unknown"))
    }
    let isCancelledAgain = amendment.action == .cancel && person.state == .cancelled
    if person.state.isClosed, !isCancelledAgain, person.lastPosting != standing.posting {
      found.add(.x209, .senderRef, detail: .text("closed=" + person.state.name))
    } else if person.isStaff, amendment.action != .cancel {
      found.add(.x209, .senderRef, detail: .text("segment"))
    }
  }

  /// The open registration under the reference of the agency, or of the sender itself.
  private func checkPerson(
    _ row: Row, _ standing: Standing, _ found: inout RecordFindings
  ) {
    guard row[.senderRef].state == .valid, standing.person?.byReference == nil else { return }
    found.add(.x209, .senderRef, detail: .text("unknown"))
  }

  /// The people of the plan and the building of their first night.
  private func checkArrivalPlan(_ standing: Standing, _ found: inout RecordFindings) {
    guard let plan = standing.arrivalPlan else { return }
    if plan.isReferenceUnknown { found.add(.x209, .senderRef, detail: .text("unknown")) }
    if !plan.unknownGroups.isEmpty {
      found.add(.x209, .groupNo, detail: .text(plan.unknownGroups.joined(separator: " ")))
    } else if plan.isNobodyLeft {
      found.add(.x209, nil, detail: .text("nobody_left"))
    }
    if let fault = plan.lodgingFault {
      found.add(.x209, .firstLicenceNo, detail: .text(fault))
    }
  }

  private func checkPackage(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if let segment = row.code(.segment, as: Segment.self) {
      let isAgency = context.sender.type == .agency
      if (segment == .agency) != isAgency { found.add(.x209, .segment, detail: .text("segment")) }
    }
    guard row[.contracts].state == .valid else { return }
    let numbers = row.items(.contracts)
    let wrong = zip(numbers, standing.contracts).filter { _, contract in
      contract.map { $0.buyer != context.sender.id } ?? true
    }
    if wrong.isEmpty { return }
    found.add(.x209, .contracts, detail: .text(wrong.map(\.0).joined(separator: " ")))
  }
}
