// The settings of SQLite's that Swift cannot make: sqlite3_config takes arguments of any type.
#ifndef CSQLITEMEMORY_H
#define CSQLITEMEMORY_H

/// Tells SQLite to keep no statistics of its memory (they cost a lock for every allocation, and
/// nothing reads them), and to hold up to `journalBytes` of what a savepoint would restore in
/// memory before it goes to a temporary file; at most 131,071, or that file cannot be begun. Before the
/// first connection of the process; later it changes nothing.
void csqlite_prepare(int journalBytes);

#endif
