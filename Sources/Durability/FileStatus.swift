import Glibc

/// Who may read and write what the program makes.
package struct FileMode: RawRepresentable, Hashable, Sendable {
  /// Permission bits only.
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue & 0o7777 }

  /// Keys, tokens, settings with secrets: the owner alone.
  package static let secret = FileMode(rawValue: 0o600)
  /// A folder of secrets.
  package static let secretFolder = FileMode(rawValue: 0o700)
  /// What the group of a recipient may collect.
  package static let collected = FileMode(rawValue: 0o640)
  /// A folder that the group may enter and list.
  package static let collectedFolder = FileMode(rawValue: 0o750)
}

/// What the system knows of a file without opening it, at one moment.
package struct FileStatus: Equatable, Sendable {
  package let isRegular: Bool
  package let isDirectory: Bool
  package let isLink: Bool
  /// Bytes.
  package let size: Int64
  /// Names that the same bytes have; more than one means that somebody else can still reach them.
  package let linkCount: Int
  package let device: UInt64
  package let inode: UInt64
  /// When the content last changed: a sender can set it.
  package let modified: MachineTime
  /// When the content, the name or the rights last changed: nobody can set it.
  package let changed: MachineTime
  package let mode: FileMode
  /// The user that owns the file.
  package let owner: UInt32

  init(_ status: stat) {
    let type = status.st_mode & S_IFMT
    isRegular = type == S_IFREG
    isDirectory = type == S_IFDIR
    isLink = type == S_IFLNK
    size = Int64(status.st_size)
    linkCount = Int(status.st_nlink)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = MachineTime(status.st_mtim)
    changed = MachineTime(status.st_ctim)
    mode = FileMode(rawValue: status.st_mode)
    owner = status.st_uid
  }

  /// Whether group and others have no rights at all, and the owner is this process or root.
  package var isPrivate: Bool {
    mode.rawValue & 0o077 == 0 && (owner == geteuid() || owner == 0)
  }

  /// Whether the file belongs to this process's own user: only then can nobody else give it other
  /// rights.
  package var isOurs: Bool { owner == geteuid() }

  /// Whether both are the same file, whatever its names.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  static func of(
    _ descriptor: Int32, _ path: @autoclosure () -> String
  ) throws(DurabilityError) -> FileStatus {
    var status = stat()
    try systemCall("fstat", path()) { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }
}

/// What new files and folders withhold from others, whatever mode their maker asks for.
package enum CreationMask {
  /// Sets the mask of this process and returns the one before; once, before any thread starts.
  @discardableResult
  package static func set(_ mask: FileMode) -> FileMode {
    FileMode(rawValue: umask(mask.rawValue))
  }
}
