internal import ArgumentParser
internal import Vocabulary

/// The two languages in which the exchange speaks to people.
enum SpokenLanguage: String, CaseIterable, ExpressibleByArgument {
  case ar, en

  var language: Language { self == .ar ? .arabic : .english }
}

/// A kind on the command line, in any case of letters.
struct KindArgument: ExpressibleByArgument {
  let kind: Kind

  init?(argument: String) {
    guard let kind = Kind(rawValue: argument.uppercased()) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { Kind.allCases.map(\.rawValue) }
}

/// A rule's code on the command line; an unknown one is answered with the nearest that there is.
struct CodeArgument: ExpressibleByArgument {
  let given: String

  init(argument: String) { given = argument.uppercased() }

  func code() throws -> RuleCode {
    if let code = RuleCode(name: given) { return code }
    let known = RuleCode.allCases.map(\.name)
    let hint = nearest(to: given, among: known).map { " Did you mean \($0)?" } ?? ""
    throw ValidationError("There is no rule \(given).\(hint) `masar rules` lists them all.")
  }
}

/// A country on the command line: its ISO 3166-1 alpha-3 code.
struct CountryArgument: ExpressibleByArgument {
  let country: CountryCode

  init?(argument: String) {
    guard let country = CountryCode(argument.uppercased()) else { return nil }
    self.country = country.canonical
  }
}
