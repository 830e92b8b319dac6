import Vocabulary

/// Mission staff (STF): one row is one member.
enum StaffManifest {
  static let table = FieldTable(
    kind: .stf,
    fields: [
      Field(.senderRef, "مرجع الجهة", .reference(40), .mandatory),
      Field(.staffRole, "الصفة", .code(.staffRole), .mandatory, "ADMIN, MEDICAL, MEDIA, GUIDE"),
    ] + PilgrimManifest.ofStaff)
}
