package import Vocabulary

/// What a finding adds to its rule's sentence, said to people.
package enum FindingText {
  /// "Needed: valid until 2026-11-26 (16 Jumada al-Akhirah 1448 AH) or later"; nil where the
  /// rule's sentence says it all. Any language but Arabic gets the English text.
  package static func text(_ finding: Finding, in language: Language) -> String? {
    let pair: FindingPhrase? =
      switch finding.detail {
      case .none: nil
      case .number(let number): phrase(finding.code, number: number)
      case .date(let date): phrase(finding.code, date: date)
      case .row(let row):
        FindingPhrase("The record in row \(row) stands", "يُعتمد السجل في الصف \(row)")
      case .text(let words): phrase(finding.code, words: words)
      }
    return language == .arabic ? pair?.ar : pair?.en
  }

  private static func phrase(_ code: RuleCode, date: CalendarDate) -> FindingPhrase {
    var (en, ar) = (date.description, date.description)
    if let hijri = HijriDate(date) {
      en += " (\(hijri.day) \(hijri.monthNameEn) \(hijri.year) AH)"
      ar = "\(hijri.day) \(hijri.monthNameAr) \(hijri.year)هـ (\(date))"
    }
    if code == .x221 { return FindingPhrase("Arrived: \(en)", "تاريخ القدوم: \(ar)") }
    if code == .r113 {
      return FindingPhrase("Needed: valid until \(en) or later", "مطلوب: صالح حتى \(ar) على الأقل")
    }
    if code == .x212 {
      return FindingPhrase("The last day was \(en)", "آخر يوم للاستبدال: \(ar)")
    }
    return FindingPhrase("Day: \(en)", "اليوم: \(ar)")
  }

  private static func phrase(_ code: RuleCode, number: Int) -> FindingPhrase {
    switch code {
    case .r102:
      FindingPhrase(
        "The row has \(number) cells, not as many as the header",
        "عدد خلايا الصف \(number) ويخالف عدد الأعمدة في سطر العناوين")
    case .r110:
      FindingPhrase("Age above \(number) years", "العمر يتجاوز \(number) سنة")
    case .r111:
      FindingPhrase("The two are \(number) days apart", "الفرق بين التاريخين (بالأيام): \(number)")
    case .r120: FindingPhrase("Licensed: \(number)", "الطاقة المصرّح بها: \(number)")
    case .x215:
      FindingPhrase("Waiting for \(number) days", "مدة الانتظار (بالأيام): \(number)")
    case .l304: FindingPhrase("Too many by \(number)", "مقدار الزيادة: \(number)")
    case .l309: FindingPhrase("Ceiling: \(number)", "السقف: \(number)")
    case .l316: FindingPhrase("People without a seat: \(number)", "حجاج بلا مقاعد: \(number)")
    case .l313: FindingPhrase("Frozen: \(number)", "عدد المجمّدين: \(number)")
    default: FindingPhrase("Number: \(number)", "العدد: \(number)")
    }
  }

  private static func phrase(_ code: RuleCode, words: String) -> FindingPhrase {
    switch code {
    case .r102, .r107, .r110, .r112, .r114, .r115, .r116, .r118, .r119, .r120, .x216, .x222:
      FindingPhrase(machine: words)
    case .l311: sharePhrase(words)
    case .r104:
      FindingPhrase(listing: words, of: code, "Check digit of", "رقم التحقق الخاص بـ")
    case .r105, .x214:
      FindingPhrase.isWord(words)
        ? FindingPhrase(machine: words)
        : FindingPhrase(listing: words, of: code, "Differing", "المختلف")
    case .r122: FindingPhrase(listing: words, of: code, "Tidied", "ما عُدّل")
    case .x208: FindingPhrase("Missing: \(words)", "الناقص: \(words)")
    case .x209:
      FindingPhrase.isWord(words) || words.contains("=")
        ? FindingPhrase(machine: words)
        : FindingPhrase("Not found: \(words)", "غير موجود: \(words)")
    case .x210: nightPhrase(words)
    case .x213:
      words.contains("=")
        ? FindingPhrase(machine: words)
        : FindingPhrase(listing: words, of: code, "Changed together", "تغيّر معًا")
    case .l307, .l308: excessPhrase(words)
    case .l305: FindingPhrase("Registered: \(words)", "المسجلون: \(words)")
    case .l315: FindingPhrase("Contracts frozen: \(words)", "العقود المجمّدة: \(words)")
    default: FindingPhrase(machine: words)
    }
  }

  /// `MED 2026-05-30 0`, `gap 2026-05-24`, `overlap 2026-05-24`.
  private static func nightPhrase(_ words: String) -> FindingPhrase {
    let parts = words.split(separator: " ").map(String.init)
    switch (parts.first, parts.count) {
    case ("gap", 2):
      return FindingPhrase(
        "No stay for the night of \(parts[1])", "لا إقامة في ليلة \(parts[1])")
    case ("overlap", 2):
      return FindingPhrase("Two stays from \(parts[1]) on", "إقامتان متداخلتان من \(parts[1])")
    case (let city?, 3) where parts[2] == "0":
      return FindingPhrase(
        "\(city): no contract for the night of \(parts[1])",
        "\(city): لا عقد لليلة \(parts[1])")
    case (let city?, 3):
      return FindingPhrase(
        "\(city): \(parts[2]) contracts for the night of \(parts[1]), needed: one",
        "\(city): عدد العقود لليلة \(parts[1]) هو \(parts[2])، والمطلوب عقد واحد")
    default: return FindingPhrase(words, words)
    }
  }

  /// `JED 120 200 50`: people planned through the port, through all, percent agreed.
  private static func sharePhrase(_ words: String) -> FindingPhrase {
    let parts = words.split(separator: " ")
    guard parts.count == 4 else { return FindingPhrase(words, words) }
    return FindingPhrase(
      "\(parts[0]): planned \(parts[1]) of \(parts[2]), agreed \(parts[3]) %",
      "\(parts[0]): المخطط \(parts[1]) من \(parts[2])، والمتفق عليه \(parts[3])٪")
  }

  /// `2026-05-12 601 600`.
  private static func excessPhrase(_ words: String) -> FindingPhrase {
    let parts = words.split(separator: " ")
    guard parts.count == 3 else { return FindingPhrase(words, words) }
    return FindingPhrase(
      "\(parts[0]): contracted \(parts[1]), licensed \(parts[2])",
      "\(parts[0]): المتعاقد عليه \(parts[1])، والمصرّح به \(parts[2])")
  }
}
