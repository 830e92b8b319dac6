// The files of the archive.
extension AuditWords {
  static let fileMissing = AuditWords(
    ar: "ملف يذكره السجل غير موجود في الأرشيف.",
    en: "A file that the log names is not in the archive.",
    mendAr: "استعيدوه من نسخة احتياطية، أو اطلبوه من الجهة التي أرسلته أو تسلّمته؛ وبصمته في السجل "
      + "تثبت أنه هو.",
    mendEn: "Restore it from a backup, or ask the partner that sent or received it; its digest in "
      + "the log proves that it is the same.")

  static let fileChanged = AuditWords(
    ar: "ملف في الأرشيف ليس هو الذي قُيّد: غُيّر محتواه أو اسمه بعد ذلك.",
    en: "A file in the archive is not the one that was booked: its content or its name was "
      + "changed.",
    mendAr: "احفظوا الملف المغيَّر دليلًا، واستعيدوا الصحيح من نسخة احتياطية أو من الجهة، "
      + "وابحثوا عمّن استطاع الكتابة في الأرشيف.",
    mendEn: "Keep the changed file as evidence, restore the right one from a backup or from the "
      + "partner, and find out who could write to the archive.")

  static let fileUnknown = AuditWords(
    ar: "ملف في الأرشيف لا يذكره أي قيد: وضعه أحد هناك، أو هو من موسم آخر.",
    en: "No entry names this file of the archive: somebody laid it there, or it is of another "
      + "season.",
    mendAr: "إن كان من موسم آخر فانقلوه إلى أرشيف ذلك الموسم. وإلا فلا تعتمدوا عليه، وابحثوا "
      + "عمّن وضعه.",
    mendEn: "If it is of another season, move it to that season's archive. Otherwise do not rely "
      + "on it, and find out who laid it there.")

  static let resultNotSigned = AuditWords(
    ar: "نتيجة (RES) في الأرشيف غير موقَّعة بمفتاح السجل.",
    en: "A result (RES) in the archive is not signed by the log's key.",
    mendAr: "قارنوها بالنسخة التي لدى الجهة: فإن كانت تلك موقَّعة فقد بُدّلت النتيجة في الأرشيف.",
    mendEn: "Compare it with the partner's copy: if that one is signed, the result was replaced in "
      + "the archive.")

  static let resultElsewhere = AuditWords(
    ar: "نتيجة (RES) في الأرشيف تذكر موضعًا في السجل أو جذرًا له غير ما هو عليه.",
    en: "A result (RES) in the archive names a place in the log, or a root of it, other than it "
      + "has.",
    mendAr: "هكذا يبدو سجل أُعيدت كتابته بعد صدور النتائج. قارنوه بنسخة احتياطية أقدم، ودقّقوا مرة "
      + "أخرى مع نتائج تُطلب من الجهات لتكون شواهد.",
    mendEn: "A log that was rewritten after its results were given out looks like this. Compare it "
      + "with an earlier backup, and verify again with results asked from partners as witnesses.")

  static let sealBroken = AuditWords(
    ar: "ملف مختوم في الأرشيف ليس كما خُتم: غُيّر فيه شيء أو قُطع آخره أو نُقل إلى موضع آخر.",
    en: "A sealed file of the archive is not what was sealed: something in it was changed, its end "
      + "was cut off, or it was put elsewhere.",
    mendAr: "استعيدوا الملف من نسخة احتياطية باسمه وفي موضعه، ثم أعيدوا التدقيق.",
    mendEn: "Restore the file from a backup, under its name and in its place, then verify again.")

  static let seasonKeyMissing = AuditWords(
    ar: "ملفات مختومة لا يفتحها أي مفتاح حاضر، وليس في السجل أن مفتاح موسمها أُتلف.",
    en: "Sealed files that no key at hand opens, and the log does not say that their season's key "
      + "was destroyed.",
    mendAr: "استعيدوا مفتاح الموسم من نسخة احتياطية إلى المجلد الذي يذكره الإعداد season_keys. فإن "
      + "لم توجد نسخة منه فلن يُقرأ ما خُتم به أبدًا.",
    mendEn: "Restore the season's key from a backup into the folder that the setting season_keys "
      + "names. Where no copy of it is left, what it sealed will never be read again.")

  static let seasonPageDiffers = AuditWords(
    ar: "صفحة الموسم ليست التي تُصنع من قيود السجل: غُيّر فيها شيء، أو وُضعت من غير البرنامج.",
    en: "A season's page is not what the log's entries make: something in it was changed, or it "
      + "does not come from the program.",
    mendAr: "لا تعتمدوا على الصفحة، فالسجل والملفات هي الدليل. اكتبوها من جديد بالأمر masar audit "
      + "index، وابحثوا عمّن استطاع الكتابة في الأرشيف.",
    mendEn: "Do not rely on the page: the log and the files are the evidence. Write it anew by "
      + "masar audit index, and find out who could write to the archive.")
}

// What partners kept.
extension AuditWords {
  static let witnessUnreadable = AuditWords(
    ar: "الملف الذي أُعطي شاهدًا ليس نتيجة (RES) تذكر موضعًا في السجل.",
    en: "The file given as a witness is no result (RES) that names a place in the log.",
    mendAr: "أعطوا ملف النتيجة كما تسلّمته الجهة، من غير أن يُفتح ويُحفظ من جديد.",
    mendEn: "Give the result as the partner received it, not opened and saved again.")

  static let witnessNotSigned = AuditWords(
    ar: "الشاهد غير موقَّع بمفتاح السجل، أو غُيّر بعد توقيعه.",
    en: "The witness is not signed by the log's key, or it was changed after it was signed.",
    mendAr: "تحقّقوا من أن الملف كما تسلّمته الجهة، ومن أن المفتاح هو الذي أُبلغت به. فإن صحّ "
      + "الأمران فالنتيجة لم تصدر عن صاحب هذا السجل.",
    mendEn: "Make sure that the file is as the partner received it and that the key is the one it "
      + "was told. If both are so, the result did not come from the owner of this log.")

  static let logIsShorter = AuditWords(
    ar: "نتيجة لدى إحدى الجهات تذكر قيدًا لم يعد في السجل: قُطع آخر السجل، أو هذه نسخة أقدم منه.",
    en: "A result that a partner keeps names an entry that the log no longer has: its end was cut "
      + "off, or this is an older copy of it.",
    mendAr: "أوقفوا التبادل قبل أن يُكتب بعد موضع القطع، واستعيدوا بقية السجل من نسخة احتياطية، "
      + "واطلبوا من سائر الجهات نتائجها.",
    mendEn: "Stop the exchange before anything is written behind the cut, restore the rest of the "
      + "log from a backup, and ask the other partners for their results.")

  static let historyRewritten = AuditWords(
    ar: "الجذر الذي تذكره نتيجة لدى إحدى الجهات ليس جذر السجل عند ذلك القيد: أُعيدت كتابة السجل "
      + "بعد صدورها.",
    en: "The root that a partner's result names is not the log's root at that entry: the log was "
      + "rewritten after the result was given out.",
    mendAr: "توقيع النتيجة صحيح، فالذي تغيّر هو السجل. أوقفوا التبادل، واحفظوا الأرشيف والنتيجة "
      + "كما هما، وأبلغوا من يتولى المراجعة.",
    mendEn: "The result's signature is good, so it is the log that changed. Stop the exchange, "
      + "keep archive and result as they are, and tell the auditors.")

  static let witnessNotLogged = AuditWords(
    ar: "جذر الشاهد موافق للسجل، لكن القيد يذكر نتيجة باسم آخر أو بمحتوى آخر.",
    en: "The witness's root agrees, but its entry names a result of another name or content.",
    mendAr: "أعطوا الملف بالاسم الذي تسلّمته به الجهة. فإن بقيت الملاحظة فمحتواه غير ما قُيّد.",
    mendEn: "Give the file under the name that it came with. If the finding stays, its content is "
      + "not what was booked.")
}

// What lies beside the archive.
extension AuditWords {
  static let ledgerDiffers = AuditWords(
    ar: "ما في الدفتر غير ما في سجل التدقيق.",
    en: "The ledger says something else than the audit log.",
    mendAr: "السجل الموقَّع هو المرجع، فلا تعدّلوه ليوافق الدفتر. قارنوا الدفتر بنسخة احتياطية، "
      + "وابحثوا عمّن كتب فيه من غير طريق البرنامج.",
    mendEn: "The signed log is what holds: do not alter it to fit. Compare the ledger with a "
      + "backup, and find out who wrote into it past the program.")

  static let outboxDiffers = AuditWords(
    ar: "ملف في صندوق الصادر ليس هو الذي قُيّد: غُيّر بعد وضعه هناك.",
    en: "A file in an outbox is not what was booked: it was changed after it was laid there.",
    mendAr: "ضعوا مكانه نسخته المحفوظة في الأرشيف، وأبلغوا الجهة إن كانت قد أخذته.",
    mendEn: "Put the archive's copy in its place, and tell the partner if it has taken the file.")

  static let outboxUnknown = AuditWords(
    ar: "ملف في صندوق الصادر لا قيد له: لم يصدر عن البرنامج.",
    en: "Nobody booked this file of an outbox: it does not come from the program.",
    mendAr: "أخرجوه قبل أن تأخذه الجهة، وابحثوا عمّن وضعه. وإن كانت قد أخذته فأبلغوها ألّا تعتمد "
      + "عليه.",
    mendEn: "Take it out before the partner does, and find out who laid it there. If the partner "
      + "has it already, tell it not to rely on it.")
}
