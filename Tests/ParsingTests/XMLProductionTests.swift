import Fuzzing
import Parsing
import Testing
import Vocabulary

/// XML 1.0 and Namespaces in XML, production by production: what they call well-formed is read,
/// what they do not is refused.
@Suite struct `XML as its recommendations have it` {
  @Test func `every production is kept and broken`() throws {
    #expect(XMLProduction.all.count > 400)
    for production in XMLProduction.all {
      let scan = scan(Array(production.document.utf8), .xml)
      let fault =
        if let encoding = scan.encoding {
          try read(BytesSource(Array(production.document.utf8)), .xml, encoding: encoding).fault
        } else {
          scan.fault
        }
      let said = "\(production.title): \(production.document.debugDescription)"
      #expect((fault == nil) == production.isWellFormed, "\(said): \(fault?.detailEn ?? "read")")
    }
  }

  @Test func `libxml2's own strict parse says the same`() {
    for production in XMLProduction.all {
      let isGood = XMLReference.isWellFormed(Array(production.document.utf8))
      #expect(
        isGood == production.isWellFormed,
        "\(production.title): \(production.document.debugDescription)")
    }
  }
}
