/// One item that the ministry's branch looked at in a readiness visit.
package struct Visit: Sendable, Equatable {
  package var party: PartyID
  package var item: ReadinessItem
  package var visitedOn: CalendarDate
  /// 0 to 100.
  package var score: Int
  package var noteAr: String?

  package init(
    party: PartyID, item: ReadinessItem, visitedOn: CalendarDate, score: Int, noteAr: String? = nil
  ) {
    self.party = party
    self.item = item
    self.visitedOn = visitedOn
    self.score = score
    self.noteAr = noteAr
  }
}
