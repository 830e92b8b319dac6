import Bookkeeping
import Vocabulary

extension LedgerConformance {
  static let groupPromises: [Promise] = [
    promise("what a group books is seen by who asks on its thread, and read by nobody") {
      conformance in
      let scene = try conformance.scene()
      let before = try scene.read { try $0.lastPosting() }
      try scene.ledger.beginGroup()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      try scene.receive(sequence: 2, people: [("A-2", "A1000002")])
      try demand(scene.ledger.isInGroup, true, "in a group")
      try demand(try scene.ledger.ask { try $0.lastPosting() }, before + 2, "postings asked for")
      try demand(try scene.read { try $0.lastPosting() }, before, "postings read")
      try scene.ledger.endGroup()
      try demand(scene.ledger.isInGroup, false, "in a group that has ended")
      try demand(try scene.read { try $0.lastPosting() }, before + 2, "postings of the next view")
      try demand(try scene.people().count, 2, "people")
    },
    promise("a discarded posting of a group leaves nothing, those beside it stay") { conformance in
      let scene = try conformance.scene()
      try scene.ledger.beginGroup()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      try scene.receive(sequence: 2, people: [("A-2", "A1000002")], commits: false)
      try scene.receive(sequence: 3, people: [("A-3", "A1000003")])
      try scene.ledger.endGroup()
      try scene.read { book in
        try demand(try scene.known("A-1", in: book)?.lastPosting, 2, "the first")
        try demand(try scene.known("A-2", in: book), nil, "the discarded one")
        try demand(try scene.known("A-3", in: book)?.lastPosting, 3, "the next number")
      }
    },
    promise("a thrown error takes back its posting and none before it") { conformance in
      struct Trouble: Error {}
      let scene = try conformance.scene()
      try scene.ledger.beginGroup()
      try scene.receive(sequence: 1, people: [("A-1", "A1000001")])
      do {
        try scene.book { book in
          _ = try scene.register("A-2", "A1000002", ordinal: 1, in: book)
          throw Trouble()
        }
        throw BrokenPromise(description: "an error was swallowed")
      } catch is Trouble {}
      try demand(scene.ledger.isInGroup, true, "the group goes on")
      try scene.ledger.endGroup()
      try demand(try scene.people().count, 1, "people")
    },
    promise("of a discarded group nothing was ever booked") { conformance in
      let scene = try conformance.scene()
      let before = try scene.read { try $0.lastPosting() }
      try scene.ledger.beginGroup()
      try scene.book { try $0.enter(LedgerScene.agency) }
      let entered = try scene.ledger.ask { try $0.partyBook()[LedgerScene.agency.id]?.id }
      try demand(entered, LedgerScene.agency.id, "a party that the group enters")
      scene.ledger.discardGroup()
      try demand(try scene.ledger.ask { try $0.lastPosting() }, before, "postings")
      // The next posting has the number of the discarded one.
      var other = LedgerScene.agency
      other.nameEn = "Another"
      try scene.book { try $0.enter(other) }
      let name = try scene.ledger.ask { try $0.partyBook()[LedgerScene.agency.id]?.nameEn }
      try demand(name, "Another", "the party that was entered")
      scene.ledger.discardGroup()
      try demand(try scene.ledger.ask { try $0.lastPosting() }, before + 1, "postings after all")
    },
  ]
}
