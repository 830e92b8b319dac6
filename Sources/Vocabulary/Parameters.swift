/// A season parameter that is one of a kind; `window.KIND` and `severity.CODE` are families.
package enum ParameterName: String, CaseIterable, Sendable, Hashable {
  case arafahDate = "arafah_date"
  case arrivals
  case departures
  case minAge = "min_age"
  case maxAge = "max_age"
  case passportValidUntil = "passport_valid_until"
  case nameArRequired = "name_ar_required"
  case companionAge = "companion_age"
  case companionRange = "companion_range"
  case minorAge = "minor_age"
  case mahramRule = "mahram_rule"
  case womensGroupMin = "womens_group_min"
  case acwyDaysBefore = "acwy_days_before"
  case acwyYearsPoly = "acwy_years_poly"
  case acwyYearsConj = "acwy_years_conj"
  case polioRequired = "polio_required"
  case yfRequired = "yf_required"
  case hlcRequired = "hlc_required"
  case groupMax = "group_max"
  case guideRatio = "guide_ratio"
  case agencyMin = "agency_min"
  case agencyClose = "agency_close"
  case replacementPct = "replacement_pct"
  case replacementClose = "replacement_close"
  case portSplit = "port_split"
  case rejectThresholdPct = "reject_threshold_pct"
  case oneSidedDays = "one_sided_days"
  case visaSilentDays = "visa_silent_days"
  case nameArMatch = "name_ar_match"
  case mandatoryContracts = "mandatory_contracts"
  case ports
  case carriers
  case smallCell = "small_cell"
  case publicCell = "public_cell"
  case proofWaitMinutes = "proof_wait_minutes"
}

/// What an SSN row sets.
package enum ParameterKey: Hashable, Sendable {
  case named(ParameterName)
  /// `window.PLG`: when a kind is received.
  case window(Kind)
  /// `severity.R109`: how much a rule weighs.
  case severity(RuleCode)

  /// Nil where the register has no such parameter.
  package init?(_ text: String) {
    if let name = ParameterName(rawValue: text) {
      self = .named(name)
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "window":
      guard let kind = Kind(rawValue: String(parts[1])) else { return nil }
      self = .window(kind)
    case "severity":
      guard let code = RuleCode(name: parts[1]) else { return nil }
      self = .severity(code)
    default: return nil
    }
  }

  /// As SSN rows spell it.
  package var name: String {
    switch self {
    case .named(let name): name.rawValue
    case .window(let kind): "window." + kind.rawValue
    case .severity(let code): "severity." + code.name
    }
  }

  /// Every name that an SSN row may carry, in the order of the register.
  package static let allNames: [String] = ParameterDefinition.all.flatMap { definition in
    switch definition.name {
    case "window.KIND": Kind.allCases.map { ParameterKey.window($0).name }
    case "severity.CODE": RuleCode.allCases.map { ParameterKey.severity($0).name }
    default: [definition.name]
    }
  }

  /// The line of the register that speaks of it.
  package var definition: ParameterDefinition {
    let name =
      switch self {
      case .named(let name): name.rawValue
      case .window: "window.KIND"
      case .severity: "severity.CODE"
      }
    guard let found = ParameterDefinition.all.first(where: { $0.name == name }) else {
      preconditionFailure("the register has no \(name)")
    }
    return found
  }
}

/// One line of the register of season parameters.
package struct ParameterDefinition: Sendable, Equatable {
  /// `min_age`, or a family: `window.KIND`, `severity.CODE`.
  package let name: String
  /// As the contract writes it: `D`, `range of N`, `none or N`.
  package let type: String
  /// The default of season 1447, in the form an SSN row would give it.
  package let defaultText: String
  /// Whether a country may have its own value.
  package let isByCountry: Bool
  package let aboutEn: String
  package let aboutAr: String

  /// In the order of the contract.
  package static let all: [ParameterDefinition] = source.split(separator: "\n").map { line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return ParameterDefinition(
      name: cells[0], type: cells[1], defaultText: cells[2], isByCountry: cells[3] == "yes",
      aboutEn: cells[4], aboutAr: cells[5])
  }

  /// name|type|default|by country?|English|Arabic
  // swift-format-ignore
  private static let source = """
    arafah_date|D|2026-05-26|no|9 Dhul Hijjah; ages are counted on this day|يوم عرفة، وتُحسب عليه الأعمار
    arrivals|range of D|2026-04-18..2026-05-22|no|first and last day of arrival|أول أيام القدوم وآخرها
    departures|range of D|2026-05-30..2026-07-05|no||أول أيام المغادرة وآخرها
    window.KIND|range of D|open|yes|when a kind is received (F012); one parameter a kind, e.g. window.PLG|مدة استقبال النوع
    min_age|N|12|yes|R112|أدنى عمر
    max_age|N|none|yes|R112|أعلى عمر
    passport_valid_until|D|2026-11-26|yes|R113|اليوم الذي يسري إليه الجواز على الأقل
    name_ar_required|B|N|yes|R101 on name_ar; Y for Arab countries|الاسم العربي إلزامي
    companion_age|N|65|yes|X206|العمر الذي يلزم معه مرافق
    companion_range|range of N|18..60|yes|X205|عمر المرافق
    minor_age|N|18|yes|X206: below it a guardian is needed|دون هذا العمر يلزم ولي
    mahram_rule|none or N|none|yes|X204: women below this age|دون هذا العمر يلزم المرأة محرم
    womens_group_min|N|4|yes|X204|أقل عدد لعصبة النساء
    acwy_days_before|N|10|no|R114|أيام تطعيم الحمى الشوكية قبل القدوم
    acwy_years_poly|N|3|no|R114|سنوات صلاحية لقاح عديد السكاريد
    acwy_years_conj|N|5|no|R114|سنوات صلاحية اللقاح المقترن
    polio_required|B|N|yes|R115|تطعيم شلل الأطفال إلزامي
    yf_required|B|N|yes|R115|تطعيم الحمى الصفراء إلزامي
    hlc_required|B|Y|yes|R116|الشهادة الصحية إلزامية
    group_max|N|47|yes|X207|أقصى عدد للمجموعة
    guide_ratio|N|46|yes|readiness report|عدد الحجاج لكل مرشد
    agency_min|N|2000|yes|L305|أقل عدد لحجاج الوكالة
    agency_close|D|2026-01-31|yes|L305 is judged from this day on|اليوم الذي يُنظر منه في الحد الأدنى للوكالة
    replacement_pct|M|10|yes|L309, percent of registered pilgrims|نسبة الاستبدال المسموحة من المسجلين
    replacement_close|D|2026-04-30|yes|X212|آخر يوم للاستبدال
    port_split|L:port_share|none|yes|L311, agreed shares with a tolerance: JED:50;MED:50;TOL:5|نسب المنافذ المتفق عليها
    reject_threshold_pct|M|30|yes|F013; a file of fewer than 20 records is never quarantined|نسبة السجلات المرفوضة التي يُعزل عندها الملف
    one_sided_days|N|7|no|X215|أيام انتظار الطرف الآخر في العقد
    visa_silent_days|N|5|no|visa report|أيام صمت التأشيرات
    name_ar_match|B|Y|yes|R109|مطابقة الاسمين العربي واللاتيني
    mandatory_contracts|L:contract_need|HSG@MAK;HSG@MED;TRN;CAT;TWF;ADL|yes|X208|العقود الإلزامية في كل حزمة
    ports|L:port|see exchange.md|no|R121; ports open to hajj traffic|المنافذ المفتوحة للحج
    carriers|L:text|*|no|R121; approved carriers, * for any|الناقلون المعتمدون
    small_cell|N|5|no|smallest count shown to anyone but AUD|أصغر عدد يُعرض
    public_cell|N|100|no|smallest count in the public bulletin|أصغر عدد في النشرة العامة
    severity.CODE|severity|catalogue|yes|overrides a rule's severity or OFF, but for those rules.psv protects|شدة القاعدة في هذا الموسم
    proof_wait_minutes|N|15|no|F014: how long a file without proof waits, from the first look at it|دقائق انتظار ما يثبت اكتمال الملف
    """
}
