internal import Vocabulary

/// The parts of a season's page, in the order of their functions; its tables are in
/// `SeasonTables.swift`.
struct SeasonSections: PageParts {
  let tally: SeasonTally
  var bytes: [UInt8] = []

  init(tally: SeasonTally) { self.tally = tally }

  private var season: String { tally.season.description }

  mutating func open() {
    PageFrame.open(
      title: "أرشيف موسم \(season)", styles: [ReportStyle.css, PageStyle.css, SeasonStyle.css],
      note: (SeasonTally.pageName, "\(SeasonTally.pageForm) \(tally.size)"), to: &bytes)
  }

  mutating func summary() {
    let word = BilingualText(ar: "موسم \(season)", en: "Season \(season)")
    if let act = tally.forgotten {
      openVerdict(tone: "rejected", symbol: "✕", word: word, sentence: Self.forgotten(season, act))
    } else {
      openVerdict(
        tone: "info", symbol: "☰", word: word,
        sentence: BilingualText(
          ar: "أرشيف موسم \(season): أين يوجد كل ملف.",
          en: "The archive of season \(season): where each file lies."))
    }
    bytes.append("<dl class=\"facts\">\n")
    if let days = SeasonCount(tally).times {
      day("أول يوم", "First day", days.lowerBound)
      day("آخر يوم", "Last day", days.upperBound)
    }
    fact(
      "كما في القيد", "As of entry", value: Wording.grouped(tally.size - 1), isWide: true,
      words: BilingualText(ar: Wording.ar(tally.at), en: Wording.en(tally.at)))
    bytes.append("</dl>\n</section>\n")
    tiles()
  }

  private static func forgotten(
    _ season: String, _ act: SeasonTally.Forgetting
  ) -> BilingualText {
    let (posting, day) = (Wording.grouped(act.posting), act.at.date())
    return BilingualText(
      ar: "أُتلف مفتاح موسم \(season) بالقيد \(posting) في \(Wording.ar(day)): ما خُتم به لا يقرؤه "
        + "أحد بعد ذلك.",
      en: "The key of season \(season) was destroyed by posting \(posting) on \(Wording.en(day)): "
        + "what it sealed can be read by nobody any more.")
  }

  private mutating func day(_ ar: String, _ en: String, _ at: Instant) {
    fact(ar, en, words: BilingualText(ar: Wording.ar(at.date()), en: Wording.en(at.date())))
  }

  private mutating func tiles() {
    let count = SeasonCount(tally)
    bytes.append("<section>\n<div class=\"tiles\">\n")
    tile(count.received, "ملفات واردة", "files received")
    tile(count.verdicts[.accepted] ?? 0, "مقبولة", "accepted")
    tile(count.verdicts[.partial] ?? 0, "مقبولة جزئيًا", "partly accepted")
    tile(count.verdicts[.rejected] ?? 0, "مرفوضة", "refused")
    tile(count.verdicts[.duplicate] ?? 0, "مكررة", "duplicates")
    tile(count.verdicts[.quarantined] ?? 0, "معزولة", "quarantined")
    tile(count.sent, "ملفات صادرة", "files sent")
    bytes.append("</div>\n</section>\n")
  }

  mutating func walking() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "المجلدات", en: "The folders"))
    path(season + "/<party>/<kind>/<sequence>/r<receipt>/")
    pair(
      BilingualText(
        ar: "الوارد: الموسم، ثم الجهة، ثم النوع، ثم رقم الملف، ثم رقم الاستلام. وفي المجلد الملف "
          + "كما ورد، والاستلام (receipt)، وكل رد عليه.",
        en: "What came: season, party, kind, the file's number, the receipt's number. The folder "
          + "holds the file as it came, its receipt, and every answer to it."))
    path(season + "/<recipient>/<output>/")
    pair(
      BilingualText(
        ar: "الصادر: الموسم، ثم المتسلِّم، ثم نوع الكشف. والأسماء هي التي كانت في صندوق الصادر.",
        en: "What was sent: season, recipient, output; under the names that it had in the outbox."))
    pair(
      BilingualText(
        ar: "ما كانت لاحقته sealed فهو مختوم بمفتاح موسمه، وما عداه يُقرأ كما هو. والأصول مضغوطة "
          + "(gz).",
        en: "What ends in .sealed is sealed by the key of its season. Everything else can be read "
          + "as it is; originals are packed (gz)."))
    bytes.append("</section>\n")
  }

  private mutating func path(_ text: String) {
    bytes.append("<p class=\"path\">")
    HTMLFormat.append(code: text, to: &bytes)
    bytes.append("</p>\n")
  }

  mutating func head() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "رأس السجل", en: "Head of the log"))
    bytes.append("<dl class=\"facts\">\n")
    fact("اسم السجل", "Origin", code: tally.origin, isWide: true)
    fact("القيود", "Entries", value: Wording.grouped(tally.size))
    fact("الجذر", "Root", code: tally.root, isWide: true)
    bytes.append("</dl>\n")
    pair(
      BilingualText(
        ar: "هذا آخر قيد يخص الموسم، والجذر عنده. أما الرأس الموقَّع الآن ففي الملف checkpoint:",
        en: "This is the last entry about the season, and the root there. The head as it is signed "
          + "now is in the file checkpoint:"))
    bytes.append("<p class=\"path\">")
    link(["..", "log", "checkpoint"], isFolder: false, text: "log/checkpoint")
    bytes.append("</p>\n</section>\n")
  }

  mutating func commands() {
    bytes.append("<section>\n")
    heading(BilingualText(ar: "التحقق والقراءة", en: "Verifying and reading"))
    command(
      "masar audit verify",
      BilingualText(
        ar: "يقارن كل ملف في الأرشيف بقيده في السجل الموقَّع، وهذه الصفحة معها.",
        en: "compares each file of the archive with its entry in the signed log, and this page too."
      ))
    command(
      "masar audit open PATH",
      BilingualText(
        ar: "يكتب ملفًا واحدًا كما وُضع في الأرشيف، مفتوح الختم.",
        en: "writes one file as it was put into the archive, unsealed."))
    command(
      "masar audit prove FILE",
      BilingualText(
        ar: "يكتب إثباتًا بأن الملف مذكور في السجل، يفحصه من شاء ببرنامج check-proof.py.",
        en: "writes a proof that the log names the file; anybody checks it by check-proof.py."))
    command(
      "masar audit index",
      BilingualText(
        ar: "يكتب هذه الصفحة من جديد من قيود السجل.",
        en: "writes this page anew from the log's entries."))
    bytes.append("</section>\n")
  }

  private mutating func command(_ text: String, _ words: BilingualText) {
    path(text)
    pair(words)
  }

  mutating func close() {
    bytes.append("<footer>\n")
    pair(
      BilingualText(
        ar: "صُنعت هذه الصفحة من قيود السجل وحدها، وليست دليلًا: الدليل هو السجل والملفات. لا تذكر "
          + "إلا رموزًا وأعدادًا وأيامًا، وليست فيها بيانات شخصية. الأيام بتوقيت مكة المكرمة.",
        en: "This page is made from the log's entries alone and is no evidence: the log and the "
          + "files are. It names codes, numbers and days only; it holds no personal data. Days are "
          + "those of Makkah."))
    bytes.append(PageFrame.end)
  }

  /// A link to another place of the archive, relative to this page.
  mutating func link(_ path: [String], isFolder: Bool = true, text: String) {
    bytes.append("<a class=\"code\" href=\"")
    bytes.append(text: path.map(Self.escaped).joined(separator: "/") + (isFolder ? "/" : ""))
    bytes.append("\">")
    HTMLFormat.append(code: text, to: &bytes)
    bytes.append("</a>")
  }

  /// A folder's name in a link, whatever is in it.
  private static func escaped(_ part: String) -> String {
    var text = ""
    for byte in part.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += byte < 16 ? "%0" : "%"
        text += String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}

/// A season's shelves added up.
struct SeasonCount {
  private(set) var received = 0
  private(set) var sent = 0
  private(set) var verdicts: [Verdict: Int] = [:]
  /// Nil where nothing came and nothing was cut.
  private(set) var times: ClosedRange<Instant>?

  init(_ tally: SeasonTally) {
    for shelf in tally.received.values.flatMap(\.values) + Array(tally.strays.values) {
      received += shelf.files
      verdicts.merge(shelf.verdicts, uniquingKeysWith: +)
      stretch(shelf)
    }
    for shelf in tally.sent.values.flatMap(\.values) {
      sent += shelf.files
      stretch(shelf)
    }
  }

  private mutating func stretch(_ shelf: SeasonTally.Shelf) {
    let known = times ?? shelf.times
    times =
      min(known.lowerBound, shelf.times.lowerBound)...max(known.upperBound, shelf.times.upperBound)
  }
}

/// What the page adds to the look of reports.
enum SeasonStyle {
  static let css: StaticString = """

    main{max-width:72rem}dl.facts{grid-template-columns:repeat(auto-fill,minmax(18rem,1fr))}
    .tiles{grid-template-columns:repeat(auto-fit,minmax(7rem,1fr))}
    a.code bdi{text-decoration:underline}
    .path{direction:ltr;text-align:left;margin:.8rem 0 .1rem}
    .path .code{white-space:normal}
    table.figures .group th{text-align:start;padding-top:.8rem}
    table.figures th:first-child{min-width:9rem}
    table.figures td:first-child small{text-align:start;overflow-wrap:normal}
    table.figures td.day small{white-space:nowrap}
    """
}
