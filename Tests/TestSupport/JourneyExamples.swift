internal import Vocabulary

/// Of the same small season as `validExample(of:)`: what becomes of its pilgrim after the
/// registration, one record a kind.
let amendmentExample: [FieldName: String] = [
  .action: "CORRECT", .senderRef: "A-0001", .reason: "DATA_ERROR",
  .effectiveAt: "2026-01-10T09:00:00+03:00", .birthPlace: "Bandung",
]

let certificateExample: [FieldName: String] = [
  .senderRef: "A-0001", .certificateNo: "HC-1447-0001", .issuedOn: "2026-01-05",
  .headSignatory: "Budi Rahman", .medicalSignatory: "Siti Aminah", .outcome: "FIT",
]

let visaResultExample: [FieldName: String] = [
  .requestNo: "R144700000001", .requestId: "ABCDEFGHIJKLMNOPQRST", .status: "ISSUED",
  .visaNo: "6012345678", .issuedOn: "2026-02-10", .validTo: "2026-07-05",
]

let arrivalPlanExample: [FieldName: String] = [
  .movementNo: "GA-980-0510", .mode: "AIR", .carrier: "GA", .flightNo: "GA980", .fromPort: "CGK",
  .entryPort: "JED", .eta: "2026-05-10T14:30:00+03:00", .groupNo: "G-01", .pax: "1",
  .firstCity: "MAK", .firstLicenceNo: "MAK-HSG-0001", .wheelchairs: "0",
]

let arrivalExample: [FieldName: String] = [
  .movementNo: "GA-980-0510", .flightNo: "GA980", .entryPort: "JED",
  .enteredAt: "2026-05-10T15:05:00+03:00", .passportNo: "A1234567", .passportIssuer: "IDN",
  .visaNo: "6012345678", .passportHeldBy: "UAO", .busTripNo: "T-0001",
]

let staffExample: [FieldName: String] = [
  .senderRef: "S-0001", .staffRole: "MEDICAL", .passportNo: "B7654321", .passportIssuer: "IDN",
  .passportIssueDate: "2022-02-01", .passportExpiry: "2032-02-01", .surnameLat: "RAHMAN",
  .givenLat: "SITI", .nationality: "IDN", .birthDate: "1985-06-01", .birthPlace: "Jakarta",
  .sex: "F", .acwyDate: "2025-12-01", .acwyType: "CONJ", .polioDate: "2025-12-01",
  .yfDate: "2025-12-01",
]

let stayExample: [FieldName: String] = [
  .licenceNo: "MAK-HSG-0001", .personToken: "ABCDEFGHIJKLMNOPQRST", .movement: "IN",
  .at: "2026-05-10T20:00:00+03:00", .room: "412",
]

let coachExample: [FieldName: String] = [
  .tripNo: "T-0001", .plate: "أ ب ج 1234", .seats: "49", .fromCity: "JED", .toCity: "MAK",
  .departsAt: "2026-05-10T17:00:00+03:00", .arrivesAt: "2026-05-10T19:00:00+03:00",
  .guide: "أحمد", .groupNo: "G-01", .officeId: "IDN-HAO", .passengers: "1",
]

let departureExample: [FieldName: String] = [
  .passportNo: "A1234567", .passportIssuer: "IDN", .exitPort: "JED", .flightNo: "GA981",
  .at: "2026-06-08T10:00:00+03:00", .cause: "DEPARTED",
]

let umrahStayExample: [FieldName: String] = [
  .passportKey: String(repeating: "ab", count: 32), .enteredOn: "2026-03-01",
  .leftOn: "2026-03-20",
]

let visitExample: [FieldName: String] = [
  .partyId: "TWF-SEA", .visitedOn: "2026-04-01", .itemCode: "CAMP", .score: "90",
  .noteAr: "المخيم جاهز",
]
