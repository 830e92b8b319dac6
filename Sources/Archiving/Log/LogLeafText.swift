internal import Vocabulary

extension LogLeaf {
  private static let version = "masar-leaf 1"

  package var encoded: LogEntry {
    var text = "\(Self.version)\nposting \(posting)\ncause \(cause)\nat \(at)\nseason \(season)\n"
    if isFull { text += "full\n" }
    if let home { text += home.lines }
    if let forgotten { text += forgotten.line }
    if let submission { text += submission.lines }
    let list = Array((files.map(\.line) + disclosures.map(\.line)).joined().utf8)
    if list.count <= Self.inlineBytes {
      return LogEntry(bytes: Array(text.utf8) + list, list: nil)
    }
    text += "list \(files.count + disclosures.count) \(ContentDigest.hexadecimal(of: list))\n"
    return LogEntry(bytes: Array(text.utf8), list: list)
  }

  /// Which list an entry has beside it, by its digest; nil where it has none.
  package static func listDigest(in entry: [UInt8]) -> String? {
    Lines(entry)?.first("list").flatMap { $0.last.map { String($0) } }
  }

  /// Reads an entry back; nil where it is none of version 1. Lines that are not known here are
  /// passed over: the tree vouches for them all the same.
  ///
  /// - Parameter list: the bytes that the entry's `list` digests, where it has one.
  package init?(entry: [UInt8], list: [UInt8] = []) {
    guard let lines = Lines(entry), lines.version == Self.version[...],
      let posting = lines.number("posting"), let cause = lines.first("cause")?.first,
      let at = lines.instant("at"),
      let season = lines.first("season")?.first.flatMap({ Season(String($0)) }),
      let rest = Lines(list)
    else { return nil }
    self.init(
      posting: posting, cause: String(cause), at: at, season: season,
      isFull: lines.first("full") != nil)
    home = HomeState(lines)
    forgotten = LoggedForgetting(lines)
    submission = LoggedSubmission(lines)
    for line in lines.all + rest.all {
      if let file = LoggedFile(line) { files.append(file) }
      if let disclosure = LoggedDisclosure(line) { disclosures.append(disclosure) }
    }
  }
}

/// Lines of words, the first of which says what the line is.
struct Lines {
  let all: [[Substring]]
  let version: Substring?

  /// Nil where the bytes are not UTF-8.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n")
    version = lines.first
    all = lines.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
  }

  /// What follows the first line's word.
  func first(_ word: String) -> ArraySlice<Substring>? {
    all.first { $0.first == word[...] }?.dropFirst()
  }

  func number(_ word: String) -> Int? { first(word)?.first.flatMap { Self.number($0) } }

  /// Nil for what is no number that the log can hold.
  static func number(_ text: Substring) -> Int? {
    Int(text).flatMap { (0...LogLeaf.highestNumber).contains($0) ? $0 : nil }
  }

  func instant(_ word: String) -> Instant? {
    first(word)?.first.flatMap { Instant(rfc3339: String($0)) }
  }

  func digest(_ word: String) -> FileDigest? { first(word)?.first.flatMap { FileDigest($0) } }
}

extension HomeState {
  fileprivate var lines: String {
    """
    origin \(origin)
    key \(key)
    master \(masterFingerprint)
    settings \(settings)
    rules \(rules)

    """
  }

  fileprivate init?(_ lines: Lines) {
    guard let origin = lines.first("origin")?.first, let key = lines.first("key")?.first,
      let master = lines.first("master")?.first, let settings = lines.first("settings")?.first,
      let rules = lines.first("rules")?.first
    else { return nil }
    self.init(
      origin: String(origin), key: String(key), masterFingerprint: String(master),
      settings: String(settings), rules: String(rules))
  }
}

extension LoggedForgetting {
  fileprivate var line: String { "forgot \(season) \(fingerprint) \(reason)\n" }

  fileprivate init?(_ lines: Lines) {
    guard let words = lines.first("forgot"), words.count >= 3,
      let season = words.first.flatMap({ Season(String($0)) })
    else { return nil }
    self.init(
      season: season, fingerprint: String(words[words.startIndex + 1]),
      reason: words.dropFirst(2).joined(separator: " "))
  }
}

extension LoggedSubmission {
  fileprivate var lines: String {
    var text = "receipt \(receipt) \(receivedAt)\nfrom \(party)"
    if let envelope {
      text += " \(envelope.season) \(envelope.kind.rawValue) \(envelope.sequence)"
    }
    text += "\nverdict \(verdict.rawValue)"
    for count in counts { text += " \(count)" }
    if let recall { text += "\nrecall \(recall.posting) \(recall.code)" }
    if let slip { text += "\nslip \(slip)" }
    return text + "\noriginal \(original)\ncontent \(content)\n"
  }

  fileprivate init?(_ lines: Lines) {
    guard let receipt = lines.first("receipt"), receipt.count == 2,
      let number = Lines.number(receipt.first!),
      let receivedAt = Instant(rfc3339: String(receipt.last!)),
      let from = lines.first("from"), let party = from.first, let verdict = lines.first("verdict"),
      let word = verdict.first.flatMap({ Verdict(rawValue: String($0)) }),
      let original = lines.digest("original"),
      let content = lines.first("content")?.first
    else { return nil }
    self.init(
      receipt: number, receivedAt: receivedAt, party: PartyID(String(party)),
      envelope: LoggedEnvelope(from.dropFirst()), verdict: word,
      counts: verdict.dropFirst().compactMap { Lines.number($0) }, slip: lines.digest("slip"),
      original: original,
      content: String(content))
    if let words = lines.first("recall"), words.count == 2, let posting = Lines.number(words.first!)
    {
      recall = LoggedRecall(posting: posting, code: String(words.last!))
    }
  }
}

extension LoggedEnvelope {
  fileprivate init?(_ words: ArraySlice<Substring>) {
    let words = Array(words)
    guard words.count == 3, let season = Season(String(words[0])),
      let kind = Kind(rawValue: String(words[1])), let sequence = Lines.number(words[2])
    else { return nil }
    self.init(season: season, kind: kind, sequence: sequence)
  }
}

extension LoggedFile {
  fileprivate var line: String {
    switch place {
    case .response: "response \(output) \(recipient) \(digest)\n"
    case .result: "result \(output) \(recipient) \(digest)\n"
    case .cut(let name): "cut \(output) \(recipient) \(digest) \(name)\n"
    }
  }

  fileprivate init?(_ line: [Substring]) {
    guard line.count >= 4, let digest = FileDigest(line[3]) else { return nil }
    let place: Place
    switch (line[0], line.count) {
    case ("response", 4): place = .response
    case ("result", 4): place = .result
    case ("cut", 5): place = .cut(name: String(line[4]))
    default: return nil
    }
    self.init(
      place: place, output: String(line[1]), recipient: PartyID(String(line[2])), digest: digest)
  }
}

extension LoggedDisclosure {
  fileprivate var line: String {
    "disclosed \(output) \(recipient) \(people) \(profileVersion) "
      + fields.joined(separator: ",") + "\n"
  }

  fileprivate init?(_ line: [Substring]) {
    guard line.count == 6, line[0] == "disclosed", let people = Lines.number(line[3]) else {
      return nil
    }
    self.init(
      output: String(line[1]), recipient: PartyID(String(line[2])), people: people,
      profileVersion: String(line[4]),
      fields: line[5].split(separator: ",").map(String.init))
  }
}
