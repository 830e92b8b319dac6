internal import Vocabulary

/// What kinds and outputs are, in two words each, to whoever walks an archive.
enum SeasonWords {
  static func kind(_ kind: Kind) -> BilingualText {
    switch kind {
    case .ssn: BilingualText(ar: "معايير الموسم", en: "season parameters")
    case .pty: BilingualText(ar: "الجهات", en: "parties")
    case .qta: BilingualText(ar: "الحصص", en: "quotas")
    case .lic: BilingualText(ar: "التراخيص", en: "licences")
    case .ctb: BilingualText(ar: "عقود المشتري", en: "contracts of buyers")
    case .ctp: BilingualText(ar: "عقود المزود", en: "contracts of providers")
    case .pkg: BilingualText(ar: "الحزم", en: "packages")
    case .plg: BilingualText(ar: "قوائم الحجاج", en: "pilgrim lists")
    case .amd: BilingualText(ar: "تعديلات الحجاج", en: "amendments of pilgrims")
    case .hlc: BilingualText(ar: "الشهادات الصحية", en: "health certificates")
    case .vis: BilingualText(ar: "نتائج التأشيرات", en: "visa results")
    case .arp: BilingualText(ar: "خطط القدوم", en: "plans of arrival")
    case .ara: BilingualText(ar: "القدوم", en: "arrivals")
    case .stf: BilingualText(ar: "أعضاء البعثة", en: "mission staff")
    case .hal: BilingualText(ar: "الإقامة في المساكن", en: "stays in houses")
    case .bus: BilingualText(ar: "قوائم الحافلات", en: "coach lists")
    case .dep: BilingualText(ar: "المغادرة", en: "departures")
    case .umr: BilingualText(ar: "ردود نظام العمرة", en: "answers of the Umrah system")
    case .rdy: BilingualText(ar: "زيارات الجاهزية", en: "visits of readiness")
    }
  }

  /// Nil where nobody named it: then its letters say it alone.
  static func output(_ output: String) -> BilingualText? { outputs[output] }

  private static let outputs: [String: BilingualText] = [
    "VRQ": BilingualText(ar: "طلبات التأشيرة", en: "visa requests"),
    "UPD": BilingualText(ar: "المستجدات", en: "later changes"),
    "ALO": BilingualText(ar: "المخصصون في مكة", en: "people assigned in Makkah"),
    "ALM": BilingualText(ar: "القادمون إلى المدينة", en: "people on their way to Madinah"),
    "EXP": BilingualText(ar: "القدوم المتوقع", en: "expected arrivals"),
    "TRQ": BilingualText(ar: "الحافلات المطلوبة", en: "coaches needed"),
    "OCC": BilingualText(ar: "إشغال الليالي", en: "occupied nights"),
    "SRV": BilingualText(ar: "أيام الخدمة", en: "days of service"),
    "STM": BilingualText(ar: "كشوف الحجاج", en: "statements of people"),
    "QTR": BilingualText(ar: "كشوف الحصص", en: "statements of quota"),
    "CTR": BilingualText(ar: "كشوف العقود", en: "statements of contracts"),
    "VSR": BilingualText(ar: "كشوف التأشيرات", en: "statements of visas"),
    "ARR": BilingualText(ar: "القدوم مقارنة بالخطة", en: "arrivals against plan"),
    "MOV": BilingualText(ar: "الحركة في المدن", en: "movement in the cities"),
    "OVS": BilingualText(ar: "من لم يغادر", en: "people who have not left"),
    "CAP": BilingualText(ar: "الطاقة الاستيعابية", en: "capacity"),
    "RDR": BilingualText(ar: "الجاهزية", en: "readiness"),
    "EST": BilingualText(ar: "مؤسسات الطوافة", en: "establishments"),
    "UMK": BilingualText(ar: "مفاتيح العمرة", en: "keys for the Umrah system"),
    "BUL": BilingualText(ar: "النشرة العامة", en: "public bulletin"),
    "LGR": BilingualText(ar: "دفتر الحصص", en: "quota ledger"),
    "DSC": BilingualText(ar: "الإفصاحات", en: "disclosures"),
    "PAGE": BilingualText(ar: "صفحات الجهات", en: "pages of parties"),
  ]
}
