import Vocabulary

/// Amendments (AMD): what becomes of one registered person.
enum AmendmentManifest {
  static let table = FieldTable(
    kind: .amd,
    fields: [
      Field(
        .action, "الإجراء", .code(.amendment), .mandatory,
        "CORRECT, REPLACE, CANCEL, MOVE_PACKAGE, MOVE_GROUP"),
      Field(.senderRef, "مرجع الجهة", .reference(40), .mandatory, "the person amended"),
      Field(
        .reason, "السبب", .code(.reason), .mandatory,
        "DEATH, ILLNESS, VISA_REFUSED, WITHDRAWAL, DATA_ERROR"),
      Field(.effectiveAt, "يسري من", .instant, .mandatory),
      Field(.evidenceNo, "رقم المستند", .latin(1...40), .conditional, "DEATH, ILLNESS"),
      Field(.newSenderRef, "المرجع الجديد", .reference(40), .conditional, "REPLACE"),
    ] + PilgrimManifest.amendable)
}
