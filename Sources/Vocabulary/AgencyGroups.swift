/// The agencies of one country that are one for quota and minimum: those that merged under a lead
/// agency, and a renamed agency with its successor.
///
/// Nobody's reference and no place changes hands by a merger: what the members were allocated and
/// what they use is summed instead.
package struct AgencyGroups: Sendable, Equatable {
  private var heads: [PartyID: PartyID] = [:]
  private var groups: [PartyID: [PartyID]] = [:]

  package init() {}

  /// - Parameter links: an agency and the one that answers for it: its lead, or its successor.
  package init(_ links: [(agency: PartyID, under: PartyID)]) {
    var above: [PartyID: PartyID] = [:]
    for link in links { above[link.agency] = link.under }
    for agency in Set(above.keys).union(above.values) {
      let head = Self.head(of: agency, above)
      heads[agency] = head
      groups[head, default: []].append(agency)
    }
    for head in groups.keys { groups[head]?.sort() }
  }

  /// A ring, which no PTY row can make, ends somewhere too.
  private static func head(of agency: PartyID, _ above: [PartyID: PartyID]) -> PartyID {
    var head = agency
    for _ in 0..<64 {
      guard let next = above[head] else { break }
      head = next
    }
    return head
  }

  /// Whether no agency of the country shares anything with another.
  package var isEmpty: Bool { heads.isEmpty }

  /// The agency that answers for `agency`: itself where it never merged.
  package func head(of agency: PartyID) -> PartyID { heads[agency] ?? agency }

  /// All that share with `agency`, it among them, in the order of their names.
  package func members(with agency: PartyID) -> [PartyID] {
    groups[head(of: agency)] ?? [agency]
  }
}
