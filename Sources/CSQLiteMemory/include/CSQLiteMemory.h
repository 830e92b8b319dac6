// The settings of SQLite's that Swift cannot make: sqlite3_config takes arguments of any type.
#ifndef CSQLITEMEMORY_H
#define CSQLITEMEMORY_H

/// Tells SQLite to keep no statistics of its memory (they cost a lock for every allocation, and
/// nothing reads them), and to hold what a savepoint would restore in memory: a posting of a group is
/// a short file's, and in a temporary file the pages of the ledger would lie outside the home.
/// Before the first connection of the process; later it changes nothing.
void csqlite_prepare(void);

#endif
