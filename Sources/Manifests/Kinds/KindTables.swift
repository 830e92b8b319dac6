package import Vocabulary

extension Kind {
  /// The fields of the kind, in the order of the exchange contract; built once.
  package var table: FieldTable {
    switch self {
    case .ssn: ParameterManifest.table
    case .pty: PartyManifest.table
    case .qta: QuotaManifest.table
    case .lic: LicenceManifest.table
    case .ctb: BuyerContractManifest.table
    case .ctp: ProviderContractManifest.table
    case .pkg: PackageManifest.table
    case .plg: PilgrimManifest.table
    case .amd: AmendmentManifest.table
    case .hlc: CertificateManifest.table
    case .vis: VisaResultManifest.table
    case .arp: ArrivalPlanManifest.table
    case .ara: ArrivalManifest.table
    case .stf: StaffManifest.table
    case .hal: StayManifest.table
    case .bus: CoachManifest.table
    case .dep: DepartureManifest.table
    case .umr: UmrahStayManifest.table
    case .rdy: VisitManifest.table
    }
  }
}
