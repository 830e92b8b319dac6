import Manifests
import Vocabulary

/// R101: every field that its kind demands is there, and every field that another field of the
/// record makes necessary.
///
/// An empty surname is R107's; a date that stands in its Hijri companion alone is there.
struct MandatoryFieldIsFilled: RecordRule {
  static let entry = RuleEntry(
    .r101, .error, .record, appliesTo: "all", isDocumented: false,
    en: "Mandatory field is empty.",
    ar: "حقل إلزامي فارغ.",
    mendEn: """
      Fill in the field named; a field that depends on another (currency beside amount) is \
      needed as soon as that one is filled.
      """,
    mendAr: """
      املأ الحقل المذكور؛ والحقل المرتبط بغيره (كالعملة مع القيمة) يصبح لازمًا متى عُبِّئ \
      ذلك الحقل.
      """,
    reasonEn: """
      Every later step, from the visa to the coach, needs this value; it cannot be guessed.
      """,
    reasonAr: "كل خطوة لاحقة، من التأشيرة إلى الحافلة، تحتاج هذه القيمة، ولا يصح تخمينها.",
    parameters: ["name_ar_required"],
    example: .fields(.plg, kept: [.groupNo: "G-01"], broken: [.groupNo: ""]))

  /// By kind: looked up once, not for each of 200,000 records.
  private static let mandatoryColumns: [[Int]] = Kind.allCases.sorted().map { kind in
    kind.table.fields.indices.filter { place in
      let field = kind.table.fields[place]
      return field.presence == .mandatory && field.name != .surnameLat
    }
  }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    for column in Self.mandatoryColumns[context.kind.order]
    where row.value(column: column).state == .absent {
      demand(row.table.fields[column].name, row, &found)
    }
    switch context.kind {
    case .pty: checkParty(row, &found)
    case .qta: checkQuota(row, &found)
    case .lic: checkLicence(row, &found)
    case .ctb, .ctp: checkContract(row, &found)
    case .plg: checkPilgrim(row, context, &found)
    case .dep: checkDeparture(row, &found)
    case .vis: checkVisaResult(row, &found)
    case .amd: checkAmendment(row, &found)
    case .stf: checkStaff(row, context, &found)
    case .arp: checkArrivalPlan(row, &found)
    case .ara: checkArrival(row, &found)
    default: break
    }
  }

  private func demand(_ field: FieldName, _ row: Row, _ found: inout RecordFindings) {
    guard !row.isPresent(field), row.hijri(field).state == .absent else { return }
    found.add(.r101, field)
  }

  private func checkParty(_ row: Row, _ found: inout RecordFindings) {
    let type = row.code(.type, as: PartyType.self)
    if type == .office || type == .agency { demand(.country, row, &found) }
  }

  private func checkQuota(_ row: Row, _ found: inout RecordFindings) {
    switch row.code(.entryType, as: QuotaEntryType.self) {
    case .grant:
      demand(.agreementNo, row, &found)
      demand(.agreementDate, row, &found)
    case .allocate:
      // An agency's part is always of AGENCY: the segment need not be said.
      if !row.isPresent(.agencyId) { demand(.segment, row, &found) }
    case .adjust, .lapse, nil: break
    }
  }

  private func checkLicence(_ row: Row, _ found: inout RecordFindings) {
    if row.code(.activity, as: Activity.self) == .housing { demand(.rooms, row, &found) }
  }

  private func checkContract(_ row: Row, _ found: inout RecordFindings) {
    switch row.code(.contractType, as: ContractType.self) {
    case .housing: demand(.licenceNo, row, &found)
    case .catering:
      demand(.licenceNo, row, &found)
      demand(.mealsPerDay, row, &found)
    case .camp:
      demand(.licenceNo, row, &found)
      demand(.serviceLevel, row, &found)
    case .transport:
      demand(.serviceLevel, row, &found)
      demand(.route, row, &found)
    case .tawafa, .adilla, nil: break
    }
    if row.isPresent(.amount) { demand(.currency, row, &found) }
  }

  /// The number of an issued visa is X216's.
  private func checkVisaResult(_ row: Row, _ found: inout RecordFindings) {
    switch row.code(.status, as: VisaStatus.self) {
    case .issued:
      demand(.issuedOn, row, &found)
      demand(.validTo, row, &found)
    case .refused, .returned: demand(.reasonCode, row, &found)
    case .cancelled, nil: break
    }
  }

  /// A replacement is a person of its own: everything is there that a pilgrim list must have.
  private func checkAmendment(_ row: Row, _ found: inout RecordFindings) {
    let reason = row.code(.reason, as: AmendmentReason.self)
    if reason == .death || reason == .illness { demand(.evidenceNo, row, &found) }
    switch row.code(.action, as: Amendment.self) {
    case .replace:
      demand(.newSenderRef, row, &found)
      for field in Self.wholePerson { demand(field, row, &found) }
    case .movePackage: demand(.packageCode, row, &found)
    case .moveGroup: demand(.groupNo, row, &found)
    case .correct, .cancel, nil: break
    }
  }

  private static let wholePerson: [FieldName] = Kind.plg.table.fields.filter {
    $0.presence == .mandatory && $0.name != .surnameLat && $0.name != .senderRef
  }.map(\.name)

  private func checkStaff(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.parameters.nameArRequired { demand(.nameAr, row, &found) }
    if row.isPresent(.mrz1) { demand(.mrz2, row, &found) }
  }

  private func checkArrivalPlan(_ row: Row, _ found: inout RecordFindings) {
    if row.code(.mode, as: PortMode.self) == .air {
      demand(.carrier, row, &found)
      demand(.flightNo, row, &found)
    }
    if !row.isPresent(.senderRef) { demand(.groupNo, row, &found) }
  }

  private func checkArrival(_ row: Row, _ found: inout RecordFindings) {
    if row.code(.entryPort, as: EntryPort.self)?.mode == .air { demand(.flightNo, row, &found) }
  }

  private func checkPilgrim(
    _ row: Row, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    if context.parameters.nameArRequired { demand(.nameAr, row, &found) }
    if row.isPresent(.mrz1) { demand(.mrz2, row, &found) }
    if row.isPresent(.mahramRef) { demand(.mahramRelation, row, &found) }
  }

  /// A person is named by token or by passport; a city tells where, a port by which way out.
  private func checkDeparture(_ row: Row, _ found: inout RecordFindings) {
    if row.isPresent(.passportNo) {
      demand(.passportIssuer, row, &found)
    } else {
      demand(.personToken, row, &found)
    }
    switch row.code(.cause, as: DepartureCause.self) {
    case .departed: demand(.exitPort, row, &found)
    case .deceased, .hospital, .transferred, .overstay: demand(.city, row, &found)
    case nil: break
    }
  }
}
