import Bookkeeping
import Testing
import Vocabulary

@Suite struct QuotaBookTests {
  @Test func `the last of 122,519 finds no place in a country of 122,518`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 122_518)
    let place = book.place(.official, agency: nil)
    for _ in 0..<122_518 { #expect(book.reserve(place, refusedAt: noon) == nil) }
    #expect(book.reserve(place, refusedAt: noon) == .country)
    #expect(book[.country]?.reserved == 122_518)
    #expect(book[.country]?.remaining == 0)
    #expect(book[.country]?.firstRefusalAt == noon)
  }

  @Test func `the narrowest exhausted level refuses and nothing is booked anywhere`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 10)
    book.book(.allocate, 5, .agency)
    book.book(.allocate, 2, agency: firstAgency)
    #expect(book.fill(.agency, agency: firstAgency, 3) == 2)
    #expect(book.reserve(.agency, agency: firstAgency, refusedAt: noon) == .agency)
    let other = PartyID("IND-AGY-0002")
    #expect(book.fill(.agency, agency: other, 3) == 3)
    #expect(book.reserve(.agency, agency: other, refusedAt: noon) == .segment)
    #expect(book.fill(.official, 6) == 5)
    let before = book.figures.mapValues(\.used)
    #expect(book.reserve(.official, agency: nil, refusedAt: noon) == .country)
    #expect(book.figures.mapValues(\.used) == before)
  }

  @Test func `the first refusal of a level is remembered and never moved`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 0)
    _ = book.reserve(.official, agency: nil, refusedAt: noon)
    _ = book.reserve(.official, agency: nil, refusedAt: noon.adding(seconds: 60))
    #expect(book[.country]?.firstRefusalAt == noon)
    #expect(book[official]?.firstRefusalAt == nil)
  }

  @Test func `a level without a figure limits nobody`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 3, .official)
    #expect(book[agencies]?.figure == nil)
    #expect(book.fill(.official, 4) == 3)
  }

  @Test func `mission staff stand outside the total of Bangladesh`() {
    var book = QuotaBook(country: bangladesh)
    book.book(.grant, 15_000, .official)
    book.book(.grant, 112_198, .agency)
    book.book(.grant, 1_270, .staff)
    #expect(book[.country]?.figure == 127_198)
    #expect(book.fill(.staff, 1_271) == 1_270)
    #expect(book[.country]?.used == 0)
    #expect(book.reserve(.staff, agency: nil, refusedAt: noon) == .segment)
  }

  @Test func `a visa moves a place and a release gives it back, at every level`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 2)
    let place = book.place(.agency, agency: firstAgency)
    #expect(book.fill(.agency, agency: firstAgency, 2) == 2)
    book.confirm(place)
    book.release(place, confirmed: true)
    for key in QuotaKey(segment: .agency, agency: firstAgency).andAbove {
      #expect(book[key]?.reserved == 1)
      #expect(book[key]?.confirmed == 0)
      #expect(book[key]?.released == 1)
    }
    #expect(book[.country]?.remaining == 1)
  }

  @Test func `a place asked for and not used leaves no trace`() {
    var book = QuotaBook(country: india)
    _ = book.place(.agency, agency: firstAgency)
    #expect(book == QuotaBook(country: india))
    #expect(book.figures.isEmpty)
  }

  @Test func `a saved book is the book`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    book.book(.allocate, 50, .agency)
    _ = book.fill(.agency, agency: firstAgency, 7)
    var loaded = QuotaBook(country: india, figures: book.figures)
    #expect(loaded == book)
    _ = loaded.fill(.official, 1)
    #expect(loaded != book)
  }

  @Test func `reports list the country, then each segment with its agencies`() {
    var book = QuotaBook(country: india)
    for segment in [Segment.staff, .agency, .official] { book.book(.grant, 1, segment) }
    book.book(.allocate, 0, agency: PartyID("IND-AGY-0002"))
    book.book(.allocate, 1, agency: firstAgency)
    let places = book.sortedKeys.map { book.place(of: $0) }
    #expect(
      places == [
        "IND", "IND OFFICIAL", "IND AGENCY", "IND AGENCY IND-AGY-0001",
        "IND AGENCY IND-AGY-0002", "IND STAFF",
      ])
  }

  @Test func `an agency sees its allocation and nothing above it`() {
    var book = QuotaBook(country: india)
    book.book(.grant, 100)
    #expect(book.standing(ofAgency: firstAgency).granted == nil)
    #expect(book.standing(ofAgency: nil).key == .country)
    book.book(.allocate, 60, .official)
    book.book(.allocate, 7, agency: firstAgency)
    _ = book.fill(.agency, agency: firstAgency, 2)
    #expect(book.standing(ofAgency: firstAgency).remaining == 5)
    #expect(book.standing(ofAgency: nil).key == official)
    #expect(book.standing(ofAgency: nil).granted == 60)
  }
}
