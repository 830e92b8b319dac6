import Testing
import Vocabulary

@Suite struct FlightNumberTests {
  @Test(arguments: [
    ("GA980", "GA980"), ("GA0980", "GA980"), ("SVA5022", "SVA5022"), ("9P801", "9P801"),
    ("G9123", "G9123"), ("SV5022A", "SV5022A"), ("XY1", "XY1"),
  ])
  func `a flight is a carrier and a number, always written alike`(sent: String, text: String) {
    #expect(FlightNumber(sent)?.text == text)
  }

  @Test(arguments: ["", "GA", "980", "GA98000", "GA-980", "GA980AB", "99123", "SVA", "ga980"])
  func `anything else is no flight`(sent: String) {
    #expect(FlightNumber(sent) == nil)
  }

  @Test func `a carrier is two characters with a letter, or three letters`() {
    for carrier in ["GA", "9P", "G9", "SVA"] { #expect(FlightNumber.isCarrier(bytes(carrier))) }
    for other in ["G", "99", "G99", "SVAX", "g9"] { #expect(!FlightNumber.isCarrier(bytes(other))) }
  }

  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
}

@Suite struct PortSharesTests {
  private func missed(_ split: String, _ planned: [EntryPort: Int]) -> [EntryPort] {
    guard let agreed = PortSplit(split) else { return [] }
    return PortShares(agreed: agreed, planned: planned).deviations.map(\.port)
  }

  @Test func `a share is kept up to its tolerance and missed beyond it`() {
    #expect(missed("JED:50;MED:50;TOL:5", [.jeddah: 550, .madinah: 450]).isEmpty)
    #expect(missed("JED:50;MED:50;TOL:5", [.jeddah: 551, .madinah: 449]) == [.jeddah, .madinah])
    #expect(missed("JED:50;MED:50;TOL:0", [.jeddah: 501, .madinah: 499]) == [.jeddah, .madinah])
    #expect(missed("JED:50;MED:50;TOL:0", [.jeddah: 500, .madinah: 500]).isEmpty)
  }

  @Test func `an agreement that names no tolerance has five points`() {
    #expect(PortSplit("JED:50;MED:50") == PortSplit("JED:50;MED:50;TOL:5"))
    #expect(missed("JED:50;MED:50", [.jeddah: 55, .madinah: 45]).isEmpty)
    #expect(!missed("JED:50;MED:50", [.jeddah: 56, .madinah: 44]).isEmpty)
  }

  @Test func `ports outside the agreement take from the shares of those within`() {
    #expect(missed("JED:50;MED:50", [.jeddah: 45, .madinah: 45, .halatAmmar: 10]).isEmpty)
    #expect(
      missed("JED:50;MED:50", [.jeddah: 46, .madinah: 43, .halatAmmar: 11]) == [.madinah])
    #expect(missed("JED:50;MED:50", [:]).isEmpty)
  }
}
