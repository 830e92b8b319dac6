import Glibc

extension Directory {
  /// Hands over the names in the folder, in the disk's order and without `.` and `..`, until `body`
  /// says false. What others add or remove meanwhile may or may not be seen.
  package func forEachEntry(_ body: (EntryName) -> Bool) throws(DurabilityError) {
    let number = try systemCall("open", path) {
      unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard let stream = unsafe fdopendir(number) else {
      let code = errno
      close(number)
      throw DurabilityError(call: "fdopendir", path: path, errno: code)
    }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        let code = errno
        if code == 0 { return }
        throw DurabilityError(call: "readdir", path: path, errno: code)
      }
      // Nil is `.` or `..`.
      guard let name = unsafe EntryName(entry) else { continue }
      if !body(name) { return }
    }
  }

  /// The names in the folder, ordered by bytes: the same folder always gives the same list.
  package func entries() throws(DurabilityError) -> [EntryName] {
    var names: [EntryName] = []
    try forEachEntry { name in
      names.append(name)
      return true
    }
    return names.sorted()
  }

  /// The first names in the folder, ordered by bytes, and how many others there are; memory follows
  /// `limit` and not the folder.
  package func firstEntries(
    limit: Int
  ) throws(DurabilityError) -> (names: [EntryName], others: Int) {
    var names: [EntryName] = []
    var others = 0
    func keepFirst() {
      names.sort()
      others += max(0, names.count - limit)
      names.removeLast(max(0, names.count - limit))
    }
    try forEachEntry { name in
      names.append(name)
      if names.count >= 2 * limit { keepFirst() }
      return true
    }
    keepFirst()
    return (names, others)
  }

  /// Removes a file, a link itself, or a folder with all it holds; nothing there is well too.
  ///
  /// For the program's own work folders: no link is followed and no other file system entered. A
  /// crash leaves a part of the tree; the same call removes the rest.
  package func removeTree(_ name: EntryName) throws(DurabilityError) {
    try removeTree(name, device: try status().device, levels: 32)
  }

  private func removeTree(
    _ name: EntryName, device: UInt64, levels: Int
  ) throws(DurabilityError) {
    guard let status = try statusIfAny(of: name) else { return }
    guard status.isDirectory else { return try unlink(name) }
    guard levels > 0, status.device == device else {
      let code = levels > 0 ? EXDEV : ENAMETOOLONG
      throw DurabilityError(call: "removeTree", path: pathOf(name), errno: code)
    }
    let child = try openChild(name)
    for entry in try child.entries() {
      try child.removeTree(entry, device: device, levels: levels - 1)
    }
    try systemCall("rmdir", pathOf(name)) {
      unsafe name.withCString { unsafe unlinkat(descriptor.number, $0, AT_REMOVEDIR) }
    }
  }

  /// Removes a name that is not a folder; nothing there is well too, so that a repeat after a crash
  /// is harmless. Durable after `sync`.
  package func unlink(_ name: EntryName) throws(DurabilityError) {
    do {
      try systemCall("unlinkat", pathOf(name)) {
        unsafe name.withCString { unsafe unlinkat(descriptor.number, $0, 0) }
      }
    } catch let error where error.isMissing {}
  }
}

extension EntryName {
  fileprivate init?(_ entry: UnsafeMutablePointer<dirent>) {
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
    let start = unsafe (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: UInt8.self)
    let length = unsafe strlen(start)
    unsafe self.init(bytes: UnsafeBufferPointer(start: start, count: length))
  }
}
