import Bookkeeping
import Manifests
import Testing
import Vocabulary

@Suite struct QuotaForecastTests {
  private func row(
    _ type: QuotaEntryType, _ quantity: Int, _ segment: Segment? = nil, days: Int64
  ) -> QuotaRow {
    var row = quotaRow(type, nigeria, quantity, segment)
    row.effectiveAt = noon.adding(seconds: days * 86_400)
    return row
  }

  private func forecast(_ rows: [QuotaRow]) -> QuotaForecast {
    var forecast = QuotaForecast(QuotaBook(country: nigeria), at: noon, pending: [])
    for row in rows { forecast.apply(QuotaBook.movement(for: row, ordinal: 1)) }
    return forecast
  }

  @Test func `an allocation now leaves what was promised for later`() {
    let forecast = forecast([row(.grant, 10, days: 0), row(.allocate, 6, .official, days: 5)])
    #expect(forecast.book[.country]?.figure == 10)
    #expect(forecast.book[official] == nil)
    #expect(forecast.judge(row(.allocate, 4, .agency, days: 0), existing: nil) == .sound)
    #expect(forecast.judge(row(.allocate, 5, .agency, days: 0), existing: nil) == .exceeds(by: 1))
    #expect(forecast.judge(row(.allocate, 5, .agency, days: 9), existing: nil) == .exceeds(by: 1))
  }

  @Test func `a grant that is to come carries allocations from its day on and not before`() {
    let forecast = forecast([row(.grant, 10, days: 0), row(.adjust, 5, days: 5)])
    #expect(forecast.judge(row(.allocate, 15, .agency, days: 5), existing: nil) == .sound)
    #expect(forecast.judge(row(.allocate, 15, .agency, days: 4), existing: nil) == .exceeds(by: 5))
  }

  @Test func `whole and by segment do not mix, not even later`() {
    let forecast = forecast([row(.grant, 10, days: 5)])
    #expect(
      forecast.judge(row(.grant, 4, .official, days: 6), existing: nil) == .mixesWholeAndSegments)
  }
}
