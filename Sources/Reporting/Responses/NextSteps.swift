import Vocabulary

/// What a sender does with a result, and what happens by itself.
enum NextSteps {
  static func list(_ result: SubmissionResult, fixFile: String?) -> [BilingualText] {
    if result.isOursToMend { return [ours] }
    switch result.verdict {
    case .accepted: return result.counts.held > 0 ? [held, nothing] : [nothing]
    case .partial: return partial(result, fixFile)
    case .rejected, .quarantined: return refused(fixFile)
    case .duplicate: return [duplicate]
    }
  }

  private static func partial(_ result: SubmissionResult, _ fixFile: String?) -> [BilingualText] {
    var steps = [booked]
    if let fixFile { steps.append(mend(fixFile, holdsAll: false)) }
    if result.counts.held > 0 { steps.append(held) }
    return steps
  }

  private static func refused(_ fixFile: String?) -> [BilingualText] {
    guard let fixFile else { return [resend] }
    return [mend(fixFile, holdsAll: true)]
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

  private static func mend(_ fixFile: String, holdsAll: Bool) -> BilingualText {
    BilingualText(
      ar: (holdsAll
        ? "جميع السجلات في الملف \u{2066}\(fixFile)\u{2069} وبجانب كل سجل سببه إن وُجد. "
        : "السجلات التي تحتاج إلى تصحيح في الملف \u{2066}\(fixFile)\u{2069} وبجانب كل سجل سببه. ")
        + "صححوها فيه، وسمّوه بالرقم التسلسلي التالي، ثم ضعوه في مجلدكم. "
        + "وإن حذفتم سجلًا فعدّلوا العدد المصرّح به في الملف.",
      en: (holdsAll
        ? "All records are in \(fixFile), each with its reason where there is one. "
        : "The records to mend are in \(fixFile), each with its reason. ")
        + "Correct them there, give the file the next sequence number and drop it in your folder. "
        + "Where you take a record out, correct the declared count too.")
  }
}
