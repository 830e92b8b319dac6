import Manifests
import Vocabulary

/// R120: a contract is for at least one pilgrim and for no more than its licence allows.
struct CapacityIsLicensed: CrossRule {
  static let entry = RuleEntry(
    .r120, .error, .record, appliesTo: "CTB CTP", isDocumented: true,
    en: "Contracted capacity is not positive or exceeds the licensed capacity.",
    ar: "السعة المتعاقد عليها غير موجبة أو تتجاوز الطاقة المصرّح بها.",
    mendEn: "Correct the number of pilgrims, or spread them over more than one licensed provider.",
    mendAr: "صحّح عدد الحجاج، أو وزّعهم على أكثر من جهة مرخصة.",
    reasonEn: "A house that is licensed for 600 shelters 600, whatever two parties agree.",
    reasonAr: "المبنى المرخص لستمائة لا يؤوي أكثر من ستمائة مهما اتفق الطرفان.",
    example: .words(
      kept: "600 pilgrims on a licence for 600",
      broken: "601 pilgrims on a licence for 600"))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let capacity = row.number(.capacity),
      row.code(.status, as: ContractStatus.self) != .cancelled
    else { return }
    if capacity <= 0 {
      found.add(.r120, .capacity, detail: .text(">=1"))
    } else if row[.licenceNo].state == .valid, let licence = standing.licence,
      capacity > licence.capacity
    {
      found.add(.r120, .capacity, detail: .number(licence.capacity))
    }
  }
}
