/// The tables that postings write. Each row names the posting that created it, and `posting_tally`
/// says how many a posting created, so that no row can vanish unseen.
enum BookTable: String, CaseIterable, Hashable {
  case posting
  case submission
  case bookedFile = "booked_file"
  case partyName = "party_name"
  case party
  case parameter
  case licence
  case quotaEntry = "quota_entry"
  case movement
  case pendingMovement = "pending_movement"
  case quotaLevel = "quota_level"
  case contractTerms = "contract_terms"
  case declaration
  case package
  case person
  case sentPerson = "sent_person"
  case shownPerson = "shown_person"
  case outputNumber = "output_number"
  case disclosure
  case cure
  case lifeEvent = "life_event"
  case stay
  case coachTrip = "coach_trip"
  case departure
  case visaResult = "visa_result"
  case pastRequest = "past_request"
  case amendment
  case staff
  case certificate
  case umrahStay = "umrah_stay"
  case umrahKey = "umrah_key"
  case visit
  case fileCause = "file_cause"
  case registerPiece = "register_piece"
  case arrivalPlan = "arrival_plan"
  case plannedPerson = "planned_person"
  case arrival
  case agencyClose = "agency_close"
  case agencyShortfall = "agency_shortfall"
}

/// The schema's versions. A migration that was shipped is never changed: the next one is added.
///
/// Countries are the packed letters of `CountryCode`, days are counted from 1970-01-01, moments
/// are seconds since then, other codes are the contract's own words or, in the two tables of many
/// million rows, the places of their cases.
enum Schema {
  struct Version {
    let name: String
    let statements: [String]
  }

  static let versions = [
    Version(
      name: "1 first issue",
      statements: [
        postings, season, quota, contracts, people, references, lives, minimums, certificates,
        visas, arrivals, cuts, ground, amendments, staff, waiting, umrah, readiness, registers,
      ]),
    Version(name: "2 parties by their last change", statements: [lastChanges]),
    Version(name: "3 the audit log", statements: [log]),
  ]
}
