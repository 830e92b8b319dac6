/// A party's name in the exchange, for example `IDN-HAO`: what its folders are called.
package struct PartyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// The ministry: it exists in every home, before any PTY row.
  package static let ministry = PartyID("MOH")

  package var description: String { rawValue }

  /// Whether the name can be a folder: 2 to 20 of A–Z, 0–9, `-`, `.`, `/` less the slash, and not
  /// dots alone.
  package var isFolderName: Bool {
    let bytes = rawValue.utf8
    guard (2...20).contains(bytes.count), bytes.first != UInt8(ascii: ".") else { return false }
    return bytes.allSatisfy {
      ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E
    }
  }

  package static func < (left: PartyID, right: PartyID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a party is, which decides what it may send and what it receives (exchange.md §3).
package enum PartyType: String, CaseIterable, Sendable {
  case ministry = "MOH"
  case branch = "BRANCH"
  /// Hajj affairs office of a country.
  case office = "HAO"
  /// Company or travel agency.
  case agency = "AGY"
  case tawafa = "TWF"
  case adilla = "ADL"
  case unitedAgents = "UAO"
  case carsSyndicate = "GCS"
  case housing = "HSG"
  case catering = "CAT"
  case coaches = "TRC"
  case foreignAffairs = "MOFA"
  case umrahSystem = "UMR"
  case coordinatingBody = "CRD"
  case auditor = "AUD"
  case bulletin = "PUB"

  /// The kinds that a party of this type may send where its PTY row names none.
  package var defaultKinds: Set<Kind> {
    switch self {
    case .ministry: [.ssn, .pty, .qta, .lic]
    case .branch: [.lic, .rdy]
    case .office: [.qta, .ctb, .pkg, .plg, .amd, .hlc, .arp, .stf]
    case .agency: [.ctb, .pkg, .plg, .amd, .arp]
    case .tawafa, .adilla: [.ctp, .hal, .dep]
    case .unitedAgents: [.ara, .dep]
    case .carsSyndicate: [.ctp, .bus]
    case .housing, .catering, .coaches: [.ctp]
    case .foreignAffairs: [.vis]
    case .umrahSystem: [.umr]
    case .coordinatingBody, .auditor, .bulletin: []
    }
  }

  /// Whether a party of this type declares contracts as their provider.
  package var isProvider: Bool {
    switch self {
    case .tawafa, .adilla, .carsSyndicate, .housing, .catering, .coaches: true
    default: false
    }
  }
}

/// One party as the season knows it at this moment.
package struct Party: Sendable, Equatable {
  package var id: PartyID
  package var type: PartyType
  package var nameAr: String
  package var nameEn: String
  package var country: CountryCode?
  package var parent: PartyID?
  /// The lead agency that a small agency merged under.
  package var lead: PartyID?
  /// The countries a Tawafa establishment serves.
  package var countries: [CountryCode]
  package var city: City?
  /// Nil: what the contract gives the type.
  package var kinds: Set<Kind>?
  package var language: Language
  /// What it receives machine files as.
  package var format: FileFormat
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?
  package var isSuspended: Bool
  package var successorOf: PartyID?

  package init(
    id: PartyID, type: PartyType, nameAr: String, nameEn: String, country: CountryCode? = nil,
    parent: PartyID? = nil, lead: PartyID? = nil, countries: [CountryCode] = [],
    city: City? = nil, kinds: Set<Kind>? = nil, language: Language = .arabic,
    format: FileFormat = .csv, validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil,
    isSuspended: Bool = false, successorOf: PartyID? = nil
  ) {
    self.id = id
    self.type = type
    self.nameAr = nameAr
    self.nameEn = nameEn
    self.country = country
    self.parent = parent
    self.lead = lead
    self.countries = countries
    self.city = city
    self.kinds = kinds
    self.language = language
    self.format = format
    self.validFrom = validFrom
    self.validTo = validTo
    self.isSuspended = isSuspended
    self.successorOf = successorOf
  }

  /// Whether the party may act on `day`: not suspended, and inside its validity, both ends included.
  package func isActive(on day: CalendarDate) -> Bool {
    if isSuspended { return false }
    if let validFrom, day < validFrom { return false }
    if let validTo, day > validTo { return false }
    return true
  }

  /// Whether a place is the party's to oversee: a branch has its city, Makkah's the holy sites and
  /// Jeddah too, and without a city nothing; whoever is no branch is not bound to a city.
  package func oversees(_ place: City) -> Bool {
    guard type == .branch else { return true }
    guard let city else { return false }
    return city == .makkah ? place != .madinah : place == city
  }

  /// Whether the party is entitled to send `kind` at all.
  package func maySend(_ kind: Kind) -> Bool { (kinds ?? type.defaultKinds).contains(kind) }
}

/// All parties of the season by name: a few thousand, held whole.
package struct PartyBook: Sendable, Equatable {
  private var parties: [PartyID: Party] = [:]
  /// The Tawafa establishments by the canonical code of each country that they serve, in the order
  /// of their names: asked for with every pilgrim whose package names none.
  private var establishments: [CountryCode: [PartyID]] = [:]

  /// By the former name, those that say they took it over, in the order of their names.
  private var heirs: [PartyID: [PartyID]] = [:]
  /// Of each type, in the order of their names.
  private var names: [PartyType: [PartyID]] = [:]

  package init(_ parties: some Sequence<Party> = []) {
    for party in parties { enter(party) }
  }

  package subscript(id: PartyID) -> Party? { parties[id] }

  package mutating func enter(_ party: Party) {
    if let known = parties[party.id] { forget(known) }
    parties[party.id] = party
    Self.place(party.id, in: &names[party.type, default: []])
    if let former = party.successorOf {
      heirs[former] = ((heirs[former] ?? []) + [party.id]).sorted()
    }
    guard party.type == .tawafa else { return }
    for country in Set(party.countries.map(\.canonical)) {
      establishments[country] = ((establishments[country] ?? []) + [party.id]).sorted()
    }
  }

  /// At its place in the order: a ministry enters three thousand agencies, as they come.
  private static func place(_ id: PartyID, in names: inout [PartyID]) {
    var range = names.startIndex..<names.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        names[middle] < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    names.insert(id, at: range.lowerBound)
  }

  /// Takes a party out of whatever it is found by beside its name.
  private mutating func forget(_ party: Party) {
    names[party.type]?.removeAll { $0 == party.id }
    if let former = party.successorOf { heirs[former]?.removeAll { $0 == party.id } }
    guard party.type == .tawafa else { return }
    for country in party.countries.map(\.canonical) {
      establishments[country]?.removeAll { $0 == party.id }
      if establishments[country]?.isEmpty == true { establishments[country] = nil }
    }
  }

  /// The Tawafa establishments that serve `country` on `day`, in the order of their names.
  package func establishments(
    serving country: CountryCode, on day: CalendarDate
  ) -> [PartyID] {
    establishments[country.canonical, default: []].filter { id in
      parties[id]?.isActive(on: day) ?? false
    }
  }

  /// Whether more than one establishment serves `country` on `day`.
  package func hasChoice(serving country: CountryCode, on day: CalendarDate) -> Bool {
    establishments[country.canonical, default: []].count > 1
      && establishments(serving: country, on: day).count > 1
  }

  /// The office answerable for people: of an agency's the parent's, else whoever sent them.
  package func office(answeringFor agency: PartyID?, sentBy sender: PartyID) -> PartyID {
    agency.flatMap { parties[$0]?.parent } ?? sender
  }

  /// Who took over from `id`, through however many renamings; itself where nobody did by `day`.
  package func successor(of id: PartyID, on day: CalendarDate) -> PartyID {
    var current = id
    for _ in 0..<64 {
      let next = heirs[current]?.first { parties[$0]?.isActive(on: day) == true }
      guard let next else { break }
      current = next
    }
    return current
  }

  /// In the order of their names, so that whatever is made from the book is always made alike.
  package var all: [Party] { parties.values.sorted { $0.id < $1.id } }

  /// The parties of one type, in the order of their names.
  package func all(of type: PartyType) -> [Party] {
    names[type, default: []].compactMap { parties[$0] }
  }
}
