import Bookkeeping
import Testing
import Vocabulary

@Suite struct QuotaJudgingTests {
  @Test func `Nigeria's parts make its whole and one more is refused`() {
    var book = QuotaBook(country: nigeria)
    book.book(.grant, 66_910)
    #expect(book.answer(to: .allocate, 51_513, .official) == .sound)
    book.book(.allocate, 51_513, .official)
    #expect(book.answer(to: .allocate, 15_397, .agency) == .sound)
    #expect(book.answer(to: .allocate, 15_398, .agency) == .exceeds(by: 1))
    book.book(.allocate, 15_397, .agency)
    #expect(book.answer(to: .allocate, 15_397, agency: firstAgency) == .sound)
    #expect(book.answer(to: .allocate, 15_398, agency: firstAgency) == .exceeds(by: 1))
  }

  @Test func `India's agencies are frozen by as many as their quota was lowered`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 122_518, .official)
    book.book(.grant, 52_507, .agency)
    #expect(book[.country]?.figure == 175_025)
    #expect(book.fill(.official, 122_519) == 122_518)
    #expect(book.fill(.agency, agency: firstAgency, 52_507) == 52_507)
    #expect(book.answer(to: .adjust, -42_507, .agency) == .freezes(42_507))
    book.book(.adjust, -42_507, .agency)
    #expect(book.excess(at: agencies) == 42_507)
    #expect(book.excess(at: .country) == 42_507)
    #expect(book[agencies]?.remaining == 0)
    let place = book.place(.agency, agency: firstAgency)
    for _ in 0..<42_507 { book.freeze(place) }
    #expect(book.excess(at: agencies) == 0)
    #expect(book.excess(at: .country) == 0)
    #expect(book.roomForFrozen(at: agencies) == 0)
    book.book(.adjust, 10_000, .agency)
    #expect(book.roomForFrozen(at: agencies) == 10_000)
    #expect((0..<10_001).count { _ in book.thaw(place) } == 10_000)
  }

  @Test func `a further lowering freezes only whom it concerns`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 10)
    _ = book.fill(.official, 10)
    book.book(.adjust, -4)
    let place = book.place(.official, agency: nil)
    for _ in 0..<4 { book.freeze(place) }
    #expect(book.answer(to: .adjust, -1) == .freezes(1))
    #expect(book.answer(to: .adjust, 1) == .sound)
    #expect(book.answer(to: .lapse, 2) == .freezes(2))
  }

  @Test func `who gives a frozen place up makes room for nobody new`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 2)
    _ = book.fill(.official, 2)
    book.book(.adjust, -1)
    let place = book.place(.official, agency: nil)
    book.freeze(place)
    book.unfreeze(place)
    book.release(place, confirmed: false)
    #expect(book.excess(at: .country) == 0)
    #expect(book[.country]?.remaining == 0)
  }

  @Test func `a total comes whole or by segment, never both`() {
    var whole = QuotaBook(country: india)
    whole.book(.grant, 100)
    #expect(whole.answer(to: .grant, 5, .agency) == .mixesWholeAndSegments)
    #expect(whole.answer(to: .adjust, 5, .agency) == .mixesWholeAndSegments)
    #expect(whole.answer(to: .grant, 5) == .sound)
    #expect(whole.answer(to: .grant, 5, .staff) == .sound)
    var parts = QuotaBook(country: india)
    parts.book(.grant, 100, .official)
    #expect(parts.answer(to: .grant, 5) == .mixesWholeAndSegments)
    #expect(parts.answer(to: .adjust, 5) == .mixesWholeAndSegments)
    #expect(parts.answer(to: .allocate, 5, .official) == .mixesWholeAndSegments)
    #expect(parts.answer(to: .grant, 5, .agency) == .sound)
  }

  @Test func `an adjustment of an allocated segment changes it and the country`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    book.book(.allocate, 40, .agency)
    #expect(book.answer(to: .adjust, -10, .agency) == .sound)
    book.book(.adjust, -10, .agency)
    #expect(book[agencies]?.figure == 30)
    #expect(book[.country]?.figure == 90)
  }

  @Test func `an allocation takes back only what is unused`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    book.book(.allocate, 40, .agency)
    book.book(.allocate, 25, agency: firstAgency)
    _ = book.fill(.agency, agency: firstAgency, 20)
    #expect(book.answer(to: .allocate, -5, agency: firstAgency) == .sound)
    #expect(book.answer(to: .allocate, -6, agency: firstAgency) == .takesBackUsed(by: 1))
    #expect(book.answer(to: .allocate, -15, .agency) == .sound)
    #expect(book.answer(to: .allocate, -16, .agency) == .takesBackUsed(by: 1))
    #expect(book.answer(to: .allocate, -1, .official) == .takesBackUsed(by: 1))
  }

  @Test func `a first allocation below what is used takes back what is used`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    _ = book.fill(.official, 20)
    #expect(book.answer(to: .allocate, 19, .official) == .takesBackUsed(by: 1))
    #expect(book.answer(to: .allocate, 20, .official) == .sound)
  }

  @Test func `agencies without a segment's figure share the country's`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    book.book(.allocate, 60, .official)
    #expect(book.answer(to: .allocate, 41, agency: firstAgency) == .exceeds(by: 1))
    book.book(.allocate, 40, agency: firstAgency)
    #expect(book.answer(to: .allocate, 1, .official) == .exceeds(by: 1))
    #expect(book.answer(to: .allocate, 39, .agency) == .exceeds(by: 1))
    #expect(book.answer(to: .allocate, 40, .agency) == .sound)
  }

  @Test func `nothing is allocated to staff or out of nothing`() {
    var book = QuotaBook(country: india)
    #expect(book.answer(to: .allocate, 5, .official) == .exceeds(by: 5))
    book.book(.grant, 10)
    #expect(book.answer(to: .allocate, 5, .staff) == .exceeds(by: 5))
  }

  @Test func `a figure never falls below nothing`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 10)
    #expect(book.answer(to: .adjust, -11) == .takesBackUsed(by: 1))
    #expect(book.answer(to: .lapse, 11) == .takesBackUsed(by: 1))
    #expect(QuotaBook(country: india).answer(to: .lapse, 1) == .takesBackUsed(by: 1))
  }

  @Test func `what lapsed can neither be taken nor allocated`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 10)
    book.book(.lapse, 4)
    #expect(book[.country]?.remaining == 6)
    #expect(book.answer(to: .allocate, 7, .official) == .exceeds(by: 1))
    #expect(book.fill(.official, 7) == 6)
  }

  @Test func `an entry number is the same entry or is taken`() {
    let book = QuotaBook(country: india)
    let row = quotaRow(.grant, india, 10)
    let entry = QuotaEntry(sender: .ministry, row: row, posting: 1, ordinal: 1)
    #expect(book.judge(row, existing: entry) == .unchanged)
    #expect(book.judge(quotaRow(.grant, india, 11), existing: entry) == .numberTaken)
    #expect(book.judge(row, existing: nil) == .sound)
  }
}
