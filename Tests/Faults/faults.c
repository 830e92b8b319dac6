// One fault at the Nth system call that a program makes on the files of one folder.
//
// Preloaded into the real program (LD_PRELOAD). strace cannot do this: what it injects into is
// never made, and it counts every thread for itself. Here all threads share one count, and a call
// may be made and reported as failed.
//
//   FAULT_ROOT   the folder; calls on anything else are made and not counted
//   FAULT_AT     which call, from 1; absent or 0: none, the calls are only counted
//   FAULT_ONLY   only calls whose line in the log begins so are counted, as "fsync work/"
//   FAULT_KIND   kill, kill-after, or the errno that is reported: EIO ENOSPC EINTR EXDEV
//   FAULT_MADE   1: the call is made all the same
//   FAULT_LOG    a file that names each call, a line each, in the order of the count
//   FAULT_SYNC   off: fsync and its like do nothing and say that it is done
//
// An interrupted call is interrupted once. A call on a file that was opened by a name in the folder
// counts wherever the file has been renamed to since, also when it has no name any more.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char root[PATH_MAX];
static size_t rootLength;
static const char *only = "";
static long at, count;
static int kills, killsAfter, isMade, report, isUnsynced;
static int logFile = -1;
static long (*realSyscall)(long, ...);
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static int errorNumber(const char *name) {
  static const struct { const char *name; int number; } known[] = {
      {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EINTR", EINTR}, {"EXDEV", EXDEV}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strcmp(name, known[i].name)) return known[i].number;
  return 0;
}

static const char *variable(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

__attribute__((constructor)) static void begin(void) {
  realSyscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  const char *path = variable("FAULT_ROOT");
  if (!*path || !realpath(path, root)) return;
  const char *kind = variable("FAULT_KIND");
  kills = !strcmp(kind, "kill");
  killsAfter = !strcmp(kind, "kill-after");
  report = errorNumber(kind);
  isMade = !strcmp(variable("FAULT_MADE"), "1");
  isUnsynced = !strcmp(variable("FAULT_SYNC"), "off");
  at = atol(variable("FAULT_AT"));
  only = variable("FAULT_ONLY");
  const char *log = variable("FAULT_LOG");
  if (*log)
    logFile = (int)realSyscall(
        SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  rootLength = strlen(root);
}

static int isInside(const char *path) {
  return rootLength && !strncmp(path, root, rootLength) &&
         (path[rootLength] == '/' || path[rootLength] == 0);
}

static int pathOf(int descriptor, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long length = realSyscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

/// The whole path of a name in a folder; links above the home are those of FAULT_ROOT.
static int resolve(int directory, const char *name, char *path) {
  if (name && *name == '/') return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX;
  char folder[PATH_MAX];
  if (directory == AT_FDCWD) {
    if (realSyscall(SYS_getcwd, folder, sizeof folder) < 0) return 0;
  } else if (!pathOf(directory, folder)) {
    return 0;
  }
  return snprintf(path, PATH_MAX, "%s/%s", folder, name ? name : "") < PATH_MAX;
}

/// Puts a call into the log; 0 where it is none of those that are counted.
static int note(const char *call, const char *path) {
  char line[PATH_MAX + 64];
  const char *shown = path + rootLength + (path[rootLength] == '/');
  int length = snprintf(line, sizeof line, "%s %s\n", call, shown);
  if (strncmp(line, only, strlen(only))) return 0;
  if (logFile >= 0) realSyscall(SYS_write, logFile, line, length);
  return 1;
}

static void die(void) {
  realSyscall(SYS_kill, realSyscall(SYS_getpid), SIGKILL);
  for (;;) realSyscall(SYS_pause);
}

/// 0: make the call. 1: this is the one, and it is not made. 2: it is made, then `meet` again.
static int meet(const char *call, const char *path) {
  if (!isInside(path)) return 0;
  pthread_mutex_lock(&gate);
  if (note(call, path) && ++count == at) {
    if (kills) die();
    if (killsAfter || isMade) return 2;  // Nobody else goes on until it is over.
    pthread_mutex_unlock(&gate);
    errno = report;
    return report ? 1 : 0;
  }
  pthread_mutex_unlock(&gate);
  return 0;
}

static long after(long result) {
  if (killsAfter) die();
  pthread_mutex_unlock(&gate);
  if (result < 0) return result;  // It failed by itself: the world's own errno stands.
  errno = report;
  return -1;
}


#define FAULTED(type, call, path, made) \
  do { \
    int fate = meet(call, path); \
    if (fate == 1) return -1; \
    type result = (made); \
    return fate == 2 ? (type)after((long)result) : result; \
  } while (0)

#define OPENED(call, path, made) \
  do { \
    int fate = meet(call, path); \
    if (fate == 1) return -1; \
    int result = (int)(made); \
    if (fate == 2 && !killsAfter && result >= 0) realSyscall(SYS_close, result); \
    return fate == 2 ? (int)after(result) : result; \
  } while (0)

static int openAt(const char *call, int directory, const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  int isKnown = resolve(directory, name, path);
  OPENED(isKnown ? call : "", isKnown ? path : "",
         realSyscall(SYS_openat, directory, name, flags, mode));
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *name, int flags, ...) {
  MODE(flags);
  return openAt("open", AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
  MODE(flags);
  return openAt("open", AT_FDCWD, name, flags | O_LARGEFILE, mode);
}
int openat(int directory, const char *name, int flags, ...) {
  MODE(flags);
  return openAt("open", directory, name, flags, mode);
}
int openat64(int directory, const char *name, int flags, ...) {
  MODE(flags);
  return openAt("open", directory, name, flags | O_LARGEFILE, mode);
}
int creat(const char *name, mode_t mode) {
  return openAt("open", AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  if (!realSyscall) realSyscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  if (number == SYS_openat2) {
    char path[PATH_MAX];
    int isKnown = resolve((int)a[0], (const char *)a[1], path);
    OPENED("open", isKnown ? path : "", realSyscall(number, a[0], a[1], a[2], a[3]));
  }
  return realSyscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/// The path behind a descriptor, "" where it has none.
static const char *behind(int descriptor, char *path) {
  return rootLength && pathOf(descriptor, path) ? path : "";
}

ssize_t write(int file, const void *bytes, size_t length) {
  char path[PATH_MAX];
  FAULTED(ssize_t, "write", behind(file, path), realSyscall(SYS_write, file, bytes, length));
}
ssize_t writev(int file, const struct iovec *parts, int number) {
  char path[PATH_MAX];
  FAULTED(ssize_t, "write", behind(file, path), realSyscall(SYS_writev, file, parts, number));
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  char path[PATH_MAX];
  FAULTED(ssize_t, "pwrite", behind(file, path),
          realSyscall(SYS_pwrite64, file, bytes, length, offset));
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  return pwrite(file, bytes, length, offset);
}
ssize_t copy_file_range(
    int from, off64_t *start, int to, off64_t *place, size_t length, unsigned flags) {
  char path[PATH_MAX];
  FAULTED(ssize_t, "copy", behind(to, path),
          realSyscall(SYS_copy_file_range, from, start, to, place, length, flags));
}

int fsync(int file) {
  char path[PATH_MAX];
  if (isUnsynced) return 0;
  FAULTED(int, "fsync", behind(file, path), realSyscall(SYS_fsync, file));
}
int fdatasync(int file) {
  char path[PATH_MAX];
  if (isUnsynced) return 0;
  FAULTED(int, "fdatasync", behind(file, path), realSyscall(SYS_fdatasync, file));
}
int syncfs(int file) {
  char path[PATH_MAX];
  if (isUnsynced) return 0;
  FAULTED(int, "syncfs", behind(file, path), realSyscall(SYS_syncfs, file));
}
int ftruncate(int file, off_t length) {
  char path[PATH_MAX];
  FAULTED(int, "ftruncate", behind(file, path), realSyscall(SYS_ftruncate, file, length));
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }

int renameat2(int from, const char *name, int to, const char *newName, unsigned flags) {
  char path[PATH_MAX];
  int isKnown = resolve(from, name, path);
  FAULTED(int, "rename", isKnown ? path : "",
          realSyscall(SYS_renameat2, from, name, to, newName, flags));
}
int renameat(int from, const char *name, int to, const char *newName) {
  return renameat2(from, name, to, newName, 0);
}
int rename(const char *name, const char *newName) {
  return renameat2(AT_FDCWD, name, AT_FDCWD, newName, 0);
}
int linkat(int from, const char *name, int to, const char *newName, int flags) {
  char path[PATH_MAX];
  int isKnown = resolve(to, newName, path);
  FAULTED(int, "link", isKnown ? path : "",
          realSyscall(SYS_linkat, from, name, to, newName, flags));
}
int link(const char *name, const char *newName) {
  return linkat(AT_FDCWD, name, AT_FDCWD, newName, 0);
}
int unlinkat(int directory, const char *name, int flags) {
  char path[PATH_MAX];
  int isKnown = resolve(directory, name, path);
  FAULTED(int, "unlink", isKnown ? path : "", realSyscall(SYS_unlinkat, directory, name, flags));
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
int mkdirat(int directory, const char *name, mode_t mode) {
  char path[PATH_MAX];
  int isKnown = resolve(directory, name, path);
  FAULTED(int, "mkdir", isKnown ? path : "", realSyscall(SYS_mkdirat, directory, name, mode));
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
