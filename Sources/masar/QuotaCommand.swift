internal import ArgumentParser
internal import Bookkeeping
internal import Vocabulary

struct QuotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota",
    abstract: "The places of every country, or every level of one.",
    discussion: """
      figure      what was granted or allocated; - where the level limits nobody
      reserved    people accepted, no visa yet
      confirmed   people with a visa
      lapsed      places given up for the season
      remaining   figure - reserved - confirmed - lapsed
      frozen      people held because the quota was lowered below what is used (L313)
      refused     when somebody was first refused for want of room

      EXAMPLES
        masar quota
        masar quota IDN
        masar quota IDN --json
      """)

  @Argument(help: ArgumentHelp("ISO 3166-1 alpha-3, for example IDN.", valueName: "country"))
  var country: CountryArgument?

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  func run() throws {
    let ledger = try OpenedHome.open(options).ledger
    let books = try ledger.read { reader in
      try (country.map { [$0.country] } ?? reader.quotaCountries()).map {
        try reader.quotaBook(of: $0)
      }
    }
    let table = QuotaTable(books: books, isWhole: country != nil)
    Terminal.answer(form.isJSON ? table.json.document : table.text)
  }
}

/// The quota of countries, for people and for programs.
struct QuotaTable {
  let books: [QuotaBook]
  /// Every level, rather than the country's own line.
  let isWhole: Bool

  var text: String {
    var table = TextTable(Self.headings)
    for book in books {
      for (key, figures) in levels(of: book) { table.add(Self.cells(book.country, key, figures)) }
    }
    if table.isEmpty {
      let whom = isWhole ? books.first.map { " for \($0.country)" } ?? "" : ""
      return "No quota was posted\(whom) yet: the ministry sends QTA files.\n"
    }
    return table.text
  }

  private static let headings: [(String, TextTable.Alignment)] = [
    ("country", .left), ("level", .left), ("figure", .right), ("reserved", .right),
    ("confirmed", .right), ("lapsed", .right), ("remaining", .right), ("frozen", .right),
    ("refused", .left), ("", .left),
  ]

  private static func cells(
    _ country: CountryCode, _ key: QuotaKey, _ figures: QuotaFigures
  ) -> [String] {
    [
      country.description, key.words, figures.figure?.grouped ?? "-", figures.reserved.grouped,
      figures.confirmed.grouped, figures.lapsed.grouped, figures.remaining?.grouped ?? "-",
      figures.frozen.grouped, figures.firstRefusalAt?.description ?? "-", country.nameAr,
    ]
  }

  /// Mission staff stand outside the country's total, so their line is never left out.
  private func levels(of book: QuotaBook) -> [(QuotaKey, QuotaFigures)] {
    book.sortedKeys.filter { isWhole || $0 == .country || $0.segment == .staff }
      .compactMap { key in book[key].map { (key, $0) } }
  }

  var json: JSONText {
    .list(
      books.map { book in
        .object([
          ("country", .text(book.country)), ("name_ar", .text(book.country.nameAr)),
          ("name_en", .text(book.country.nameEn)),
          ("levels", .list(levels(of: book).map(Self.json))),
        ])
      })
  }

  private static func json(_ key: QuotaKey, _ figures: QuotaFigures) -> JSONText {
    .object([
      ("segment", .text(key.segment?.rawValue)), ("agency", .text(key.agency)),
      ("figure", .number(figures.figure)), ("granted", .number(figures.granted)),
      ("adjusted", .number(figures.adjusted)), ("allocated", .number(figures.allocated)),
      ("reserved", .number(figures.reserved)), ("confirmed", .number(figures.confirmed)),
      ("released", .number(figures.released)), ("lapsed", .number(figures.lapsed)),
      ("remaining", .number(figures.remaining)), ("frozen", .number(figures.frozen)),
      ("first_refusal_at", .text(figures.firstRefusalAt)),
    ])
  }
}

extension QuotaKey {
  /// `country`, `OFFICIAL`, `AGENCY IDN-AGY-0001`.
  var words: String {
    let parts = [segment?.rawValue, agency?.rawValue].compactMap(\.self)
    return parts.isEmpty ? "country" : parts.joined(separator: " ")
  }
}
