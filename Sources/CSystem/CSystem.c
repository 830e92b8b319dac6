#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

int csystem_open_beneath(int directory, const char *name, int flags, unsigned mode) {
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = (uint64_t)(flags | O_CLOEXEC);
  how.mode = (flags & O_CREAT) ? mode : 0;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  long result = syscall(SYS_openat2, directory, name, &how, sizeof how);
  // Some containers forbid openat2. For one plain name O_NOFOLLOW promises the same.
  if (result == -1 && (errno == ENOSYS || errno == EPERM) && strchr(name, '/') == NULL &&
      strcmp(name, "..") != 0)
    result = openat(directory, name, flags | O_CLOEXEC | O_NOFOLLOW, mode);
  return (int)result;
}

int csystem_rename(int from, const char *name, int to, const char *newName, int replacing) {
  return renameat2(from, name, to, newName, replacing ? 0 : RENAME_NOREPLACE);
}

ssize_t csystem_copy_range(int from, int to, int64_t offset, size_t length) {
  off64_t position = offset, place = offset;
  return copy_file_range(from, &position, to, &place, length, 0);
}

int csystem_prove_no_writer(int descriptor) {
  // A writer who opens while we hold the lease makes the kernel signal us. SIGIO, its default,
  // would end the process; SIGURG is ignored by default. The writer is let in as soon as we let go.
  if (fcntl(descriptor, F_SETSIG, SIGURG) == -1) return -1;
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) == -1) return -1;
  return fcntl(descriptor, F_SETLEASE, F_UNLCK);
}

int csystem_sync_filesystem(int descriptor) { return syncfs(descriptor); }

int csystem_bell_make(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int csystem_bell_ring(int bell) {
  // EAGAIN: it rings already.
  return eventfd_write(bell, 1) == -1 && errno != EAGAIN ? -1 : 0;
}

int csystem_bell_silence(int bell) {
  eventfd_t rings;
  return eventfd_read(bell, &rings) == -1 && errno != EAGAIN ? -1 : 0;
}

int csystem_watch_make(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int csystem_watch_add(int watch, int directory) {
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", directory);
  return inotify_add_watch(watch, path,
                           IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ATTRIB | IN_ONLYDIR);
}

int csystem_watch_drain(int watch) {
  _Alignas(struct inotify_event) char buffer[16384];
  int seen = 0;
  for (;;) {
    ssize_t count = read(watch, buffer, sizeof buffer);
    if (count == -1 && errno == EINTR) continue;
    if (count == -1) return errno == EAGAIN ? seen : -1;
    for (ssize_t offset = 0; offset < count;) {
      const struct inotify_event *event = (const struct inotify_event *)(buffer + offset);
      seen |= (event->mask & IN_Q_OVERFLOW) ? CSYSTEM_WATCH_OVERFLOW : CSYSTEM_WATCH_EVENTS;
      offset += (ssize_t)(sizeof *event + event->len);
    }
  }
}
