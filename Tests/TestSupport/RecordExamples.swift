package import Vocabulary

/// One complete good record of each kind, all of the same small season: the office IDN-HAO and
/// its agency IDN-AGY-0001, the provider HSG-0001 with its licence in Makkah, six contracts, the
/// package P1 and a pilgrim on it.
///
/// A PLG record has no machine-readable lines, so that a test may change a field without
/// contradicting them: `exampleMachineReadableLines` fit it.
package func validExample(of kind: Kind) -> [FieldName: String] {
  switch kind {
  case .ssn: parameterExample
  case .pty: partyExample
  case .qta: quotaExample
  case .lic: licenceExample
  case .ctb: contractExample.merging([.counterpartyId: "HSG-0001"]) { $1 }
  case .ctp: contractExample.merging([.counterpartyId: "IDN-HAO"]) { $1 }
  case .pkg: packageExample
  case .plg: pilgrimExample
  case .amd: amendmentExample
  case .hlc: certificateExample
  case .vis: visaResultExample
  case .arp: arrivalPlanExample
  case .ara: arrivalExample
  case .stf: staffExample
  case .hal: stayExample
  case .bus: coachExample
  case .dep: departureExample
  case .umr: umrahStayExample
  case .rdy: visitExample
  }
}

/// The machine-readable lines of the pilgrim of `validExample(of: .plg)`, check digits right.
package let exampleMachineReadableLines: [FieldName: String] = [
  .mrz1: "P<IDNSANTOSO<<AHMAD<BUDI<<<<<<<<<<<<<<<<<<<<",
  .mrz2: "A1234567<6IDN7003158M3001019<<<<<<<<<<<<<<04",
]

private let parameterExample: [FieldName: String] = [
  .parameter: "min_age", .country: "IDN", .value: "15", .effectiveAt: "2025-12-01T00:00:00+03:00",
]

private let partyExample: [FieldName: String] = [
  .partyId: "IDN-HAO", .type: "HAO", .nameAr: "مكتب شؤون حجاج إندونيسيا",
  .nameEn: "Indonesian Hajj Affairs Office", .country: "IDN", .language: "id", .format: "csv",
  .validFrom: "2025-07-01", .validTo: "2026-07-15", .status: "ACTIVE",
]

private let quotaExample: [FieldName: String] = [
  .entryNo: "Q-IDN-1", .entryType: "GRANT", .country: "IDN", .segment: "OFFICIAL",
  .quantity: "203320", .agreementNo: "1447/IDN", .agreementDate: "2025-11-10",
  .effectiveAt: "2025-12-01T09:00:00+03:00", .portSplit: "JED:50;MED:50",
]

private let licenceExample: [FieldName: String] = [
  .licenceNo: "MAK-HSG-0001", .activity: "HSG", .city: "MAK", .holderId: "HSG-0001",
  .nameAr: "فندق الصفوة", .nameEn: "Al Safwah Hotel", .districtAr: "العزيزية", .rooms: "200",
  .capacity: "600", .validFrom: "2025-09-01", .validTo: "2026-12-31", .status: "VALID",
]

private let contractExample: [FieldName: String] = [
  .contractNo: "C-HSG-MAK", .contractType: "HSG", .city: "MAK", .licenceNo: "MAK-HSG-0001",
  .buildingName: "فندق الصفوة", .dateFrom: "2026-05-10", .dateTo: "2026-05-24",
  .capacity: "500", .amount: "750000.00", .currency: "SAR",
  .signedAt: "2026-01-04T10:15:00+03:00", .status: "SIGNED",
]

private let packageExample: [FieldName: String] = [
  .packageCode: "P1", .nameAr: "الحزمة الأولى", .segment: "OFFICIAL", .capacity: "500",
  .contracts: "C-HSG-MAK;C-HSG-MED;C-TRN;C-CAT;C-TWF;C-ADL",
  .itinerary:
    "MAK:2026-05-10:2026-05-24;MSH:2026-05-24:2026-05-30;MED:2026-05-30:2026-06-07",
  .routeType: "MAK_FIRST",
]

private let pilgrimExample: [FieldName: String] = [
  .senderRef: "A-1", .packageCode: "P1", .groupNo: "G-01", .groupRole: "MEMBER",
  .passportNo: "A1234567", .passportIssuer: "IDN", .passportIssueDate: "2020-01-02",
  .passportExpiry: "2030-01-01", .surnameLat: "SANTOSO", .givenLat: "AHMAD BUDI",
  .nameAr: "أحمد بودي سانتوسو", .nationality: "IDN", .birthDate: "1970-03-15",
  .birthPlace: "JAKARTA", .sex: "M", .maritalStatus: "MARRIED", .familyNo: "F-01",
  .acwyDate: "2026-02-01", .acwyType: "CONJ", .phone: "+62 21 555 0101",
  .email: "ahmad@example.org", .photoRef: "A-1.jpg",
]
