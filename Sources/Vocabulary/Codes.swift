/// Whose part of a country's quota a place belongs to.
package enum Segment: String, CaseIterable, Sendable, Hashable {
  /// The official mission.
  case official = "OFFICIAL"
  /// Companies and agencies.
  case agency = "AGENCY"
  /// Mission staff, outside the country's total.
  case staff = "STAFF"
}

/// The movements that a QTA row may order.
package enum QuotaEntryType: String, CaseIterable, Sendable {
  case grant = "GRANT"
  case adjust = "ADJUST"
  case allocate = "ALLOCATE"
  case lapse = "LAPSE"
}

/// The cities and sites of the hajj.
package enum City: String, CaseIterable, Sendable, Hashable {
  case makkah = "MAK"
  case madinah = "MED"
  /// Mina, Arafat and Muzdalifah.
  case holySites = "MSH"
  case jeddah = "JED"
  /// Transport contracts alone: everywhere.
  case all = "ALL"
}

/// What a licence allows.
package enum Activity: String, CaseIterable, Sendable {
  case housing = "HSG"
  case transport = "TRN"
  case catering = "CAT"
  case camp = "CMP"
  case tawafa = "TWF"
}

/// What a contract is for.
package enum ContractType: String, CaseIterable, Sendable, Hashable {
  case housing = "HSG"
  case transport = "TRN"
  case catering = "CAT"
  case tawafa = "TWF"
  case adilla = "ADL"
  case camp = "CMP"
}

/// Where a contract stands, as one side declares it.
package enum ContractStatus: String, CaseIterable, Sendable {
  case signed = "SIGNED"
  case amended = "AMENDED"
  case cancelled = "CANCELLED"
}

package enum LicenceStatus: String, CaseIterable, Sendable {
  case valid = "VALID"
  case suspended = "SUSPENDED"
  case revoked = "REVOKED"
}

package enum PartyStatus: String, CaseIterable, Sendable {
  case active = "ACTIVE"
  case suspended = "SUSPENDED"
}

package enum RouteType: String, CaseIterable, Sendable {
  case makkahFirst = "MAK_FIRST"
  case madinahFirst = "MED_FIRST"
}

package enum Sex: String, CaseIterable, Sendable {
  case male = "M"
  case female = "F"
}

package enum GroupRole: String, CaseIterable, Sendable {
  case member = "MEMBER"
  case leader = "LEADER"
  case guide = "GUIDE"
}

package enum MaritalStatus: String, CaseIterable, Sendable {
  case single = "SINGLE"
  case married = "MARRIED"
  case divorced = "DIVORCED"
  case widowed = "WIDOWED"
}

/// The kinship of a mahram to the woman who travels with him.
package enum MahramRelation: String, CaseIterable, Sendable {
  case husband = "HUSBAND"
  case father = "FATHER"
  case son = "SON"
  case brother = "BROTHER"
  case grandfather = "GRANDFATHER"
  case grandson = "GRANDSON"
  case uncle = "UNCLE"
  case nephew = "NEPHEW"
  case fatherInLaw = "FATHER_IN_LAW"
  case sonInLaw = "SON_IN_LAW"
  case stepfather = "STEPFATHER"
  case stepson = "STEPSON"
  case fosterKin = "FOSTER"
}

package enum MeningococcalVaccine: String, CaseIterable, Sendable {
  case polysaccharide = "POLY"
  case conjugate = "CONJ"
}

/// What help a pilgrim needs; flags, never a diagnosis.
package enum Assistance: String, CaseIterable, Sendable {
  case wheelchairRamp = "WCHR"
  case wheelchairCabin = "WCHC"
  case blind = "BLND"
  case deaf = "DEAF"
  case medical = "MEDA"
}

package enum Language: String, CaseIterable, Sendable {
  case arabic = "ar"
  case english = "en"
  case french = "fr"
  case turkish = "tr"
  case urdu = "ur"
  case indonesian = "id"
  case persian = "fa"
}

/// The form of a machine file.
package enum FileFormat: String, CaseIterable, Sendable {
  case csv = "csv"
  case xml = "xml"
}
