import Bookkeeping
import Testing
import Vocabulary

@Suite struct LedgerLawTests {
  private let movements = [
    movement(.grant, quantity: 100), movement(.allocate, .agency, quantity: 40),
    movement(.allocate, .agency, firstAgency, quantity: 10),
    movement(.reserve, .agency, firstAgency), movement(.reserve, .official),
    movement(.confirm, .official), movement(.adjust, .agency, quantity: -5),
    movement(.release, .official, confirmed: true), movement(.lapse, .agency, quantity: 1),
    movement(.grant, .staff, quantity: 3), movement(.reserve, .staff),
  ]

  @Test func `movements make the same book in whatever order they come`() {
    let book = QuotaBook.rebuilt(india, movements)
    #expect(book[.country]?.figure == 95)
    #expect(book[agencies]?.available == 34)
    var generator = Dice(state: 7)
    for _ in 0..<200 {
      #expect(QuotaBook.rebuilt(india, movements.shuffled(using: &generator)) == book)
    }
  }

  @Test func `what is booked person by person is what its movements make`() {
    var book = QuotaBook.rebuilt(india, [movement(.grant, quantity: 5)])
    let place = book.place(.official, agency: nil)
    #expect(book.fill(.official, 6) == 5)
    book.confirm(place)
    book.release(place, confirmed: false)
    let line =
      [movement(.grant, quantity: 5)] + Array(repeating: movement(.reserve, .official), count: 5)
      + [movement(.confirm, .official), movement(.release, .official)]
    #expect(book.gaps(from: QuotaBook.rebuilt(india, line)).isEmpty)
  }

  @Test func `a gap of one place is found and named`() {
    let sound = QuotaBook.rebuilt(india, movements)
    var lame = sound
    lame.confirm(.agency, agency: firstAgency)
    let gaps = lame.gaps(from: sound)
    #expect(gaps.count == 6)
    #expect(gaps.first?.place == "IND reserved")
    #expect(gaps.first?.expected == 1)
    #expect(gaps.first?.found == 0)
    #expect(gaps.first?.law == LedgerLaw.figuresFollowMovements.rawValue)
  }

  @Test func `what counts only later is left out until then`() {
    var later = movement(.adjust, quantity: 50)
    later.effectiveAt = noon.adding(seconds: 1)
    let all = [movement(.grant, quantity: 100), later]
    #expect(QuotaBook.rebuilt(india, all, asOf: noon)[.country]?.figure == 100)
    #expect(QuotaBook.rebuilt(india, all)[.country]?.figure == 150)
  }

  @Test func `another country's movements are not ours`() {
    #expect(QuotaBook.rebuilt(nigeria, movements) == QuotaBook(country: nigeria))
  }
}

private func movement(
  _ type: MovementType, _ segment: Segment? = nil, _ agency: PartyID? = nil, quantity: Int = 1,
  confirmed: Bool = false
) -> Movement {
  Movement(
    type: type, country: india, segment: segment, agency: agency, quantity: quantity,
    releasesConfirmed: confirmed, ordinal: 1, effectiveAt: noon)
}

/// The same throws on every machine and in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
