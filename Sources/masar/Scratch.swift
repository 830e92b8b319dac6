internal import Durability
internal import Glibc

/// A folder of its own under the system's temporary one, for its owner alone, gone with the command.
struct Scratch {
  let path: String
  let folder: Directory

  init(_ purpose: String) throws {
    let base = HomeOptions.environment["TMPDIR"] ?? "/tmp"
    var template = Array((base + "/masar-\(purpose).XXXXXX").utf8CString)
    guard let made = unsafe mkdtemp(&template) else {
      throw DurabilityError(call: "mkdtemp", path: base, errno: errno)
    }
    path = unsafe String(cString: made)
    folder = try Directory.open(path)
  }

  func remove() {
    guard let slash = path.lastIndex(of: "/"),
      let name = EntryName(String(path[path.index(after: slash)...])),
      let parent = try? Directory.open(String(path[..<slash]))
    else { return }
    try? parent.removeTree(name)
  }
}
