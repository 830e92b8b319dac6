/// What the season knows of the person whom an AMD row names.
package struct AmendmentStanding: Sendable, Equatable {
  package var action: Amendment
  /// The registration under the row's reference: the open one, else the one that was closed last.
  package var person: KnownPerson?
  /// REPLACE: the open registration that has the new reference already.
  package var newReference: KnownPerson?
  /// REPLACE: somebody was registered in the person's place before.
  package var isReplaced: Bool
  /// REPLACE: the ceiling of the person's party, where it is reached (L309).
  package var reachedCeiling: Int?
  /// A request to Foreign Affairs can be taken back and made anew: a correction may touch its
  /// fields while it is in process.
  package var mayAskAgain: Bool

  package init(
    action: Amendment, person: KnownPerson? = nil, newReference: KnownPerson? = nil,
    isReplaced: Bool = false, reachedCeiling: Int? = nil, mayAskAgain: Bool = false
  ) {
    self.action = action
    self.person = person
    self.newReference = newReference
    self.isReplaced = isReplaced
    self.reachedCeiling = reachedCeiling
    self.mayAskAgain = mayAskAgain
  }
}
