/// What one side of a contract declares: the values of its CTB or CTP row.
package struct ContractTerms: Sendable, Equatable {
  /// The declaring side's number of the contract.
  package var contractNo: String
  /// The other side.
  package var counterparty: PartyID
  package var counterpartyContractNo: String?
  package var type: ContractType
  package var city: City
  package var licenceNo: String?
  package var buildingName: String?
  /// The check-in day.
  package var dateFrom: CalendarDate
  /// The check-out day, excluded.
  package var dateTo: CalendarDate
  /// Pilgrims.
  package var capacity: Int
  package var serviceLevel: String?
  package var route: String?
  package var mealsPerDay: Int?
  /// Seen only by the two sides and audit.
  package var amountHundredths: Int?
  /// ISO 4217.
  package var currency: String?
  package var signedAt: Instant
  package var status: ContractStatus

  package init(
    contractNo: String, counterparty: PartyID, counterpartyContractNo: String? = nil,
    type: ContractType, city: City, licenceNo: String? = nil, buildingName: String? = nil,
    dateFrom: CalendarDate, dateTo: CalendarDate, capacity: Int, serviceLevel: String? = nil,
    route: String? = nil, mealsPerDay: Int? = nil, amountHundredths: Int? = nil,
    currency: String? = nil, signedAt: Instant, status: ContractStatus
  ) {
    self.contractNo = contractNo
    self.counterparty = counterparty
    self.counterpartyContractNo = counterpartyContractNo
    self.type = type
    self.city = city
    self.licenceNo = licenceNo
    self.buildingName = buildingName
    self.dateFrom = dateFrom
    self.dateTo = dateTo
    self.capacity = capacity
    self.serviceLevel = serviceLevel
    self.route = route
    self.mealsPerDay = mealsPerDay
    self.amountHundredths = amountHundredths
    self.currency = currency
    self.signedAt = signedAt
    self.status = status
  }
}
