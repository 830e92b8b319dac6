import Bookkeeping
import Testing
import Vocabulary

@Suite struct ContractMatchingTests {
  @Test func `two sides that agree give capacity`() {
    let result = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    for (id, partner) in [(Int64(1), Int64(2)), (2, 1)] {
      #expect(result[id]?.match == .matched)
      #expect(result[id]?.partner == partner)
      #expect(result[id]?.isOpen == true)
      #expect(result[id]?.confirmed?.capacity == 500)
    }
  }

  @Test func `one side alone is open to nobody`() {
    #expect(matched([bought(1, terms("C-1"))])[1]?.match == .buyerOnly)
    let alone = matched([sold(2, terms("C-1"))])[2]
    #expect(alone?.match == .providerOnly)
    #expect(alone?.isOpen == false)
    #expect(alone?.confirmed == nil)
  }

  @Test(arguments: [
    (terms("C-1", capacity: 499), [FieldName.capacity]),
    (terms("C-1", from: "2026-05-11"), [.dateFrom]),
    (terms("C-1", to: "2026-05-23"), [.dateTo]),
    (terms("C-1", licence: "L-2"), [.licenceNo]),
    (terms("C-1", amount: 75_000_002), [.amount]),
    (terms("C-1", type: .catering, capacity: 1), [.contractType, .capacity]),
  ])
  func `what differs is named`(_ other: ContractTerms, _ fields: [FieldName]) {
    let result = matched([bought(1, terms("C-1")), sold(2, other)])
    #expect(result[1]?.match == .differs)
    #expect(result[1]?.differs == fields)
    #expect(result[2]?.differs == fields)
    #expect(result[1]?.isOpen == false)
  }

  @Test func `an amendment to what the other side signed agrees with it`() {
    let result = matched([bought(1, terms("C-1")), sold(2, terms("C-1", status: .amended))])
    #expect(result[1]?.match == .matched)
    #expect(result[2]?.isOpen == true)
  }

  @Test(arguments: [75_000_001, 74_999_999, nil])
  func `one hundredth, or an amount that one side keeps to itself, is no difference`(_ amount: Int?)
  {
    let result = matched([bought(1, terms("C-1")), sold(2, terms("C-1", amount: amount))])
    #expect(result[1]?.match == .matched)
  }

  @Test func `each side's own number finds the other where it is given`() {
    let result = matched([
      bought(1, terms("B-7", other: "P-9")), sold(2, terms("P-9")), bought(3, terms("P-8")),
    ])
    #expect(result[1]?.partner == 2)
    #expect(result[3]?.match == .buyerOnly)
  }

  @Test func `without a common number, licence and overlapping dates find it`() {
    let apart = terms("P-9", from: "2026-05-24", to: "2026-05-30")
    #expect(matched([bought(1, terms("B-7")), sold(2, terms("P-9"))])[1]?.match == .matched)
    #expect(matched([bought(1, terms("B-7")), sold(2, apart)])[1]?.match == .buyerOnly)
  }

  @Test func `of several that could be meant the one that agrees is`() {
    let result = matched([
      bought(1, terms("B-1", capacity: 400)), bought(2, terms("B-2", capacity: 500)),
      sold(3, terms("P-1", capacity: 500)),
    ])
    #expect(result[2]?.partner == 3)
    #expect(result[1]?.match == .buyerOnly)
  }

  @Test func `nobody is matched across buyers`() {
    let result = matched([bought(1, by: stranger, terms("C-1")), sold(2, terms("C-1"))])
    #expect(result[1]?.match == .buyerOnly)
    #expect(result[2]?.match == .providerOnly)
  }

  @Test func `a matched contract keeps its terms until both sides agree on new ones`() {
    var result = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    result[1]?.terms = terms("C-1", capacity: 300, status: .amended)
    result = matched(Array(result.values))
    #expect(result[1]?.match == .differs)
    #expect(result[1]?.confirmed?.capacity == 500)
    #expect(result[2]?.confirmed?.capacity == 500)
    #expect(result[1]?.isOpen == false)
    result[2]?.terms = terms("C-1", capacity: 300, status: .amended)
    result = matched(Array(result.values))
    #expect(result[1]?.confirmed?.capacity == 300)
    #expect(result[1]?.isOpen == true)
  }

  @Test func `an agreed partner is kept when its dates move and when a rival comes`() {
    var result = matched([bought(2, terms("B-2")), sold(3, terms("P-1"))])
    result[2]?.terms = terms("B-2", from: "2026-06-01", to: "2026-06-09", status: .amended)
    result[1] = bought(1, terms("B-1"))
    result = matched(Array(result.values))
    #expect(result[2]?.partner == 3)
    #expect(result[2]?.differs == [.dateFrom, .dateTo])
    #expect(result[1]?.match == .buyerOnly)
  }

  @Test func `a contract is cancelled by both sides or hangs between them`() {
    var result = matched([bought(1, terms("C-1")), sold(2, terms("C-1"))])
    result[1]?.terms = terms("C-1", status: .cancelled)
    result = matched(Array(result.values))
    #expect(result[1]?.match == .cancelledOneSide)
    #expect(result[1]?.counted != nil)
    result[2]?.terms = terms("C-1", capacity: 1, status: .cancelled)
    result = matched(Array(result.values))
    #expect(result[1]?.match == .matched)
    #expect(result[1]?.isOpen == false)
    #expect(result[1]?.counted == nil)
  }
}

@Suite struct BlockMatchingTests {
  private let block = sold(9, terms("BL-1", capacity: 500, amount: 500))
  private let shares = [
    bought(1, terms("BL-1", capacity: 300, amount: 300)),
    bought(2, by: agencyOne, terms("A-5", other: "BL-1", capacity: 200, amount: 200)),
  ]

  @Test func `a block is good for its shares where the sums agree`() {
    let result = matched(shares + [block])
    for id in [Int64(1), 2, 9] {
      #expect(result[id]?.match == .manyToOne)
      #expect(result[id]?.isOpen == true)
    }
    #expect(result[2]?.partner == 9)
    #expect(result[2]?.counted?.capacity == 200)
    #expect(LedgerLaw.unrequitedPartners(among: Array(result.values)).isEmpty)
  }

  @Test func `a sum that does not agree opens nothing`() {
    let result = matched([shares[0], block, bought(2, by: agencyOne, terms("BL-1", amount: 200))])
    #expect(result[1]?.match == .manyToOne)
    #expect(result[1]?.differs == [.capacity])
    #expect(result[9]?.isOpen == false)
  }

  @Test func `another country has no share`() {
    let foreign = bought(3, by: stranger, terms("BL-1", capacity: 200))
    let result = matched([shares[0], foreign, block])
    #expect(result[3]?.match == .buyerOnly)
    #expect(result[1]?.match == .differs)
  }

  @Test func `nobody's claim undoes what two sides agreed on`() {
    let whole = bought(1, terms("BL-1", capacity: 500, amount: 500))
    let result = matched([whole, shares[1], block])
    #expect(result[1]?.match == .matched)
    #expect(result[2]?.match == .buyerOnly)
  }

  @Test func `a cancelled share leaves the sum and a cancelled block its shares`() {
    var gone = shares[1]
    gone.terms.status = .cancelled
    let third = bought(3, by: agencyTwo, terms("BL-1", capacity: 200, amount: 200))
    let result = matched([shares[0], gone, third, block])
    #expect(result[2]?.match == .cancelledOneSide)
    #expect(result[3]?.isOpen == true)
    var off = block
    off.terms.status = .cancelled
    #expect(matched(shares + [off])[1]?.match == .cancelledOneSide)
  }
}

@Suite struct MatchingOrderTests {
  /// Seven declarations of few numbers, capacities, dates and buyers: everything collides.
  private func throwDeclarations(_ dice: inout Dice) -> [Declaration] {
    (Int64(1)...7).map { id in
      let number = "C-\(Int.random(in: 1...7, using: &dice))"
      let other = Bool.random(using: &dice) ? "C-\(Int.random(in: 1...7, using: &dice))" : nil
      let status = ContractStatus.allCases.randomElement(using: &dice)!
      let from = ["2026-05-10", "2026-05-14"].randomElement(using: &dice)!
      let value = terms(
        "\(number)-\(id)", other: other, capacity: 100 * Int.random(in: 1...2, using: &dice),
        from: from, amount: nil, status: status)
      let buyer = [office, agencyOne].randomElement(using: &dice)!
      return Bool.random(using: &dice) ? bought(id, by: buyer, value) : sold(id, to: buyer, value)
    }
  }

  @Test func `the order in which declarations are looked at does not matter`() {
    var dice = Dice(state: 1447)
    for _ in 0..<300 {
      let all = throwDeclarations(&dice)
      let result = matched(all)
      #expect(matched(all.shuffled(using: &dice)) == result)
      #expect(matched(Array(result.values)) == result, "matching again changes nothing")
      #expect(LedgerLaw.unrequitedPartners(among: Array(result.values)).isEmpty)
    }
  }

  /// Whoever comes first, what both sides make of a contract in the end is the same, as long as no
  /// two declarations of one side could be meant by the same one of the other.
  @Test func `the order in which files come does not matter`() {
    var dice = Dice(state: 7441)
    for _ in 0..<300 {
      let all = (0..<4).flatMap { pair -> [Declaration] in
        let licence = "L-\(pair)"
        let capacity = 100 * Int.random(in: 1...2, using: &dice)
        let number = Bool.random(using: &dice) ? "C-\(pair)" : "P-\(pair)"
        let buyer = [office, agencyOne].randomElement(using: &dice)!
        let id = Int64(pair * 2 + 1)
        return [
          bought(id, by: buyer, terms("C-\(pair)", capacity: capacity, licence: licence)),
          sold(id + 1, to: buyer, terms(number, capacity: 100, licence: licence)),
        ]
      }
      let expected = matched(all)
      var grown: [Declaration] = []
      for declaration in all.shuffled(using: &dice) {
        grown = Array(matched(grown + [declaration]).values)
      }
      #expect(Dictionary(uniqueKeysWithValues: grown.map { ($0.id, $0) }) == expected)
    }
  }
}
