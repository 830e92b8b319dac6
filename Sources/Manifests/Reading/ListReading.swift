import Vocabulary

/// Lists separated by `;`, item by item.
enum ListReading {
  /// The number is how many items there are. The first item that is wrong says how.
  static func list(_ text: ArraySlice<UInt8>, of item: ListItem, _ codes: [PackedCode])
    -> ColumnReader.Reading
  {
    var rest = text
    var count: Int64 = 0
    while true {
      let part = rest.prefix { $0 != UInt8(ascii: ";") }
      let state = part.isEmpty ? .malformed : judge(part, item, codes)
      guard state == .valid else { return (state, 0) }
      count += 1
      guard part.endIndex < rest.endIndex else { return (.valid, count) }
      rest = rest[(part.endIndex + 1)...]
    }
  }

  private static func judge(_ part: ArraySlice<UInt8>, _ item: ListItem, _ codes: [PackedCode])
    -> ValueState
  {
    switch item {
    case .country: CodeReading.country(part).state
    case .kind, .assistance: CodeReading.place(of: part, in: codes).state
    case .contract: CharacterSet.latin.judge(part, 3...30)
    case .group: CharacterSet.reference.judge(part, 1...15)
    case .leg: leg(part, codes)
    case .portShare: portShare(part, codes)
    }
  }

  /// `MAK:2026-05-10:2026-05-24`, at least one night.
  private static func leg(_ part: ArraySlice<UInt8>, _ codes: [PackedCode]) -> ValueState {
    let (city, from, to) = legParts(part)
    let place = CodeReading.place(of: city, in: codes)
    guard place.state == .valid else { return place.state }
    let reading = DateReading(isHijri: false, isCSV: false)
    let first = reading.read(from)
    let last = reading.read(to)
    guard first.state == .valid else { return first.state }
    guard last.state == .valid else { return last.state }
    return first.number < last.number ? .valid : .malformed
  }

  /// The stay that a sound item spells; nil for anything else. Off the hot path.
  static func leg(_ part: ArraySlice<UInt8>) -> Leg? {
    let (city, from, to) = legParts(part)
    let reading = DateReading(isHijri: false, isCSV: false)
    let first = reading.read(from)
    let last = reading.read(to)
    guard let city = City(rawValue: String(decoding: city, as: UTF8.self)),
      first.state == .valid, last.state == .valid
    else { return nil }
    return Leg(
      city: city, from: CalendarDate(daysSince1970: Int32(first.number)),
      to: CalendarDate(daysSince1970: Int32(last.number)))
  }

  private typealias LegParts = (
    city: ArraySlice<UInt8>, from: ArraySlice<UInt8>, to: ArraySlice<UInt8>
  )

  private static func legParts(_ part: ArraySlice<UInt8>) -> LegParts {
    let city = part.prefix { $0 != UInt8(ascii: ":") }
    let days = part[city.endIndex...].dropFirst()
    let from = days.prefix { $0 != UInt8(ascii: ":") }
    return (city, from, days[from.endIndex...].dropFirst())
  }

  /// `JED:50`, whole percent.
  private static func portShare(_ part: ArraySlice<UInt8>, _ codes: [PackedCode]) -> ValueState {
    let port = part.prefix { $0 != UInt8(ascii: ":") }
    let place = CodeReading.place(of: port, in: codes)
    guard place.state == .valid else { return place.state }
    guard let share = NumberReading.magnitude(part[port.endIndex...].dropFirst()),
      (0...100).contains(share)
    else { return .malformed }
    return .valid
  }
}
