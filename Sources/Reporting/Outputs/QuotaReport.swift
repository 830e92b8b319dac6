package import Bookkeeping
package import Vocabulary

/// QTR: the quota ledger's figures, level by level.
package struct QuotaReport: Sendable {
  package var writer: OutputWriter<QuotaReportColumn>

  package init(_ format: FileFormat, _ head: OutputHead) { writer = OutputWriter(format, head) }

  /// Whether `party` may see a level: the ministry all, an office its country, an agency itself and
  /// neither its segment nor its country.
  package static func shows(_ key: QuotaKey, of country: CountryCode, to party: Party) -> Bool {
    switch party.type {
    case .ministry: true
    case .office: party.country == country
    case .agency: party.country == country && key.agency == party.id
    default: false
    }
  }

  /// Writes the levels of one country that `party` may see.
  package mutating func append(_ book: QuotaBook, for party: Party) {
    for key in book.sortedKeys where Self.shows(key, of: book.country, to: party) {
      if let figures = book[key] {
        append(key, figures, remaining: book.remaining(at: key), of: book.country)
      }
    }
  }

  /// - Parameter remaining: of agencies that merged what is left to all of them together.
  private mutating func append(
    _ key: QuotaKey, _ figures: QuotaFigures, remaining: Int?, of country: CountryCode
  ) {
    writer.beginRecord()
    writer.put(.country, country)
    writer.put(.segment, text: key.segment?.rawValue ?? "")
    writer.put(.agencyId, text: key.agency?.rawValue ?? "")
    writer.put(.granted, figures.granted)
    writer.put(.adjusted, figures.adjusted)
    writer.put(.allocated, figures.allocated)
    writer.put(.reserved, figures.reserved)
    writer.put(.confirmed, figures.confirmed)
    writer.put(.released, figures.released)
    writer.put(.lapsed, figures.lapsed)
    writer.put(.frozen, figures.frozen)
    if let remaining {
      writer.put(.remaining, remaining)
    } else {
      writer.skip(.remaining)
    }
    writer.put(.firstRefusalAt, figures.firstRefusalAt)
    writer.endRecord()
  }
}
