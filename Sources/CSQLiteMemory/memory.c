#include "CSQLiteMemory.h"

#include <sqlite3.h>

void csqlite_prepare(void) {
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}
