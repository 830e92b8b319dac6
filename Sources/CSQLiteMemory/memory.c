#include "CSQLiteMemory.h"

#include <sqlite3.h>

void csqlite_prepare(int journalBytes) {
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, journalBytes);
}
