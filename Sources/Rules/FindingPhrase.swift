import Manifests
import Vocabulary

/// The same said in both languages.
struct FindingPhrase: Sendable {
  let en: String
  let ar: String

  init(_ en: String, _ ar: String) {
    self.en = en
    self.ar = ar
  }

  /// Field names and machine words, after a heading; fields by the headers of the kinds that `code`
  /// runs for.
  init(listing words: String, of code: RuleCode, _ headingEn: String, _ headingAr: String) {
    let parts = words.split(separator: " ").map(String.init)
    en = headingEn + ": " + parts.map { Self.words[$0]?.en ?? $0 }.joined(separator: ", ")
    ar =
      headingAr + ": "
      + parts.map { Self.words[$0]?.ar ?? Self.header($0, code) ?? $0 }.joined(separator: "، ")
  }

  /// A machine word, `word=value`, or a limit `>=value`.
  init(machine text: String) {
    if let phrase = Self.words[text] {
      self = phrase
    } else if text.hasPrefix(">=") {
      self.init("Needed: \(text.dropFirst(2)) or more", "مطلوب: \(text.dropFirst(2)) فأكثر")
    } else if text.hasPrefix("<=") {
      self.init(
        "Needed: not beyond \(text.dropFirst(2))", "مطلوب: ألا يتجاوز \(text.dropFirst(2))")
    } else if let mark = text.firstIndex(of: "="), let name = Self.labels[String(text[..<mark])] {
      let value = text[text.index(after: mark)...]
      self.init("\(name.en): \(value)", "\(name.ar): \(value)")
    } else {
      self.init(text, text)
    }
  }

  static func isWord(_ text: String) -> Bool { words[text] != nil }

  private static let words: [String: FindingPhrase] = [
    // R102
    "range": FindingPhrase("Number out of range", "العدد خارج المدى المسموح"),
    "too_short": FindingPhrase("Too short", "أقصر من المطلوب"),
    "too_long": FindingPhrase("Too long", "أطول من المسموح"),
    "characters": FindingPhrase("Characters not allowed", "محارف غير مسموح بها"),
    "mojibake": FindingPhrase("Text garbled by a wrong encoding", "نص مشوّه بسبب ترميز خاطئ"),
    "code": FindingPhrase("Not in the list of codes", "ليس في قائمة الرموز"),
    "type": FindingPhrase("Not of the field's type", "ليس من نوع الحقل"),
    "impossible": FindingPhrase("No such day", "يوم لا وجود له"),
    "spreadsheet": FindingPhrase("Damaged by a spreadsheet", "أفسده برنامج الجداول"),
    "whole_season": FindingPhrase(
      "This parameter has no value by country", "هذا المعيار لا تختلف قيمته بين الدول"),
    // R104, R107, R110, R118
    "composite": FindingPhrase("composite or personal number", "المركّب أو الرقم الشخصي"),
    "absent": FindingPhrase("The surname is empty", "اسم العائلة فارغ"),
    "future": FindingPhrase("In the future", "في المستقبل"),
    "reversed": FindingPhrase(
      "Check-out is not after check-in", "تاريخ الخروج ليس بعد تاريخ الدخول"),
    // R114, R115, R116
    "missing": FindingPhrase("Not given", "لم يُذكر"),
    "UNFIT": FindingPhrase(
      "The outcome is UNFIT: it lifts no hold", "النتيجة: غير مستطيع، فلا يُرفع بها التعليق"),
    // R119, X209, X222
    "unknown": FindingPhrase("Unknown, or not given", "غير معروف أو لم يُذكر"),
    "holder": FindingPhrase("Held by another party", "باسم جهة أخرى"),
    "activity": FindingPhrase("Issued for another activity", "صادر لنشاط آخر"),
    "city": FindingPhrase("Issued for another city", "صادر لمدينة أخرى"),
    "expired": FindingPhrase(
      "Not in force on all days of the contract", "غير سارٍ في جميع أيام العقد"),
    "segment": FindingPhrase("Belongs to another segment", "يعود إلى فئة أخرى"),
    "owner": FindingPhrase("Belongs to another party", "يعود إلى جهة أخرى"),
    "inactive": FindingPhrase("Suspended or not in its validity", "موقوفة أو خارج مدة سريانها"),
    "country": FindingPhrase("Of another country", "تتبع دولة أخرى"),
    "ancestor": FindingPhrase("Its own ancestor", "تتبع لنفسها"),
    "entitlement": FindingPhrase(
      "The sender may not make this entry", "لا يحق للمرسل إجراء هذا القيد"),
    "taken": FindingPhrase(
      "The number was used with other values", "استُخدم الرقم من قبل بقيم أخرى"),
    "ambiguous": FindingPhrase(
      "Two Tawafa establishments serve this country and the package names neither",
      "تخدم هذه الدولةَ مؤسستا طوافة ولا تحدد الحزمة إحداهما"),
    // X219, X221
    "removed": FindingPhrase("No longer on your list", "لم يعد في كشفكم"),
    "another_house": FindingPhrase(
      "In a house that another party recorded", "في سكن سجّلته جهة أخرى"),
    "no_arrival": FindingPhrase("No arrival is recorded", "لم يُسجَّل قدومه"),
    "person": FindingPhrase(
      "Of another person than the token", "لشخص غير الذي يدل عليه الرمز"),
    // X216
    "never_sent": FindingPhrase(
      "No request was sent under this number", "لم يُرسل طلب بهذا الرقم"),
    "another_person": FindingPhrase(
      "The request was sent for another person", "الطلب مرسل لشخص آخر"),
    "withdrawn": FindingPhrase("The request was withdrawn", "سُحب الطلب"),
    "superseded": FindingPhrase("A newer request followed", "تبعه طلب أحدث"),
    "cancelled": FindingPhrase("The visa was cancelled", "أُلغيت التأشيرة"),
    "absent_number": FindingPhrase("The visa number is empty", "رقم التأشيرة فارغ"),
    "visa_taken": FindingPhrase(
      "The number is another person's visa", "الرقم لتأشيرة شخص آخر"),
    "no_contract": FindingPhrase(
      "No housing contract of yours under this licence", "لا عقد سكن لكم بهذا الترخيص"),
    "nobody_left": FindingPhrase(
      "Nobody is left to be planned: they arrived, or are planned one by one",
      "لا أحد يمكن تخطيط قدومه: قدموا جميعًا أو خُطط لهم فردًا فردًا"),
    // R102 and R121 of arrivals
    "group_or_person": FindingPhrase(
      "Either groups or one person, not both", "إما المجموعات وإما شخص واحد، لا الاثنان معًا"),
    "closed_port": FindingPhrase("Not open to hajj traffic", "غير مفتوح لحركة الحجاج"),
    "carrier": FindingPhrase("Not of the carrier named", "ليس للناقل المذكور"),
    "not_approved": FindingPhrase("Carrier not approved", "ناقل غير معتمد"),
    "form": FindingPhrase(
      "Not of the form: carrier and number", "ليس على صيغة: رمز الناقل ثم الرقم"),
    // X217
    "no_visa": FindingPhrase("No visa was issued", "لم تصدر تأشيرة"),
    "other_visa": FindingPhrase(
      "The person's visa has another number", "تأشيرة الحاج تحمل رقمًا آخر"),
    "arrived": FindingPhrase("Has arrived already", "سبق تسجيل قدومه"),
    "closed": FindingPhrase("The registration was closed", "أُغلق التسجيل"),
    "deceased": FindingPhrase("Recorded as deceased", "مسجل متوفى"),
    "no_show": FindingPhrase("Recorded as not travelling", "مسجل أنه لم يسافر"),
    // X205, X207
    "nobody": FindingPhrase(
      "Nobody of this reference is registered", "لا يوجد مسجَّل بهذا المرجع"),
    "self": FindingPhrase("The person itself", "الحاج نفسه"),
    "sex": FindingPhrase("A mahram is a man", "المحرم رجل"),
    "relation": FindingPhrase(
      "The kinship contradicts the two persons' data", "صلة القرابة تخالف بيانات الشخصين"),
    "group": FindingPhrase("In another group", "في مجموعة أخرى"),
    "package": FindingPhrase("On another package", "على حزمة أخرى"),
    "flight": FindingPhrase("On another flight", "على رحلة أخرى"),
    "leader": FindingPhrase("No leader", "بلا رئيس"),
    // X214, L304
    "BUYER_ONLY": FindingPhrase("Declared by the buyer alone", "أقرّ به المشتري وحده"),
    "PROVIDER_ONLY": FindingPhrase("Declared by the provider alone", "أقرّ به مقدم الخدمة وحده"),
    "CANCELLED_ONE_SIDE": FindingPhrase("Cancelled by one side alone", "ألغاه طرف واحد"),
    "mixed": FindingPhrase(
      "The agreement's total came the other way before: whole, or by segment",
      "سبق إرسال إجمالي الاتفاقية بالطريقة الأخرى: كاملًا أو حسب الفئة"),
    // R122
    "digits": FindingPhrase("digits", "الأرقام"),
    "forms": FindingPhrase("presentation forms", "أشكال العرض"),
    "tatweel": FindingPhrase("tatweel", "التطويل"),
    "marks": FindingPhrase("direction marks", "علامات الاتجاه"),
    "spaces": FindingPhrase("spaces", "المسافات"),
  ]

  private static let labels: [String: FindingPhrase] = [
    "nearest": FindingPhrase("Nearest known name", "أقرب اسم معروف"),
    "expected": FindingPhrase("Needed", "مطلوب"),
    "least": FindingPhrase("May not be below", "لا يجوز أن يقل عن"),
    "min_age": FindingPhrase("Least age on the day of Arafah", "أدنى عمر يوم عرفة"),
    "max_age": FindingPhrase("Greatest age on the day of Arafah", "أعلى عمر يوم عرفة"),
    "latest": FindingPhrase("Latest day that counts", "آخر يوم يُعتد به"),
    "earliest": FindingPhrase("Earliest day that counts", "أول يوم يُعتد به"),
    "locked": FindingPhrase("Locked, state", "الحقول مقفلة، والحالة"),
    "answered": FindingPhrase("The earlier result", "النتيجة السابقة"),
    "state": FindingPhrase("State", "الحالة"),
    "closed": FindingPhrase("The registration is closed, state", "التسجيل مغلق، والحالة"),
    "age": FindingPhrase("Needed age on the day of Arafah", "العمر المطلوب يوم عرفة"),
    "below": FindingPhrase("Women need one below the age of", "يلزم المرأة دون سن"),
    "women": FindingPhrase("Women in the group, of those needed", "نساء المجموعة من العدد المطلوب"),
    "companion_age": FindingPhrase("Companion needed from the age of", "يلزم مرافق من سن"),
    "minor_age": FindingPhrase("Guardian needed below the age of", "يلزم ولي دون سن"),
    "people": FindingPhrase("People in the group, of those allowed", "أفراد المجموعة من الحد"),
    "packages": FindingPhrase("Packages in the group", "عدد الحزم في المجموعة"),
    "flights": FindingPhrase("Flights of the group", "عدد رحلات المجموعة"),
    "ref": FindingPhrase("Your other registration", "تسجيلكم الآخر"),
    "used": FindingPhrase("Already used", "المستخدم فعلًا"),
    "elsewhere": FindingPhrase("Elsewhere at the same time", "في موضع آخر في الوقت نفسه"),
    "ended": FindingPhrase("Already recorded as", "مسجل من قبل بحالة"),
    "beds": FindingPhrase("All beds are taken", "الأسرّة كلها مشغولة، وعددها"),
    "seats": FindingPhrase("Seats of the coach", "مقاعد الحافلة"),
    "group": FindingPhrase("People of the group", "عدد أفراد المجموعة"),
    "mode": FindingPhrase("The port's way of travel", "وسيلة السفر عبر المنفذ"),
    "planned": FindingPhrase("Planned", "المخطط"),
    "large": FindingPhrase("More than one coach", "أكثر من حافلة واحدة"),
    "leaderless": FindingPhrase("Without a leader", "بلا رئيس"),
  ]

  /// The Arabic column header of the field called `name`, in the first of the rule's kinds that
  /// has it.
  private static func header(_ name: String, _ code: RuleCode) -> String? {
    guard let field = FieldName(name: name) else { return nil }
    for kind in Rulebook.entry(code).kinds.sorted() {
      if let column = kind.table.column(of: field) { return kind.table.columns[column].headerAr }
    }
    return nil
  }
}
