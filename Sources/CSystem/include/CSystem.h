// The Linux calls that Swift's Glibc module does not show. Each follows the convention of libc: -1
// and errno.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Opens a name inside a directory and never anything outside it: no link is followed and no `..`.
/// Adds O_CLOEXEC.
int csystem_open_beneath(int directory, const char *name, int flags, unsigned mode);

/// Renames; unless `replacing`, fails with EEXIST where the target exists.
int csystem_rename(int from, const char *name, int to, const char *newName, int replacing);

/// Copies up to `length` bytes from `offset` of one file to the same offset of another inside the
/// kernel; moves no position.
ssize_t csystem_copy_range(int from, int to, int64_t offset, size_t length);

/// Puts the whole file system of an open descriptor on disk, and tells of what could not be written
/// since it was opened.
int csystem_sync_filesystem(int descriptor);

/// 0: nobody has the file open for writing. -1 with EAGAIN: somebody has.
/// -1 with another errno: the file system or our rights give no answer.
/// `descriptor` must be open for reading only.
int csystem_prove_no_writer(int descriptor);

/// A descriptor that another thread can make readable.
int csystem_bell_make(void);
int csystem_bell_ring(int bell);
int csystem_bell_silence(int bell);

#define CSYSTEM_WATCH_EVENTS 1
#define CSYSTEM_WATCH_OVERFLOW 2

int csystem_watch_make(void);
/// Watches the directory behind an open descriptor, whatever its path is now.
int csystem_watch_add(int watch, int directory);
/// Reads what has come, without waiting: a set of CSYSTEM_WATCH_ bits, 0 when nothing has.
int csystem_watch_drain(int watch);

#endif
