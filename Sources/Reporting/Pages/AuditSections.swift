import Vocabulary

/// The parts of an audit's page, in the order of their functions.
struct AuditSections: PageParts {
  let page: AuditPage
  var bytes: [UInt8] = []

  init(page: AuditPage) { self.page = page }

  mutating func open() {
    let subject = page.origin.map { " — " + $0 } ?? ""
    PageFrame.open(
      title: "تدقيق الأرشيف: " + badge.ar + subject,
      styles: [ReportStyle.css, PageStyle.css, AuditStyle.css], to: &bytes)
  }

  mutating func verdict() {
    openVerdict(tone: tone, symbol: symbol, word: badge, sentence: sentence)
    bytes.append("<dl class=\"facts\">\n")
    fact(
      "ما فُحص", "Scope",
      words: page.hasLedger
        ? BilingualText(
          ar: "الأرشيف والدفتر وصناديق الصادر", en: "archive, ledger and outboxes")
        : BilingualText(ar: "الأرشيف وحده", en: "the archive alone"))
    fact(
      "وقت التدقيق", "Verified", isWide: true,
      words: BilingualText(ar: Wording.ar(page.checkedAt), en: Wording.en(page.checkedAt)))
    bytes.append("</dl>\n</section>\n")
  }

  private var tone: String {
    switch page.verdict {
    case .whole: "accepted"
    case .wholeByItsOwnWord: "partial"
    case .found: "rejected"
    }
  }

  private var symbol: StaticString {
    switch page.verdict {
    case .whole: "✓"
    case .wholeByItsOwnWord: "!"
    case .found: "✕"
    }
  }

  private var badge: BilingualText {
    switch page.verdict {
    case .whole, .wholeByItsOwnWord: BilingualText(ar: "سليم", en: "Whole")
    case .found: Self.findings(page.findingCount)
    }
  }

  private var sentence: BilingualText {
    switch page.verdict {
    case .whole:
      BilingualText(
        ar: "اجتاز الأرشيف التدقيق: كل ما فُحص سليم.",
        en: "The archive passed the audit: everything that was examined is whole.")
    case .wholeByItsOwnWord:
      BilingualText(
        ar: "الأرشيف متفق مع نفسه: كل ما فُحص سليم، ولم يثبت بعد لمن المفتاح.",
        en: "The archive agrees with itself: everything that was examined is whole. Whose key it "
          + "is has not been proven.")
    case .found:
      BilingualText(
        ar: "لم يجتز الأرشيف التدقيق: \(badge.ar). المواضع وما العمل فيها أدناه.",
        en: "The archive did not pass the audit: \(badge.en). Places and what to do are below.")
    }
  }

  static func findings(_ count: Int) -> BilingualText {
    BilingualText(
      ar: Wording.ar(count, .finding), en: Wording.en(count, "finding", "findings"))
  }

  mutating func verified() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "ما جرى التحقق منه", en: "What was verified"))
    bytes.append("<div class=\"tiles\">\n")
    tile(page.size, "قيود السجل", "entries of the log")
    tile(page.files, "ملفات الأرشيف", "files of the archive")
    volume()
    tile(page.people, "إفصاحات عن أشخاص", "disclosures of people")
    tile(page.unsigned, "قيود لم تُوقَّع بعد", "entries not signed yet")
    tile(page.witnesses, "شواهد موافقة", "witnesses that agree")
    bytes.append("</div>\n<div class=\"told\">\n")
    for line in told { pair(line) }
    bytes.append("</div>\n</section>\n")
  }

  /// Bytes read, to a tenth of the unit that suits them.
  private mutating func volume() {
    func tenths(_ unit: Int64) -> String {
      let number = Int(page.bytesRead / (unit / 10))
      return Wording.grouped(number / 10) + "." + String(number % 10)
    }
    switch page.bytesRead {
    case ..<1_000: tile(Int(page.bytesRead), "بايت مقروء", "bytes read")
    case ..<1_000_000: tile(tenths(1_000), "كيلوبايت مقروء", "kilobytes read")
    case ..<1_000_000_000: tile(tenths(1_000_000), "ميغابايت مقروء", "megabytes read")
    default: tile(tenths(1_000_000_000), "غيغابايت مقروء", "gigabytes read")
    }
  }

  /// What was compared with what; what was not is said as well.
  private var told: [BilingualText] { compared + sealed }

  /// What lies sealed and was not read.
  private var sealed: [BilingualText] {
    var told: [BilingualText] = []
    if page.unopened > 0 {
      let count = Wording.grouped(page.unopened)
      told.append(
        BilingualText(
          ar: "ملفات مختومة لم يُفحص محتواها لأن مفتاحها غير حاضر (العدد: \(count)). هي في مواضعها، "
            + "ولا يُعرف أهي كما خُتمت.",
          en:
            "Sealed, content not checked, as the key is not at hand: \(count). These files are in "
            + "their places; whether they are what was sealed is not known."))
    }
    if page.forgotten > 0 {
      let count = Wording.grouped(page.forgotten)
      told.append(
        BilingualText(
          ar: "ملفات مختومة أُتلف مفتاحها بعد انتهاء مدة الحفظ، كما في السجل (العدد: \(count)). لا "
            + "يقرؤها أحد بعد ذلك.",
          en: "Sealed files whose key was destroyed after retention, as the log says: \(count). "
            + "Nobody can read them any more."))
    }
    return told
  }

  private var compared: [BilingualText] {
    [
      BilingualText(
        ar: "قُرئ السجل قيدًا قيدًا وقورن بالجذر الموقَّع، وقورن كل ملف في الأرشيف ببصمته في "
          + "السجل.",
        en: "The log was read entry by entry and compared with the signed root, and each file of "
          + "the archive with its digest in the log."),
      page.hasLedger
        ? BilingualText(
          ar: "وقورن بالسجل ما في الدفتر وما في صناديق الصادر.",
          en: "The ledger and what lies in the outboxes were compared with the log too.")
        : BilingualText(
          ar: "لم يُقارن الدفتر ولا صناديق الصادر بالسجل.",
          en: "Ledger and outboxes were not compared with the log."),
      page.witnesses > 0
        ? BilingualText(
          ar: "الشواهد نتائج (RES) محفوظة لدى الجهات؛ وما وافق منها يثبت أن السجل لم يتغيّر حتى "
            + "القيد الذي يذكره.",
          en: "Witnesses are results (RES) that partners kept; one that agrees proves that the log "
            + "has not changed up to the entry it names.")
        : BilingualText(
          ar: "لا شاهد على السجل من خارجه: من يملك المفتاح يستطيع أن يقطع آخره أو يعيد كتابته، ولا "
            + "يكشف ذلك إلا نتيجة (RES) محفوظة لدى جهة.",
          en: "No witness from outside stands by the log: whoever holds the key can cut its end "
            + "off or rewrite it, and only a result (RES) that a partner kept would tell."),
    ]
  }

  mutating func head() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "رأس السجل", en: "Head of the log"))
    bytes.append("<dl class=\"facts\">\n")
    machine("اسم السجل", "Origin", page.origin)
    machine(
      "القيود التي قُرئت تحته", "Entries read under it",
      Wording.grouped(page.size - page.unsigned))
    machine("الجذر", "Root", page.root)
    machine("المفتاح", "Key", page.key)
    bytes.append("</dl>\n")
    for note in notes {
      bytes.append("<div class=\"mend\">")
      pair(note)
      bytes.append("</div>\n")
    }
    bytes.append("</section>\n")
  }

  private mutating func machine(_ ar: String, _ en: String, _ value: String?) {
    let none = BilingualText(ar: "غير معروف", en: "not known")
    fact(ar, en, code: value, isWide: true, words: value == nil ? none : nil)
  }

  private var notes: [BilingualText] {
    var notes: [BilingualText] = []
    if page.unsigned > 0 {
      let count = Wording.grouped(page.unsigned)
      notes.append(
        BilingualText(
          ar: "قيود في آخر السجل لم يشملها التوقيع بعد: \(count). يشملها التوقيع التالي.",
          en: "Entries at the end that no signature covers yet: \(count). The next one will."))
    }
    if page.isKeyUnproven {
      notes.append(
        BilingualText(
          ar: "أُخذ المفتاح من السجل نفسه، ومن يعيد كتابة السجل يضع فيه مفتاحه. قارنوه حرفًا حرفًا "
            + "بالمفتاح الذي أُبلغت به الجهات.",
          en: "The key is the log's own word, and whoever rewrites a log puts their own key into "
            + "it.  Compare it letter by letter with the key that partners were told."))
    }
    return notes
  }
}
