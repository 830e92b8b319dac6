package import Vocabulary

/// What an audit found wrong, in sentences: what it is, and what to do about it.
package struct AuditWords: Sendable, Equatable {
  /// What is wrong.
  package let sentence: BilingualText
  /// What to do about it, said to whoever answers for the archive.
  package let mend: BilingualText

  init(ar: String, en: String, mendAr: String, mendEn: String) {
    sentence = BilingualText(ar: ar, en: en)
    mend = BilingualText(ar: mendAr, en: mendEn)
  }

  /// The words of every finding of this kind.
  package init(_ kind: AuditFinding.Kind) { self = Self.words(kind) }

  private static func words(_ kind: AuditFinding.Kind) -> AuditWords {
    switch kind {
    case .headMissing: headMissing
    case .headUnreadable: headUnreadable
    case .headNotSigned: headNotSigned
    case .keyUnknown: keyUnknown
    case .rootDiffers: rootDiffers
    case .tileMissing: tileMissing
    case .tileDiffers: tileDiffers
    case .entryUnsigned: entryUnsigned
    case .entryUnreadable: entryUnreadable
    case .indexTwice: indexTwice
    case .indexMissing: indexMissing
    case .timeRunsBack: timeRunsBack
    case .timeInFuture: timeInFuture
    case .receiptTwice: receiptTwice
    case .receiptMissing: receiptMissing
    case .listChanged: listChanged
    case .disclosureMissing: disclosureMissing
    case .fileMissing: fileMissing
    case .fileChanged: fileChanged
    case .fileUnknown: fileUnknown
    case .resultNotSigned: resultNotSigned
    case .resultElsewhere: resultElsewhere
    case .sealBroken: sealBroken
    case .seasonKeyMissing: seasonKeyMissing
    case .seasonPageDiffers: seasonPageDiffers
    case .witnessUnreadable: witnessUnreadable
    case .witnessNotSigned: witnessNotSigned
    case .logIsShorter: logIsShorter
    case .historyRewritten: historyRewritten
    case .witnessNotLogged: witnessNotLogged
    case .ledgerDiffers: ledgerDiffers
    case .outboxDiffers: outboxDiffers
    case .outboxUnknown: outboxUnknown
    }
  }
}

// The head, and the tree below it.
extension AuditWords {
  fileprivate static let headMissing = AuditWords(
    ar: "ليس لسجل التدقيق رأس موقَّع، فلا توقيع يشهد على ما فيه.",
    en: "The audit log has no signed head, so no signature vouches for what is in it.",
    mendAr: "استعيدوا الملف checkpoint من أحدث نسخة احتياطية، وقارنوا الجذر الذي فيه بالجذور التي "
      + "تذكرها النتائج (RES) المحفوظة لدى الجهات.",
    mendEn: "Restore the file checkpoint from the latest backup, and compare its root with those "
      + "that the results (RES) kept by partners name.")

  fileprivate static let headUnreadable = AuditWords(
    ar: "لا يمكن قراءة رأس سجل التدقيق: ليس على الصيغة المقررة.",
    en: "The head of the audit log cannot be read: it does not have the form of one.",
    mendAr: "استعيدوا الملف checkpoint من أحدث نسخة احتياطية، واحفظوا الملف الحالي، وابحثوا عمّن "
      + "كتبه.",
    mendEn: "Restore the file checkpoint from the latest backup, keep the present one, and find "
      + "out who wrote it.")

  fileprivate static let headNotSigned = AuditWords(
    ar: "رأس السجل غير موقَّع بالمفتاح المعتمد، أو هو باسم سجل آخر؛ وربما أعاد توقيعَ ما مضى "
      + "غيرُ صاحبه.",
    en: "The head is not signed by the trusted key, or it bears another log's name: the history "
      + "may have been signed anew by somebody else.",
    mendAr: "قارنوا المفتاح بما أُبلغت به الجهات. فإن كان المفتاح الذي أعطيتموه صحيحًا فأوقفوا "
      + "التبادل، واحفظوا الأرشيف كما هو، وابحثوا عمّن استطاع الكتابة فيه.",
    mendEn: "Compare the key with the one that partners were told. If the one you gave is right, "
      + "stop the exchange, keep the archive as it is, and find out who could write to it.")

  fileprivate static let keyUnknown = AuditWords(
    ar: "يذكر السجل تغيير مفتاح التوقيع إلى مفتاح ليس من المفاتيح التي أعطيتموها.",
    en: "The log says that the signing key was changed to one that is not among those you gave.",
    mendAr:
      "اسألوا الجهات: هل أُبلغت بهذا المفتاح؟ فإن كان كذلك فأعيدوا التحقق ومعه المفتاحان، وإلا "
      + "فقد كُتب ما بعد هذا القيد بيد غير صاحبه.",
    mendEn:
      "Ask partners whether they were told this key. If they were, verify again with both keys; "
      + "else what follows this entry was written by somebody else.")

  fileprivate static let rootDiffers = AuditWords(
    ar: "الجذر المحسوب من قيود السجل ليس الجذر الذي وُقّع: غُيّر قيد بعد التوقيع أو بُدّل أو "
      + "نُقل من موضعه.",
    en: "The entries do not make the root that was signed: one was changed, replaced or moved "
      + "afterwards.",
    mendAr: "لا تغيّروا في الأرشيف شيئًا. قارنوا السجل قيدًا قيدًا بنسخة احتياطية أقدم، واطلبوا من "
      + "الجهات نتائجها (RES): جذورها تدل على أول قيد تغيّر.",
    mendEn: "Change nothing in the archive. Compare the log entry by entry with an earlier backup, "
      + "and ask partners for their results (RES): their roots tell which entry was the first to "
      + "change.")

  fileprivate static let tileMissing = AuditWords(
    ar: "جزء من السجل غير موجود. وإن كانت فيه قيود فلم تُفحص، ولم يُفحص ما بعدها.",
    en: "A tile of the log is missing. If it held entries, neither they nor those behind them were "
      + "verified.",
    mendAr: "استعيدوا هذا الجزء من نسخة احتياطية، ثم أعيدوا التدقيق.",
    mendEn: "Restore the tile from a backup, then verify again.")

  fileprivate static let tileDiffers = AuditWords(
    ar: "جزء من السجل لا يوافق القيود: تختلف بصماته أو يختلف عدد ما فيه.",
    en: "A tile of the log does not agree with the entries: its hashes differ, or how many it "
      + "holds.",
    mendAr: "قارنوه بنسخة احتياطية واستعيدوه منها. وما دام الجذر الموقَّع موافقًا للقيود فالضرر "
      + "في هذا الجزء وحده.",
    mendEn: "Compare it with a backup and restore it from there. As long as the entries make the "
      + "root that was signed, the harm is in this tile alone.")

  fileprivate static let entryUnsigned = AuditWords(
    ar: "قيود بعد رأس السجل الموقَّع لا يشهد لها أحد، وليس معها دفتر تُقارن به.",
    en:
      "Entries behind the signed head are vouched for by nobody, and there is no ledger to compare "
      + "them with.",
    mendAr: "خذوا نسخة بالأمر masar audit export، أو بعد أن يفرغ البرنامج مما بين يديه.",
    mendEn: "Take a copy by masar audit export, or after the program has come to rest.")

  fileprivate static let entryUnreadable = AuditWords(
    ar: "قيد في السجل لا يمكن قراءته، فلم تُفحص الملفات التي يذكرها.",
    en: "An entry of the log cannot be read, so the files that it names were not verified.",
    mendAr: "إن كان الجذر الموقَّع موافقًا للقيود فالقيد كُتب هكذا: دقّقوا بإصدار البرنامج الذي "
      + "كتبه. وإلا فاستعيدوه من نسخة احتياطية. وقد تظهر ملفاته هنا وكأن أحدًا لم يذكرها.",
    mendEn: "If the entries make the root that was signed, it was written like this: verify with "
      + "the version of the program that wrote it. Otherwise restore it from a backup. Its files "
      + "may appear here as if nobody had named them.")

  fileprivate static let indexTwice = AuditWords(
    ar: "قيد يحمل رقمًا سبق في السجل: كُرّر قيد أو أُقحم.",
    en: "An entry bears a number that came before: one was repeated or slipped in.",
    mendAr: "قارنوا القيدين بنسخة احتياطية وبالدفتر، وابحثوا عمّن كتب في السجل من غير طريق "
      + "البرنامج.",
    mendEn: "Compare both entries with a backup and with the ledger, and find out who wrote into "
      + "the log past the program.")

  fileprivate static let indexMissing = AuditWords(
    ar: "قيد يحمل رقمًا أكبر من موضعه: أُزيلت قيود كانت قبله.",
    en: "An entry bears a number higher than its place: entries before it were taken out.",
    mendAr: "استعيدوا القيود الناقصة من نسخة احتياطية، وقارنوا السجل بالنتائج (RES) المحفوظة لدى "
      + "الجهات.",
    mendEn: "Restore the missing entries from a backup, and compare the log with the results (RES) "
      + "that partners keep.")
}

// What the entries say.
extension AuditWords {
  fileprivate static let timeRunsBack = AuditWords(
    ar: "وقت القيد أسبق من وقت قيد قبله.",
    en: "The entry has an earlier time than one before it.",
    mendAr: "تحقّقوا من ساعة الخادم في ذلك اليوم. فإن كانت مضبوطة فقد غُيّر ترتيب القيود أو وقت "
      + "أحدها.",
    mendEn: "Check the server's clock on that day. If it was right, the order of the entries or "
      + "the time of one was changed.")

  fileprivate static let timeInFuture = AuditWords(
    ar: "وقت القيد لم يكن قد حان عند التدقيق.",
    en: "The entry's time had not come yet when the log was verified.",
    mendAr: "تحقّقوا من ساعة هذا الجهاز ومن ساعة الخادم، ومن أن الكشوف لم تُطلب بتاريخ لاحق. فإن "
      + "صحّ ذلك كله فقد كُتب الوقت باليد.",
    mendEn: "Check the clock of this machine and the server's, and whether outputs were asked "
      + "for as of a later time. If none of this explains it, the time was written by hand.")

  fileprivate static let receiptTwice = AuditWords(
    ar: "رقم استلام واحد يذكره قيدان.",
    en: "Two entries name the same receipt.",
    mendAr: "لكل ملف استلام واحد وقيد واحد: قارنوا القيدين بإشعارات الاستلام (ACK) المحفوظة لدى "
      + "الجهات.",
    mendEn: "A file has one receipt and one posting: compare both entries with the receipts (ACK) "
      + "that partners keep.")

  fileprivate static let receiptMissing = AuditWords(
    ar: "رقم استلام لا يذكره أي قيد مع أن أرقامًا بعده مذكورة: استُلم ملف ولم يُقيَّد، أو أُزيل "
      + "قيده.",
    en: "No entry names this receipt although later ones are named: a file was received and not "
      + "booked, or its entry was removed.",
    mendAr: "انظروا في المجلد work: ربما لا يزال الملف ينتظر الحكم. وإلا فاسألوا الجهات عن إشعار "
      + "الاستلام (ACK) بهذا الرقم، وقارنوا السجل بنسخة احتياطية.",
    mendEn: "Look into the folder work: the file may still wait to be judged. If it does not, ask "
      + "partners for the receipt (ACK) of this number, and compare the log with a backup.")

  fileprivate static let listChanged = AuditWords(
    ar: "القائمة المحفوظة مع قيد طويل غُيّرت أو فُقدت: بصمتها ليست التي في القيد.",
    en: "The list kept with a long entry was changed or lost: its digest is not the entry's.",
    mendAr: "استعيدوها من نسخة احتياطية؛ والبصمة التي في القيد تدل على النسخة الصحيحة.",
    mendEn: "Restore it from a backup; the digest in the entry tells which copy is right.")

  fileprivate static let disclosureMissing = AuditWords(
    ar: "سُلّم ملف إلى جهة ولم يُقيَّد إفصاح عنه.",
    en: "A file was left to a recipient, and no disclosure of it is on record.",
    mendAr: "أثبتوا ما في الملف ومن تسلّمه، وأبلغوا المسؤول عن حماية البيانات الشخصية؛ فكل ما "
      + "يخرج يجب أن يُقيَّد إفصاحه.",
    mendEn: "Establish what the file holds and who received it, and tell whoever answers for the "
      + "protection of personal data: everything that leaves must be on record.")
}
