/// The currencies in which contracts may be priced: ISO 4217's active codes as of January 2026,
/// less the two that are no money (XTS for tests, XXX for none).
///
/// BGN stays, although Bulgaria took the euro that month: contracts of the season were signed in it.
package enum Currencies {
  /// In the order of their letters.
  package static let all: [String] = source.split(separator: " ").map(String.init)

  /// Whether the bytes are such a code, in capitals. Allocates nothing.
  package static func isKnown(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 3 else { return false }
    var slot = 0
    for byte in bytes {
      guard byte >= 0x41, byte <= 0x5A else { return false }
      slot = slot * 26 + Int(byte - 0x41)
    }
    return index[slot]
  }

  private static let index: [Bool] = {
    var index = [Bool](repeating: false, count: 26 * 26 * 26)
    for code in all { index[code.utf8.reduce(0) { $0 * 26 + Int($1 - 0x41) }] = true }
    return index
  }()

  private static let source = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL \
    BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF \
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK \
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN \
    NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU \
    XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
    """
}
