internal import Glibc

extension DiskRoom {
  /// Asks the file system on which `path` lies.
  init(of path: String) {
    var status = statvfs()
    let isKnown = unsafe statvfs(path, &status) == 0
    freeBytes = isKnown ? Int(status.f_bavail) * Int(status.f_frsize) : 0
    totalBytes = isKnown ? Int(status.f_blocks) * Int(status.f_frsize) : 0
  }
}
