import Manifests
import Rules
import TestSupport
import Vocabulary

/// The season of `validExample(of:)`: an office and its agency, one provider of each sort.
enum SmallSeason {
  static let receivedAt = Instant(rfc3339: "2026-01-04T10:15:00+03:00")!
  static let indonesia = CountryCode("IDN")!
  static let office = Party(
    id: PartyID("IDN-HAO"), type: .office, nameAr: "مكتب", nameEn: "Office", country: indonesia)
  static let agency = Party(
    id: PartyID("IDN-AGY-0001"), type: .agency, nameAr: "وكالة", nameEn: "Agency",
    country: indonesia, parent: office.id)
  static let ministry = Party(
    id: .ministry, type: .ministry, nameAr: "الوزارة", nameEn: "Ministry")
  static let branch = Party(
    id: PartyID("MOH-MAK"), type: .branch, nameAr: "فرع", nameEn: "Branch", city: .makkah)
  static let house = Party(
    id: PartyID("HSG-0001"), type: .housing, nameAr: "فندق", nameEn: "Hotel", city: .makkah)
  static let kitchen = Party(
    id: PartyID("CAT-0001"), type: .catering, nameAr: "مطبخ", nameEn: "Kitchen")
  static let establishment = Party(
    id: PartyID("TWF-SEA"), type: .tawafa, nameAr: "مؤسسة", nameEn: "South East Asia",
    countries: [indonesia])

  static let foreignAffairs = Party(
    id: PartyID("MOFA"), type: .foreignAffairs, nameAr: "الخارجية", nameEn: "Foreign Affairs")
  static let unitedAgents = Party(
    id: PartyID("UAO"), type: .unitedAgents, nameAr: "الوكلاء", nameEn: "United Agents")
  static let syndicate = Party(
    id: PartyID("GCS"), type: .carsSyndicate, nameAr: "النقابة", nameEn: "Cars Syndicate")
  static let umrahSystem = Party(
    id: PartyID("UMR"), type: .umrahSystem, nameAr: "العمرة", nameEn: "Umrah System")

  static let parties = PartyBook([
    office, agency, ministry, branch, house, kitchen, establishment, foreignAffairs, unitedAgents,
    syndicate, umrahSystem,
  ])

  static func sender(of kind: Kind) -> Party {
    switch kind {
    case .ssn, .pty, .qta, .lic: ministry
    case .ctp: house
    case .ctb, .pkg, .plg, .amd, .hlc, .arp, .stf: office
    case .vis: foreignAffairs
    case .ara: unitedAgents
    case .bus: syndicate
    case .hal, .dep: establishment
    case .umr: umrahSystem
    case .rdy: branch
    }
  }

  /// Pilgrims need no certificate here unless a test says so: else each would be held at first.
  static func context(
    _ kind: Kind, sender: Party? = nil, syntax: FileFormat = .csv,
    parameters: SeasonParameters = SeasonParameters(), needsCertificate: Bool = false,
    vaccines: VaccineDemands? = nil
  ) -> RuleContext {
    var parameters = parameters
    if kind == .plg { parameters.hlcRequired = needsCertificate }
    return RuleContext(
      season: Season(year: 1447)!, kind: kind, syntax: syntax,
      sender: sender ?? self.sender(of: kind), receivedAt: receivedAt, parameters: parameters,
      severities: Rulebook.severities(overridden: parameters.severities), vaccines: vaccines)
  }

  /// A registration that was accepted before.
  static func known(isCertified: Bool = false) -> KnownPerson {
    KnownPerson(
      id: 1, owner: office.id, state: .accepted, holds: [], packageID: 1, lastPosting: 3,
      lastRow: 2, digest: Digest128(), lockedDigest: Digest128(), passportKey: 0,
      birthDate: day("1970-03-15"), nameKey: 0, isCertified: isCertified)
  }

  static let licence = Licence(
    number: "MAK-HSG-0001", activity: .housing, city: .makkah, holder: house.id, nameAr: "فندق",
    capacity: 600, validFrom: day("2025-09-01"), validTo: day("2026-12-31"))

  static let package = KnownPackage(
    id: 1, owner: office.id, code: "P1", segment: .official, capacity: 500, contracts: [],
    itinerary: [], isConfirmed: true, tawafa: establishment.id)

  static func contract(
    _ number: String, _ type: ContractType, _ city: City, _ from: String, _ to: String,
    isOpen: Bool = true
  ) -> KnownContract {
    let terms = ContractTerms(
      contractNo: number, counterparty: house.id, type: type, city: city, dateFrom: day(from),
      dateTo: day(to), capacity: 500, signedAt: receivedAt, status: .signed)
    return KnownContract(
      id: 1, number: number, buyer: office.id, provider: house.id,
      match: isOpen ? .matched : .buyerOnly, terms: terms,
      confirmedCapacity: isOpen ? 500 : nil, isOpen: isOpen, bound: 0)
  }

  /// The contracts of the example package, in its order.
  static let contracts: [KnownContract] = [
    contract("C-HSG-MAK", .housing, .makkah, "2026-05-10", "2026-05-24"),
    contract("C-HSG-MED", .housing, .madinah, "2026-05-30", "2026-06-07"),
    contract("C-TRN", .transport, .all, "2026-05-10", "2026-06-07"),
    contract("C-CAT", .catering, .makkah, "2026-05-10", "2026-06-07"),
    contract("C-TWF", .tawafa, .holySites, "2026-05-10", "2026-06-07"),
    contract("C-ADL", .adilla, .madinah, "2026-05-30", "2026-06-07"),
  ]

  /// What the season knows when the example of `kind` comes in for the first time.
  static func standing(_ kind: Kind) -> Standing {
    var standing = Standing(parties: parties, posting: 7)
    switch kind {
    case .ctb, .ctp:
      standing.licence = licence
      standing.declaration = DeclarationStanding(match: .matched)
    case .pkg: standing.contracts = contracts
    case .plg:
      standing.package = package
      standing.person = PersonStanding()
    case .hlc: standing.person = PersonStanding(byReference: known())
    case .qta: standing.quotaEntry = .sound
    default: break
    }
    return standing
  }
}

func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

/// A good record of `kind` with `changes` laid over it; an empty text takes the field away.
func record(
  _ kind: Kind, _ changes: [FieldName: String] = [:], hijri: [FieldName: String] = [:],
  syntax: FileFormat = .csv
) -> Row {
  let fields = validExample(of: kind).merging(changes) { $1 }
  return manifestRow(kind, fields, hijri: hijri, syntax: syntax)
}

/// What the record rules find in a good record with `changes` laid over it.
func findings(
  _ kind: Kind, _ changes: [FieldName: String] = [:], hijri: [FieldName: String] = [:],
  context: RuleContext? = nil, syntax: FileFormat = .csv
) -> [Finding] {
  let context = context ?? SmallSeason.context(kind, syntax: syntax)
  var found = RecordFindings(severities: context.severities)
  let row = record(kind, changes, hijri: hijri, syntax: syntax)
  RecordJudge(context).judge(row, &found)
  return found.list
}

/// What the cross and the ledger rules find, the record being in order by itself.
func crossFindings(
  _ kind: Kind, _ changes: [FieldName: String] = [:], context: RuleContext? = nil,
  _ change: (inout Standing) -> Void = { _ in }
) -> [Finding] {
  let context = context ?? SmallSeason.context(kind)
  var standing = SmallSeason.standing(kind)
  change(&standing)
  var found = RecordFindings(severities: context.severities)
  let judge = CrossJudge(context)
  let row = record(kind, changes)
  judge.judge(row, standing, &found)
  judge.judgeLedger(row, standing, &found)
  return found.list
}

extension [Finding] {
  /// `R113 passport_expiry`, in the order found.
  var told: [String] {
    map { finding in
      let field = finding.field.map { " " + $0.name + (finding.isHijri ? "_hijri" : "") }
      return finding.code.name + (field ?? "")
    }
  }
}
