/// The bands in which ages leave the house for those who may not see birth dates.
package enum AgeBand: String, CaseIterable, Sendable, Hashable {
  case child = "0–11"
  case youth = "12–17"
  case young = "18–39"
  case middle = "40–59"
  case sixties = "60–64"
  case older = "65–74"
  case eldest = "75+"

  /// The band of an age in completed years.
  package init(age: Int) {
    switch age {
    case ..<12: self = .child
    case ..<18: self = .youth
    case ..<40: self = .young
    case ..<60: self = .middle
    case ..<65: self = .sixties
    case ..<75: self = .older
    default: self = .eldest
    }
  }

  /// As outputs write it, with an en dash.
  package var text: String { rawValue }
}
