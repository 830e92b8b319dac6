import Vocabulary

/// Verdicts and outcomes in sentences.
enum VerdictWords {
  static let oursToMend = BilingualText(
    ar: "تعذّر على البرنامج إتمام معالجة هذا الملف، والخلل لدينا ونحن من يصلحه. لا يلزمكم أي إجراء.",
    en:
      "The program could not finish this file. The fault is ours to mend; nothing is asked of you.")

  /// One word for the badge.
  static func word(_ verdict: Verdict) -> BilingualText {
    switch verdict {
    case .accepted: BilingualText(ar: "مقبول", en: "Accepted")
    case .partial: BilingualText(ar: "مقبول جزئيًا", en: "Partly accepted")
    case .rejected: BilingualText(ar: "مرفوض", en: "Refused")
    case .duplicate: BilingualText(ar: "مكرر", en: "Duplicate")
    case .quarantined: BilingualText(ar: "معزول", en: "Quarantined")
    }
  }

  /// The verdict in one sentence, with its numbers.
  static func sentence(_ result: SubmissionResult) -> BilingualText {
    let counts = result.counts
    switch result.verdict {
    case _ where result.isOursToMend: return oursToMend
    case .accepted: return accepted(counts)
    case .partial:
      return BilingualText(
        ar: "قُيّد جزء من الملف: رُفض \(records(counts.rejected).ar) من أصل "
          + "\(records(counts.records).ar)، وقُيّد الباقي.",
        en: "Part of the file was booked: \(records(counts.rejected).en) of "
          + "\(Wording.grouped(counts.records)) refused, the others booked.")
    case .rejected:
      return BilingualText(
        ar: "رُفض الملف كاملًا ولم يُقيَّد منه شيء.",
        en: "The whole file was refused; nothing of it was booked.")
    case .duplicate:
      return BilingualText(
        ar: "سبقت معالجة المحتوى نفسه؛ لم يُقيَّد شيء مرتين والنتيجة السابقة قائمة.",
        en: "The same content was processed before; nothing was booked twice and the earlier "
          + "result stands.")
    case .quarantined:
      return BilingualText(
        ar: "عُزل الملف كاملًا لكثرة السجلات المرفوضة، ولم يُقيَّد منه شيء.",
        en: "The file was set aside whole because too many records were refused; nothing of it "
          + "was booked.")
    }
  }

  static func records(_ count: Int) -> BilingualText {
    BilingualText(
      ar: Wording.ar(count, .record), en: Wording.en(count, "record", "records"))
  }

  static func severity(_ severity: Severity) -> BilingualText {
    switch severity {
    case .fatal: BilingualText(ar: "يرفض الملف", en: "Refuses the file")
    case .error: BilingualText(ar: "يرفض السجل", en: "Refuses the record")
    case .hold: BilingualText(ar: "يعلّق السجل", en: "Holds the record")
    case .warn: BilingualText(ar: "تنبيه", en: "Warning")
    case .info: BilingualText(ar: "للعلم", en: "For information")
    }
  }

  private static func accepted(_ counts: RecordCounts) -> BilingualText {
    let held = records(counts.held)
    let ar = "قُبل الملف كاملًا: \(records(counts.records).ar)."
    let en = "The whole file was accepted: \(records(counts.records).en)."
    guard counts.held > 0 else { return BilingualText(ar: ar, en: en) }
    return BilingualText(
      ar: ar + " منها \(held.ar) قيد التعليق إلى أن يزول السبب.",
      en: en + " Of these, \(held.en) wait until the cause is gone.")
  }
}
