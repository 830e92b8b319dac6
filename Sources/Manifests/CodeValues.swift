package import Vocabulary

extension FieldType {
  /// The codes that a field of this type may hold in `kind`, in the order of their numbers; empty
  /// where there is no closed list. For lists: the codes that their items begin with.
  package func codes(in kind: Kind) -> [String] {
    switch self {
    case .flag: ["Y", "N"]
    case .code(.city):
      // Everywhere is a place for contracts alone.
      kind == .ctb || kind == .ctp ? Self.raw(City.self) : Self.raw(City.self).dropLast()
    case .code(let list): list.codes
    case .list(.country): CodeList.country.codes
    case .list(.kind): Self.raw(Kind.self)
    case .list(.assistance): Self.raw(Assistance.self)
    case .list(.leg): Self.raw(City.self).dropLast()
    case .list(.portShare): Self.raw(EntryPort.self)
    default: []
    }
  }

  fileprivate static func raw<Code: RawRepresentable & CaseIterable>(_: Code.Type) -> [String]
  where Code.RawValue == String {
    Code.allCases.map(\.rawValue)
  }
}

extension CodeList {
  fileprivate var codes: [String] {
    switch self {
    case .parameter, .party: []
    case .country: CountryCode.all.map(\.description)
    case .currency: Currencies.all
    case .partyType: FieldType.raw(PartyType.self)
    case .city: FieldType.raw(City.self)
    case .language: FieldType.raw(Language.self)
    case .format: FieldType.raw(FileFormat.self)
    case .partyStatus: FieldType.raw(PartyStatus.self)
    case .quotaEntry: FieldType.raw(QuotaEntryType.self)
    case .segment: FieldType.raw(Segment.self)
    case .activity: FieldType.raw(Activity.self)
    case .licenceStatus: FieldType.raw(LicenceStatus.self)
    case .contractType: FieldType.raw(ContractType.self)
    case .contractStatus: FieldType.raw(ContractStatus.self)
    case .routeType: FieldType.raw(RouteType.self)
    case .groupRole: FieldType.raw(GroupRole.self)
    case .sex: FieldType.raw(Sex.self)
    case .marital: FieldType.raw(MaritalStatus.self)
    case .relation: FieldType.raw(MahramRelation.self)
    case .vaccine: FieldType.raw(MeningococcalVaccine.self)
    case .amendment: FieldType.raw(Amendment.self)
    case .reason: FieldType.raw(AmendmentReason.self)
    case .fitness: FieldType.raw(Fitness.self)
    case .visaStatus: FieldType.raw(VisaStatus.self)
    case .visaReason: FieldType.raw(VisaReason.self)
    case .mode: FieldType.raw(PortMode.self)
    case .port: FieldType.raw(EntryPort.self)
    case .staffRole: FieldType.raw(StaffRole.self)
    case .stay: FieldType.raw(StayMovement.self)
    case .departure: FieldType.raw(DepartureCause.self)
    case .readiness: FieldType.raw(ReadinessItem.self)
    }
  }
}
