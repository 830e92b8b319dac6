internal import Archiving
internal import ArgumentParser
internal import Bookkeeping
internal import Durability
internal import Exchange
internal import Glibc
internal import Vocabulary

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a home: folders, keys, ledger, the ministry.",
    discussion: """
      A home is one folder in which an exchange lives:

        inbox/<party>/    what a party drops
        outbox/<party>/   what a party collects
        archive/          originals, results, what was sent
        work/             files being processed; empty when the program rests
        keys/             signing.key and master.key, for their owner alone; season-1447.key, which
                          seals the archive; umrah-1447.key for the operator of the Umrah system
        ledger.sqlite     what was accepted
        masar.yaml        settings; optional

      What is there already is left as it is, so the command may be repeated, after a crash too. \
      Keep a copy of keys/ away from this machine: without them no result can be verified as \
      yours, no person's token made again, and no file of the archive opened.

      EXAMPLE
        masar init --home /srv/hajj --season 1447

      The defaults of the season's parameters are built in; `masar template SSN` makes the file \
      with which the ministry changes them, dropped as inbox/MOH/1447_MOH_SSN_000001.csv.
      """)

  @OptionGroup var options: HomeOptions
  @OptionGroup var form: FormOptions

  @Option(
    help: ArgumentHelp(
      "The season's Hijri year, written to masar.yaml where there is none.",
      valueName: "year"))
  var season: String?

  @Option(
    help: ArgumentHelp(
      "Keys that follow from 64 hexadecimal digits: for samples only, anybody can make them.",
      valueName: "hex", visibility: .hidden))
  var keySeed: String?

  func validate() throws {
    if let season, Season(season) == nil {
      throw ValidationError("--season takes a Hijri year from 1400 to 1500, like 1447.")
    }
    if let keySeed, KeyFiles.bytes(ofHexadecimal: keySeed)?.count != 32 {
      throw ValidationError("--key-seed takes 64 hexadecimal digits.")
    }
  }

  func run() throws {
    let founding = Founding(
      options: options, season: season,
      seed: keySeed.flatMap { KeyFiles.bytes(ofHexadecimal: $0) })
    let founded = try founding.run()
    Terminal.answer(form.isJSON ? founded.json.document : founded.text)
  }
}

/// What `masar init` made and what it found.
struct Founded {
  let path: String
  let season: Season
  let signingKey: VerifyingKey
  var made: [String] = []
  var found: [String] = []
  /// What the operator may have expected otherwise.
  var remarks: [String] = []

  mutating func note(_ thing: String, wasMade: Bool) {
    if wasMade { made.append(thing) } else { found.append(thing) }
  }

  var text: String {
    var lines = ["home    \(path), season \(season)"]
    if !made.isEmpty { lines.append("made    " + made.joined(separator: ", ")) }
    if !found.isEmpty { lines.append("there   " + found.joined(separator: ", ")) }
    lines += remarks.map { "note    \($0)" }
    lines.append("key     \(signingKey.id) \(signingKey.text)")
    lines.append("        (the signing key's public half: give it to the partners)")
    lines.append("next    drop a file into \(path)/inbox/MOH/, then `masar run --once\(place)`")
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a command adds to find this home from where the caller stands.
  private var place: String { path == "." ? "" : " --home \(path)" }

  var json: JSONText {
    .object([
      ("home", .text(path)), ("season", .text(season)), ("made", .list(made)),
      ("found", .list(found)), ("remarks", .list(remarks)),
      ("key", .object([("id", .text(signingKey.id)), ("ed25519", .text(signingKey.text))])),
    ])
  }
}
