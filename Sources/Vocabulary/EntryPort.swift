/// How people come through a port.
package enum PortMode: String, CaseIterable, Sendable, Hashable {
  case air = "AIR"
  case land = "LAND"
  case sea = "SEA"
}

/// A port of entry open to hajj traffic (exchange.md §2); codes without an IATA entry are ours.
package enum EntryPort: String, CaseIterable, Sendable, Hashable {
  case jeddah = "JED"
  case madinah = "MED"
  case yanbu = "YNB"
  case taif = "TIF"
  case riyadh = "RUH"
  case dammam = "DMM"
  case hadithah = "HAM"
  case halatAmmar = "HLA"
  case raqi = "RAQ"
  case salwa = "SAL"
  case batha = "BAT"
  case kingFahdCauseway = "KFC"
  case wadiah = "WAD"
  case arar = "ARA"
  case jeddahIslamicPort = "JSP"
  case yanbuPort = "YSP"
  case duba = "DSP"

  package var mode: PortMode {
    switch self {
    case .jeddah, .madinah, .yanbu, .taif, .riyadh, .dammam: .air
    case .hadithah, .halatAmmar, .raqi, .salwa, .batha, .kingFahdCauseway, .wadiah, .arar: .land
    case .jeddahIslamicPort, .yanbuPort, .duba: .sea
    }
  }
}
