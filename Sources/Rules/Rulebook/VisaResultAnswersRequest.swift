import Manifests
import Vocabulary

/// X216: a visa result answers a request that was sent for that person, agrees with what was
/// answered before, and an issued visa has a number of its own.
///
/// A result of the same kind may come again with other values while nobody has travelled on it; a
/// visa may be cancelled until then. After a refusal, a return, a withdrawal or a new request
/// nothing else can follow.
struct VisaResultAnswersRequest: CrossRule {
  static let entry = RuleEntry(
    .x216, .error, .cross, appliesTo: "VIS", isDocumented: false,
    en: """
      Visa result for an application never sent, contradicting an earlier result, or ISSUED \
      without a number.
      """,
    ar: "نتيجة تأشيرة لطلب لم يُرسل، أو تناقض نتيجة سابقة، أو حالة «صادرة» بلا رقم.",
    mendEn: """
      Give the request number and the identifier as the list of requests has them, and the visa \
      number beside ISSUED; a result that was wrong is settled with the ministry, not by a second \
      one.
      """,
    mendAr: """
      اكتب رقم الطلب والمعرّف كما وردا في قائمة الطلبات، ورقم التأشيرة عند الإصدار؛ أما النتيجة \
      الخاطئة فتُعالج مع الوزارة لا بإرسال نتيجة ثانية.
      """,
    reasonEn: """
      A place in the quota and a pilgrim's journey hang on each result; one that nobody asked for \
      would move a stranger.
      """,
    reasonAr: "مقعد الحاج وسفره معلقان بكل نتيجة، والنتيجة التي لم تُطلب تمس شخصًا لا شأن له بها.",
    example: .fields(.vis, kept: [.visaNo: "6012345678"], broken: [.visaNo: ""]))

  func check(
    _ row: Row, _ standing: Standing, _ context: RuleContext, _ found: inout RecordFindings
  ) {
    guard let status = row.code(.status, as: VisaStatus.self) else { return }
    if status == .issued, !row.isPresent(.visaNo) {
      found.add(.x216, .visaNo, detail: .text("absent_number"))
    }
    // Where one of the two names was not read well, R102 has spoken.
    guard let visa = standing.visa, row[.requestNo].state == .valid else { return }
    guard let request = visa.request else {
      return found.add(.x216, .requestNo, detail: .text("never_sent"))
    }
    if row[.requestId].state == .valid, !visa.namesItsPerson {
      return found.add(.x216, .requestId, detail: .text("another_person"))
    }
    if visa.isUnchanged { return }
    if let ended = request.ended {
      found.add(.x216, .requestNo, detail: .text(ended))
    } else if !request.mayBecome(status) {
      let known = request.answered?.rawValue ?? request.state.name
      found.add(.x216, .status, detail: .text("answered=" + known))
    } else if visa.isNumberTaken {
      found.add(.x216, .visaNo, detail: .text("visa_taken"))
    }
  }
}
