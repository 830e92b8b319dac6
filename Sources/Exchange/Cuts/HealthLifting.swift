internal import Bookkeeping
internal import Vocabulary

extension Lifting {
  /// Certificates came: R116 no longer holds their people.
  func liftCertified(_ cure: Cure) throws {
    let limit = parts.settings.curePeople
    let people = try all(in: .certified(limit: limit))
    for person in people {
      let package = try package(of: person)
      try release(person, from: .health, isConfirmed: package?.isConfirmed ?? false)
    }
    if people.count < limit { try transaction.finish(cure) }
  }

  /// The season's parameters changed: who carries `mark` is judged again, and goes on where nothing
  /// speaks against it any more.
  func review(_ country: CountryCode, _ mark: HoldMarks, _ cure: Cure) throws {
    let limit = parts.settings.curePeople
    let people = try all(
      in: .heldBySeason(
        country, mark, after: transaction.progress(of: cure), limit: limit))
    var review = SeasonReview(
      try transaction.parameterBook(), season: parts.settings.season, at: transaction.at)
    for person in people {
      let package = try package(of: person)
      if review.holds(person, by: mark, in: package) { continue }
      try release(person, from: mark, isConfirmed: package?.isConfirmed ?? false)
    }
    guard let last = people.last, people.count == limit else {
      return try transaction.finish(cure)
    }
    try transaction.note(progress: last.id, of: cure)
  }
}
