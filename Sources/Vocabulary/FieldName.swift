/// The name of a field in any kind: one word for one thing, whichever manifest carries it.
package enum FieldName: UInt8, CaseIterable, Sendable, Hashable {
  case parameter, country, value, effectiveAt
  case partyId, type, nameAr, nameEn, parentId, leadId, countries, city, kinds, language, format
  case validFrom, validTo, status, successorOf
  case entryNo, entryType, segment, agencyId, quantity, agreementNo, agreementDate, portSplit, note
  case licenceNo, activity, holderId, districtAr, rooms, capacity
  case contractNo, counterpartyId, counterpartyContractNo, contractType, buildingName
  case dateFrom, dateTo, serviceLevel, route, mealsPerDay, amount, currency, signedAt
  case packageCode, contracts, itinerary, routeType
  case senderRef, groupNo, groupRole, passportNo, passportIssuer, passportIssueDate
  case passportExpiry, mrz1, mrz2, surnameLat, givenLat, nationality, residenceCountry
  case birthDate, birthPlace, sex, maritalStatus, mahramRef, mahramRelation, companionRef
  case womensGroup, familyNo, acwyDate, acwyType, polioDate, yfDate, assistance, phone, email
  case photoRef
  case action, reason, evidenceNo, newSenderRef
  case certificateNo, issuedOn, headSignatory, medicalSignatory, outcome
  case requestNo, requestId, visaNo, reasonCode
  case movementNo, mode, carrier, flightNo, fromPort, entryPort, eta, pax, firstCity
  case firstLicenceNo, wheelchairs
  case enteredAt, passportHeldBy, busTripNo
  case staffRole
  case personToken, movement, at, room
  case tripNo, plate, seats, fromCity, toCity, departsAt, arrivesAt, guide, officeId, passengers
  case exitPort, cause
  case passportKey, enteredOn, leftOn
  case visitedOn, itemCode, score, noteAr

  private static let names: [String] = allCases.map { name in
    var text = ""
    for character in String(describing: name) {
      if character.isUppercase { text.append("_") }
      text.append(character.lowercased())
    }
    return text
  }

  private static let byName = Dictionary(uniqueKeysWithValues: zip(names, allCases))

  /// As files spell it: `passport_expiry`.
  package var name: String { Self.names[Int(rawValue)] }

  package init?(name: String) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }
}
