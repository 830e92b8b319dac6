import Archiving
import Testing
import Vocabulary

@Suite struct UmrahKeyTests {
  private let key = MasterKey(fileContent: (0..<32).map { UInt8($0) })!
    .umrahKey(season: Season("1447")!)

  private func passport(_ number: String, _ issuer: String) -> String {
    String(
      decoding: key.passportKey(of: Array(number.utf8), issuer: CountryCode(issuer)!),
      as: UTF8.self)
  }

  /// Computed with another implementation of HKDF and HMAC.
  @Test func `both systems make the same key of a passport`() {
    #expect(
      String(decoding: key.fileContent, as: UTF8.self)
        == "cc7c436eb6292e3bf10f0f56b7ff2f5bba75c02462f7001f1d184cfe764916ae\n")
    #expect(
      passport("A1234567", "IDN")
        == "b487d274a162bfa29a52d883f7a988758de509dc60f74f43655433b17375af56")
  }

  @Test func `a German passport has one key however its issuer is written`() {
    #expect(
      passport("C01X00T47", "D")
        == "1188c20590e783bbff44ded9308e76db2579f4b13a86c9e992ec974cba055713")
    #expect(passport("C01X00T47", "DEU") == passport("C01X00T47", "D"))
  }

  @Test func `another season has other keys, and no party's key is this one`() {
    let master = MasterKey(fileContent: (0..<32).map { UInt8($0) })!
    let other = master.umrahKey(season: Season("1448")!)
    #expect(other.fileContent != key.fileContent)
    let number = Array("A1234567".utf8)
    let indonesia = CountryCode("IDN")!
    #expect(
      other.passportKey(of: number, issuer: indonesia)
        != key.passportKey(of: number, issuer: indonesia))
  }
}
