import Manifests
import Vocabulary

/// R105: the machine-readable lines say what the typed fields say.
///
/// Passport number, nationality, birth date, sex and expiry on the second line, issuer and names
/// on the first. Names are compared by their letters alone, a truncated line by what it has room
/// for.
struct MachineReadableZoneAgrees: RecordRule {
  static let entry = RuleEntry(
    .r105, .error, .record, appliesTo: "PLG STF AMD", isDocumented: true,
    en: "MRZ content disagrees with the typed fields.",
    ar: "محتوى المنطقة المقروءة آليًا يخالف البيانات المدخلة.",
    mendEn: """
      Correct whichever is wrong, the typed field or the copied line; they must be of the \
      same passport.
      """,
    mendAr: """
      صحّح الخطأ أينما كان، في الحقل المكتوب أو في السطر المنسوخ؛ ويجب أن يكونا من الجواز \
      نفسه.
      """,
    reasonEn: """
      The typed field and the zone were taken from one passport; where they differ, one of \
      them is of another person or mistyped.
      """,
    reasonAr: """
      الحقل المكتوب والسطر المقروء مأخوذان من جواز واحد؛ فإذا اختلفا فأحدهما لشخص آخر أو \
      كُتب خطأ.
      """,
    example: .words(
      kept: "passport_no L898902C3, mrz2 L898902C36…",
      broken: "passport_no L898902C8, mrz2 L898902C36…"))

  static var needsWholePerson: Bool { true }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    if let line = SecondMachineReadableLine(row) {
      let differing = line.disagreements(with: row, receivedOn: context.receivedOn)
      if !differing.isEmpty { found.add(.r105, .mrz2, detail: .text(differing.names)) }
    }
    if let line = FirstMachineReadableLine(row) {
      let differing = line.disagreements(with: row)
      if !differing.isEmpty { found.add(.r105, .mrz1, detail: .text(differing.names)) }
    }
  }
}
