import Testing
import Vocabulary

/// Who is found in the book of parties, by what.
@Suite struct PartyBookTests {
  private static func party(_ name: String, _ type: PartyType) -> Party {
    Party(id: PartyID(name), type: type, nameAr: "طرف", nameEn: "Party")
  }

  private static func names(_ parties: [Party]) -> [String] { parties.map(\.id.rawValue) }

  @Test func `parties of one type come in the order of their names, however they were entered`() {
    let book = PartyBook(
      ["TWF-C", "TWF-A", "TWF-D", "TWF-B"].map { Self.party($0, .tawafa) }
        + [Self.party("HSG-1", .housing)])
    #expect(Self.names(book.all(of: .tawafa)) == ["TWF-A", "TWF-B", "TWF-C", "TWF-D"])
    #expect(Self.names(book.all(of: .housing)) == ["HSG-1"])
    #expect(book.all(of: .catering).isEmpty)
    #expect(Self.names(book.all) == ["HSG-1", "TWF-A", "TWF-B", "TWF-C", "TWF-D"])
  }

  @Test func `a party that is entered again is there once, as it is now`() {
    var book = PartyBook([Self.party("TWF-A", .tawafa), Self.party("TWF-B", .tawafa)])
    book.enter(Self.party("TWF-A", .tawafa))
    #expect(Self.names(book.all(of: .tawafa)) == ["TWF-A", "TWF-B"])
    book.enter(Self.party("TWF-A", .housing))
    #expect(Self.names(book.all(of: .tawafa)) == ["TWF-B"])
    #expect(Self.names(book.all(of: .housing)) == ["TWF-A"])
  }
}
