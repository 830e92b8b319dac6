internal import Archiving
internal import Bookkeeping
internal import Durability
internal import Vocabulary

/// The outputs of one posting in the making: written into `work/`, synced, seen by nobody.
///
/// A crash leaves files that no posting names; recovery removes them.
final class Stage {
  let work: WorkFolder
  private(set) var files: [BookedFile] = []
  private let group: PostingGroup

  init(work: WorkFolder, _ group: PostingGroup) {
    self.work = work
    self.group = group
  }

  /// Begins a file. Its place in the posting is the order of these calls.
  func open(_ output: String, to recipient: PartyID, named name: String) throws -> StagedOutput {
    let index = files.count
    files.append(BookedFile(recipient: recipient, name: name, sha256: "", output: output))
    return try StagedOutput(index: index, in: work.folder)
  }

  /// Begins the same file anew; what it held is forgotten.
  func reopen(_ output: StagedOutput) throws -> StagedOutput {
    try StagedOutput(index: output.index, in: work.folder)
  }

  /// Ends a file: its digest is booked, and its bytes are on disk before the commit.
  func finish(_ output: StagedOutput) throws {
    files[output.index].sha256 = try output.finish()
    group.staged.add(WorkFolder.staged(output.index), in: work.folder)
  }

  /// A small file in one piece.
  func put(
    _ bytes: [UInt8], as output: String, to recipient: PartyID, named name: String
  ) throws {
    let staged = try open(output, to: recipient, named: name)
    staged.append(bytes)
    try finish(staged)
  }

  /// The file's checksum in the format of `sha256sum`, beside it.
  func putSidecar(of output: StagedOutput) throws {
    let file = files[output.index]
    precondition(!file.sha256.isEmpty, "a checksum of a file that is not finished")
    try put(
      Array("\(file.sha256)  \(file.name)\n".utf8), as: file.output + ".sha256",
      to: file.recipient, named: file.name + ".sha256")
  }

  /// Removes everything staged: nothing of it will be booked.
  func discard() throws {
    for index in files.indices { try work.folder.unlink(WorkFolder.staged(index)) }
    files.removeAll()
  }

  /// Makes everything durable, names too; before the commit, once.
  func sync() throws {
    group.staged.add(work.folder)
    try group.payAlone()
  }
}

/// One staged file: buffered, digested as it is written.
final class StagedOutput {
  let index: Int
  private let file: StagedFile
  private let digest: DigestBox

  fileprivate init(index: Int, in folder: Directory) throws {
    self.index = index
    let digest = DigestBox()
    self.digest = digest
    try folder.unlink(WorkFolder.staged(index))
    file = try StagedFile(WorkFolder.staged(index), in: folder) { digest.update($0) }
  }

  func append(_ bytes: [UInt8]) { file.append(bytes) }
  func append(_ bytes: ArraySlice<UInt8>) { file.append(bytes) }
  var count: Int { file.count }

  fileprivate func finish() throws -> String {
    try file.finish(syncing: .nothing)
    return digest.hexadecimal
  }
}
