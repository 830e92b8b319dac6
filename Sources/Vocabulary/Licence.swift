/// A licence (tasreeh) of a building, fleet, kitchen or camp, as its LIC row left it.
package struct Licence: Sendable, Equatable {
  package var number: String
  package var activity: Activity
  package var city: City
  package var holder: PartyID
  package var nameAr: String
  package var nameEn: String?
  package var districtAr: String?
  /// Housing alone.
  package var rooms: Int?
  /// Places, seats, or meals a day.
  package var capacity: Int
  package var validFrom: CalendarDate
  package var validTo: CalendarDate
  package var status: LicenceStatus

  package init(
    number: String, activity: Activity, city: City, holder: PartyID, nameAr: String,
    nameEn: String? = nil, districtAr: String? = nil, rooms: Int? = nil, capacity: Int,
    validFrom: CalendarDate, validTo: CalendarDate, status: LicenceStatus = .valid
  ) {
    self.number = number
    self.activity = activity
    self.city = city
    self.holder = holder
    self.nameAr = nameAr
    self.nameEn = nameEn
    self.districtAr = districtAr
    self.rooms = rooms
    self.capacity = capacity
    self.validFrom = validFrom
    self.validTo = validTo
    self.status = status
  }

  /// Whether it is in force on `day`: VALID, and inside its validity, both ends included.
  package func isInForce(on day: CalendarDate) -> Bool {
    status == .valid && validFrom <= day && day <= validTo
  }
}
