// The one setting of SQLite's that Swift cannot make: sqlite3_config takes arguments of any type.
#ifndef CSQLITEMEMORY_H
#define CSQLITEMEMORY_H

/// Tells SQLite to keep no statistics of its memory: they cost a lock for every allocation, and
/// nothing reads them. Before the first connection of the process; later it changes nothing.
void csqlite_keep_no_statistics(void);

#endif
