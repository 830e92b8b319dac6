/// What an AMD row does to a person.
package enum Amendment: String, CaseIterable, Sendable {
  case correct = "CORRECT"
  case replace = "REPLACE"
  case cancel = "CANCEL"
  case movePackage = "MOVE_PACKAGE"
  case moveGroup = "MOVE_GROUP"
}

/// Why a person is amended.
package enum AmendmentReason: String, CaseIterable, Sendable {
  case death = "DEATH"
  case illness = "ILLNESS"
  case visaRefused = "VISA_REFUSED"
  case withdrawal = "WITHDRAWAL"
  case dataError = "DATA_ERROR"
}

/// What a health-capability certificate says.
package enum Fitness: String, CaseIterable, Sendable {
  case fit = "FIT"
  case fitWithAid = "FIT_WITH_AID"
  case unfit = "UNFIT"
}

/// The result of a visa request.
package enum VisaStatus: String, CaseIterable, Sendable {
  case issued = "ISSUED"
  case refused = "REFUSED"
  case returned = "RETURNED"
  case cancelled = "CANCELLED"
}

/// Why a visa was not issued. Senders of people never learn of `security` and `health`.
package enum VisaReason: String, CaseIterable, Sendable {
  case photo = "PHOTO"
  case nameMismatch = "NAME_MISMATCH"
  case duplicate = "DUPLICATE"
  case passportInvalid = "PASSPORT_INVALID"
  case security = "SECURITY"
  case health = "HEALTH"
  case other = "OTHER"

  /// As offices and agencies are told it (outputs.psv, STM).
  package var toldToSender: VisaReason {
    self == .security || self == .health ? .other : self
  }
}

/// What a member of the mission does.
package enum StaffRole: String, CaseIterable, Sendable {
  case administrative = "ADMIN"
  case medical = "MEDICAL"
  case media = "MEDIA"
  case guide = "GUIDE"
}

/// Into a building or out of it.
package enum StayMovement: String, CaseIterable, Sendable {
  case into = "IN"
  case out = "OUT"
}

/// How a person left a city, or did not.
package enum DepartureCause: String, CaseIterable, Sendable {
  case departed = "DEPARTED"
  case deceased = "DECEASED"
  case hospital = "HOSPITAL"
  case transferred = "TRANSFERRED"
  case overstay = "OVERSTAY"
}

/// What a readiness visit looks at.
package enum ReadinessItem: String, CaseIterable, Sendable {
  case system = "SYSTEM"
  case staff = "STAFF"
  case housing = "HOUSING"
  case transport = "TRANSPORT"
  case catering = "CATERING"
  case camp = "CAMP"
  case emergency = "EMERGENCY"
}
