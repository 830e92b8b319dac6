package import Bookkeeping
package import Vocabulary

/// CTR: how the two sides' declarations of a contract compare, told to one of them or the ministry.
package struct ContractReport: Sendable {
  package var writer: OutputWriter<ContractReportColumn>
  private let isMinistry: Bool
  private let at: Instant

  /// - Parameter recipient: a side sees its own values and, but for money, the other's where they
  ///   differ; the ministry sees nobody's money.
  package init(_ format: FileFormat, _ head: OutputHead, recipient: PartyType) {
    writer = OutputWriter(format, head)
    isMinistry = recipient == .ministry
    at = head.at
  }

  /// - Parameters:
  ///   - own: the recipient's declaration; for the ministry the buyer's, or the only one.
  ///   - other: the other side's, where there is one.
  package mutating func append(_ own: Declaration, other: Declaration?) {
    writer.beginRecord()
    writer.put(.contractNo, text: own.terms.contractNo)
    writer.put(.counterpartyId, text: own.terms.counterparty.rawValue)
    writer.put(.contractType, text: own.terms.type.rawValue)
    writer.put(.match, text: own.match.rawValue)
    writer.put(.differs, text: own.differs.map(\.name).joined(separator: ";"))
    writer.put(.ownValue, text: values(own, own.differs, showsMoney: !isMinistry))
    let othersValues = other.map { values($0, own.differs, showsMoney: false) }
    writer.put(.otherValue, text: othersValues ?? "")
    if isOneSided(own.match) {
      writer.put(.daysOneSided, own.firstDeclaredAt.date().days(until: at.date()))
    } else {
      writer.skip(.daysOneSided)
    }
    writer.endRecord()
  }

  /// What the other side declared and the recipient has not: that it is there, and under which
  /// number it can be answered.
  package mutating func appendUnanswered(_ theirs: Declaration) {
    writer.beginRecord()
    writer.put(.contractNo, text: theirs.terms.contractNo)
    writer.put(.counterpartyId, text: theirs.sender.rawValue)
    writer.put(.contractType, text: theirs.terms.type.rawValue)
    writer.put(.match, text: theirs.match.rawValue)
    writer.skip(.differs)
    writer.skip(.ownValue)
    writer.skip(.otherValue)
    writer.put(.daysOneSided, theirs.firstDeclaredAt.date().days(until: at.date()))
    writer.endRecord()
  }

  private func isOneSided(_ match: ContractMatch) -> Bool {
    match == .buyerOnly || match == .providerOnly
  }

  /// `date_from=2026-05-10;capacity=450`.
  private func values(
    _ declaration: Declaration, _ fields: [FieldName], showsMoney: Bool
  ) -> String {
    fields.filter { showsMoney || !Self.isMoney($0) }.map { field in
      // The separator cannot stand in a value.
      let value = String(declaration.terms.text(field).map { $0 == ";" ? "," : $0 })
      return field.name + "=" + value
    }.joined(separator: ";")
  }

  private static func isMoney(_ field: FieldName) -> Bool {
    field == .amount || field == .currency
  }
}

extension ContractTerms {
  /// The declared value of a field that the two sides are compared by; empty where absent.
  fileprivate func text(_ field: FieldName) -> String {
    switch field {
    case .contractNo: contractNo
    case .contractType: type.rawValue
    case .city: city.rawValue
    case .licenceNo: licenceNo ?? ""
    case .buildingName: buildingName ?? ""
    case .dateFrom: dateFrom.description
    case .dateTo: dateTo.description
    case .capacity: String(capacity)
    case .serviceLevel: serviceLevel ?? ""
    case .route: route ?? ""
    case .mealsPerDay: mealsPerDay.map(String.init) ?? ""
    case .amount: amountText
    case .currency: currency ?? ""
    case .status: status.rawValue
    default: ""
    }
  }

  private var amountText: String {
    guard let amountHundredths else { return "" }
    let cents = amountHundredths.magnitude % 100
    let sign = amountHundredths < 0 ? "-" : ""
    return "\(sign)\(amountHundredths.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
