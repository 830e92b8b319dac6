import Manifests
import Vocabulary

/// R112: on the day of Arafah the pilgrim is neither younger nor older than the season allows.
struct AgeIsWithinLimits: RecordRule {
  static let entry = RuleEntry(
    .r112, .error, .record, appliesTo: "PLG AMD", isDocumented: true,
    en: "Age on the day of Arafah is outside this season's limits.",
    ar: "عمر الحاج يوم عرفة خارج الحدود المقررة لهذا الموسم.",
    mendEn: """
      If the birth date is right, the person cannot go this season and must be taken off the \
      list.
      """,
    mendAr: "إن كان تاريخ الميلاد صحيحًا فلا يمكن تسجيل هذا الحاج هذا الموسم، ويُحذف من الكشف.",
    reasonEn: """
      The ministry sets limits of age for each season, by the needs of the crowd and of \
      health.
      """,
    reasonAr: "تضع الوزارة لكل موسم حدودًا للعمر بحسب مقتضيات السلامة والصحة.",
    parameters: ["arafah_date", "min_age", "max_age"],
    example: .fields(.plg, kept: [.birthDate: "2014-05-26"], broken: [.birthDate: "2014-05-27"]))

  static var needsWholePerson: Bool { true }

  func check(_ row: Row, _ context: RuleContext, _ found: inout RecordFindings) {
    guard let birth = row.date(.birthDate), birth <= context.receivedOn else { return }
    let age = birth.age(on: context.parameters.arafahDate)
    if age < context.parameters.minAge {
      found.add(.r112, .birthDate, detail: .text("min_age=\(context.parameters.minAge)"))
    } else if let maximum = context.parameters.maxAge, age > maximum, age <= 120 {
      found.add(.r112, .birthDate, detail: .text("max_age=\(maximum)"))
    }
  }
}
