import Foundation
import TestSupport

/// A file system of its own in a file, whose power can fail.
///
/// Shut down without flushing its log it is what a disk is after a loss of power: what was synced
/// is there, what was not may be.
final class LoopDisk {
  enum Form: String, CaseIterable, Sendable, CustomStringConvertible {
    case xfs
    case ext4

    var description: String { rawValue }
  }

  let image: String
  private let mountPoint: String
  private var isMounted = false

  var home: String { mountPoint + "/home" }

  /// Why there can be none here; nil where there can.
  static let obstacle: String? = {
    if geteuid() != 0 { return "mounting needs root" }
    for form in Form.allCases where !ChildProcess.exists("mkfs.\(form)") {
      return "mkfs.\(form) is not installed"
    }
    do {
      for form in Form.allCases { try LoopDisk(form, in: TortureRoom.make()).mount() }
      return nil
    } catch { return "a file cannot be mounted here: \(error)" }
  }()

  /// Makes an empty file system.
  init(_ form: Form, in folder: String) throws {
    image = folder + "/disk"
    mountPoint = folder + "/mount"
    try TortureRoom.run("mkdir", "-p", mountPoint)
    try TortureRoom.run("truncate", "-s", "320M", image)
    try TortureRoom.run("mkfs.\(form)", "-q", image)
  }

  /// A disk with the same content.
  init(copyOf disk: LoopDisk, in folder: String) throws {
    image = folder + "/disk"
    mountPoint = folder + "/mount"
    try TortureRoom.run("mkdir", "-p", mountPoint)
    try TortureRoom.run("cp", "--sparse=always", disk.image, image)
  }

  deinit {
    if isMounted { try? TortureRoom.run("umount", "-l", mountPoint) }
    try? TortureRoom.run("rm", "-rf", String(image.dropLast("/disk".count)))
  }

  func mount() throws {
    try TortureRoom.run("mount", "-o", "loop", image, mountPoint)
    isMounted = true
  }

  /// Whoever still has a file open lets go of it soon: it has been killed.
  func unmount() throws {
    var attempts = 0
    while true {
      do {
        try TortureRoom.run("umount", mountPoint)
        isMounted = false
        return
      } catch {
        attempts += 1
        guard attempts < 100 else { throw error }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  struct StaysOn: Error { let errorNumber: Int32 }

  /// From now on nothing reaches the disk. XFS and ext4 share the number of the call.
  func losePower() throws {
    let folder = unsafe open(mountPoint, O_RDONLY | O_DIRECTORY)
    defer { close(folder) }
    var withoutFlush: UInt32 = 2
    guard unsafe ioctl(folder, 0x8004_587D, &withoutFlush) == 0 else {
      throw StaysOn(errorNumber: errno)
    }
  }
}
