internal import Bookkeeping
internal import Durability
internal import Reporting
internal import Vocabulary

/// PAGE: each party's statements of the day as one page that a person can read.
///
/// The cuts of the statements are made once more, into sections instead of files: what a page
/// shows is what the machine files show. Sections of all parties wait in one scratch file, so that
/// memory holds one section at a time.
struct PageCut {
  /// The statements that a page shows, in its order; lists of changes and registers are for
  /// machines.
  static let outputs = [
    "STM", "QTR", "VSR", "CTR", "CAP", "OCC", "SRV", "ARR", "MOV", "RDR", "EST",
  ]

  private let sheet: CutSheet

  init(_ sheet: CutSheet) { self.sheet = sheet }

  func write() throws {
    let pages = try PageSections(in: sheet.stage.work.folder)
    var paged = sheet
    paged.pages = pages
    for output in Self.outputs where ScheduledCuts.outputs.contains(output) {
      try ScheduledCuts.write(output, on: paged)
    }
    let parties = try sheet.transaction.partyBook()
    try pages.read { party, sections, read in
      guard let recipient = parties[party] else { return }
      try write(recipient, sections, read)
    }
  }

  private func write(
    _ party: Party, _ sections: [PageSections.Place], _ read: (PageSections.Place) throws -> [UInt8]
  ) throws {
    let head = try sheet.head("PAGE", for: party.id)
    let name = head.fileName("PAGE", .csv).dropLast(3) + "html"
    let output = try sheet.stage.open("PAGE", to: party.id, named: String(name))
    output.append(PartyPage.head(head, name: BilingualText(ar: party.nameAr, en: party.nameEn)))
    for section in sections { output.append(try read(section)) }
    output.append(PartyPage.tail(head))
    try sheet.stage.finish(output)
    try sheet.stage.putSidecar(of: output)
    try sheet.transaction.disclose(
      sheet.stage.files[output.index], fields: sections.flatMap(\.fields),
      people: sections.reduce(0) { $0 + $1.people })
  }
}

/// Sections of pages, each written once and read once, in a scratch file of the cut's folder.
///
/// A crash leaves it beside the staged files, and recovery removes it with them.
final class PageSections {
  /// Where one section stands.
  struct Place {
    let start: Int
    let count: Int
    /// `STM.sender_ref`: what it shows.
    let fields: [String]
    /// People listed by their references.
    let people: Int
  }

  private static let scratch: EntryName = "sections"
  private let folder: Directory
  private let file: StagedFile
  private var places: [PartyID: [Place]] = [:]
  private var current: PageSection?

  init(in folder: Directory) throws {
    self.folder = folder
    try folder.unlink(Self.scratch)
    file = try StagedFile(Self.scratch, in: folder, mode: .secret)
  }

  func begin<Columns: OutputColumns>(_ columns: Columns.Type) { current = PageSection(columns) }

  func append(_ xml: [UInt8]) { current?.append(xml) }

  func end<Columns: OutputColumns>(_ columns: Columns.Type, for party: PartyID) {
    guard let section = current else { return }
    current = nil
    let html = section.html
    let isOfPeople = columns.names.contains(FieldName.senderRef.name)
    places[party, default: []].append(
      Place(
        start: file.count, count: html.count,
        fields: columns.names.map { columns.outputCode + "." + $0 },
        people: isOfPeople ? section.listed : 0))
    file.append(html)
  }

  /// Calls `body` with each party's sections, by party, and removes the scratch file.
  func read(
    _ body: (PartyID, [Place], (Place) throws -> [UInt8]) throws -> Void
  ) throws {
    try file.finish(syncing: .nothing)
    let written = try folder.openFile(Self.scratch)
    for (party, places) in places.sorted(by: { $0.key < $1.key }) {
      try body(party, places) { place in
        var bytes = [UInt8](repeating: 0, count: place.count)
        _ = try unsafe bytes.withUnsafeMutableBytes {
          try unsafe written.read(into: $0, at: Int64(place.start))
        }
        return bytes
      }
    }
    try folder.unlink(Self.scratch)
  }
}
