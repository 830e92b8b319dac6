import Vocabulary

/// What a sender does with a result, and what happens by itself.
enum NextSteps {
  static func list(_ result: SubmissionResult, fixFile: String?) -> [BilingualText] {
    if result.isOursToMend { return [ours] }
    switch result.verdict {
    case .accepted: return accepted(result, fixFile)
    case .partial: return partial(result, fixFile)
    case .rejected, .quarantined: return refused(result, fixFile)
    case .duplicate: return [duplicate]
    }
  }

  private static func accepted(_ result: SubmissionResult, _ fixFile: String?) -> [BilingualText] {
    let own = (fixFile.map { [mend($0, result, holdsAll: false)] } ?? []) + certificates(result)
    return own + (result.counts.held > 0 ? [held] : []) + (own.isEmpty ? [nothing] : [])
  }

  /// What lifts R116: no corrected list does.
  private static func certificates(_ result: SubmissionResult) -> [BilingualText] {
    let isHeld = result.findings.found.contains { $0.code == .r116 && $0.severity == .hold }
    guard isHeld else { return [] }
    return [result.kind == .hlc ? signatures : certificate]
  }

  private static let certificate = BilingualText(
    ar:
      "من عُلّق لعدم وجود شهادة الاستطاعة الصحية فأرسلوا شهادته موقّعة من رئيس المكتب ومسؤول "
      + "البعثة الطبية (HLC)، ولا يلزم إرسال الكشف مرة أخرى.",
    en: "For people held for want of a health-capability certificate, send the certificate (HLC), "
      + "signed by the head of the office and the medical mission; the list need not be sent again."
  )

  private static let signatures = BilingualText(
    ar:
      "الشهادة التي ينقصها توقيع محفوظة: أعيدوا إرسالها كاملة بالرقم نفسه. ونتيجة «غير مستطيع» لا "
      + "يُرفع بها التعليق.",
    en: "A certificate that lacks a signature is kept: send it again, complete, under the same "
      + "number. The outcome UNFIT lifts no hold.")

  private static func partial(_ result: SubmissionResult, _ fixFile: String?) -> [BilingualText] {
    var steps = [booked]
    if let fixFile { steps.append(mend(fixFile, result, holdsAll: false)) }
    steps += certificates(result)
    if result.counts.held > 0 { steps.append(held) }
    return steps
  }

  private static func refused(_ result: SubmissionResult, _ fixFile: String?) -> [BilingualText] {
    guard let fixFile else { return [resend] }
    return [mend(fixFile, result, holdsAll: true)]
  }

  private static let ours = BilingualText(
    ar: "أُبلغ المشغلون، وسيُعاد النظر في الملف وتصلكم نتيجته.",
    en: "The operators were told; the file will be looked at and its result will reach you.")

  private static let nothing = BilingualText(
    ar: "لا يلزمكم أي إجراء.", en: "Nothing is asked of you.")

  private static let booked = BilingualText(
    ar: "ما قُبل من السجلات قُيّد ولا يلزم إرساله مرة أخرى.",
    en: "The accepted records are booked; they need not be sent again.")

  private static let held = BilingualText(
    ar:
      "السجلات المعلّقة محفوظة ومحسوبة ضمن حصتكم، وتُستكمل تلقائيًا متى زال السبب، ويصلكم إشعار بذلك.",
    en: "Held records are kept and counted. They go on by themselves once the cause is gone, and "
      + "a notice will tell you.")

  private static let duplicate = BilingualText(
    ar: "إن أردتم تعديل البيانات فأرسلوا ملفًا جديدًا بالرقم التسلسلي التالي.",
    en: "To change something, send a new file with the next sequence number.")

  private static let resend = BilingualText(
    ar: "أصلحوا الملف ثم أعيدوا إرساله كاملًا؛ ويجوز بالاسم نفسه ما لم يكن الخلل في الاسم أو الرقم.",
    en: "Mend the file and send it again whole; the same name will do, unless the name or the "
      + "number is what is wrong.")

  private static func mend(
    _ fixFile: String, _ result: SubmissionResult, holdsAll: Bool
  ) -> BilingualText {
    var text = BilingualText(
      ar: holdsAll
        ? "جميع السجلات في الملف \(fixFile) وبجانب كل سجل سببه إن وُجد. "
        : "السجلات التي تحتاج إلى تصحيح في الملف \(fixFile) وبجانب كل سجل سببه. ",
      en: holdsAll
        ? "All records are in \(fixFile), each with its reason where there is one. "
        : "The records to mend are in \(fixFile), each with its reason. ")
    let name = nextName(after: result, fixFile)
    text.ar +=
      name.map { "صحّحوها فيه واحفظوه باسم \($0) (أو بأول رقم لم تستخدموه)" } ?? "صحّحوها فيه"
    text.ar += " ثم ضعوه في مجلدكم."
    text.en += "Correct them there, "
    text.en += name.map { "save the file as \($0) (or by the first number not used yet) " } ?? ""
    text.en += "and drop it in your folder."
    guard fixFile.hasSuffix(".csv") else { return text }
    text.ar += " وإن حذفتم صفًا أو أضفتموه فعدّلوا العدد في السطر الأخير (#END)."
    text.en += " Where you take a row out or add one, correct the number in the last row (#END)."
    return text
  }

  /// The name that a fix-file goes by when it comes back; nil where the file's own name said nothing.
  private static func nextName(after result: SubmissionResult, _ fixFile: String) -> String? {
    guard let season = result.season, let kind = result.kind, let sequence = result.sequence,
      sequence < 999_999, let form = fixFile.split(separator: ".").last
    else { return nil }
    let digits = String(sequence + 1)
    let number = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    return "\(season)_\(result.sender)_\(kind.rawValue)_\(number).\(form)"
  }
}
