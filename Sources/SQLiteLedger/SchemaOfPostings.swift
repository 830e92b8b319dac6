extension Schema {
  /// Postings, what caused them and what they promise, and the parties by number.
  static let postings = """
    -- One booked act; numbers are dense from 1.
    CREATE TABLE posting(
      number INTEGER PRIMARY KEY,  -- order of booking
      cause TEXT NOT NULL,         -- FILE, CUT, TICK, CURE
      at INTEGER NOT NULL,         -- recorded time
      files INTEGER NOT NULL,      -- rows of booked_file
      tallies INTEGER NOT NULL     -- rows of posting_tally
    ) STRICT;

    -- How many rows a posting created in each table of the book.
    CREATE TABLE posting_tally(
      posting INTEGER NOT NULL,
      table_name TEXT NOT NULL,
      rows INTEGER NOT NULL,       -- at least 1
      PRIMARY KEY(posting, table_name)
    ) STRICT, WITHOUT ROWID;

    -- The received file that caused a posting, and its verdict.
    CREATE TABLE submission(
      posting INTEGER PRIMARY KEY,
      receipt INTEGER NOT NULL UNIQUE, -- order of receipt
      party_no INTEGER NOT NULL,       -- the folder it was dropped in
      file_name TEXT NOT NULL,
      response_base TEXT NOT NULL,     -- name of its responses, without a suffix
      base TEXT NOT NULL,              -- name without .csv, .xml, .gz
      season INTEGER,                  -- Hijri year
      kind TEXT,
      sequence INTEGER,                -- the sender's number of the file
      received_at INTEGER NOT NULL,
      sha256 TEXT NOT NULL,            -- of the bytes as sent
      content_sha256 TEXT NOT NULL,    -- of the unpacked bytes
      verdict TEXT NOT NULL,
      declared INTEGER,                -- records as the sender counted them
      records INTEGER NOT NULL,        -- accepted + held + unchanged + rejected
      accepted INTEGER NOT NULL,
      held INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      warned INTEGER NOT NULL,
      has_posted INTEGER NOT NULL,     -- 1: something of it stands in the ledger
      duplicate_of INTEGER             -- the posting whose content came again
    ) STRICT;
    CREATE INDEX submission_content ON submission(content_sha256, party_no);
    CREATE INDEX submission_sequence ON submission(party_no, kind, season, sequence);
    CREATE INDEX submission_base ON submission(base, party_no);
    CREATE INDEX submission_file_name ON submission(file_name);

    -- A staged file that a posting promises to an outbox or the archive.
    CREATE TABLE booked_file(
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- from 1
      recipient_no INTEGER NOT NULL,   -- whose outbox
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,            -- empty: completed only from what is booked
      output TEXT NOT NULL,            -- RES, REJ, VRQ, …
      PRIMARY KEY(posting, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- Names of parties by number: other tables hold the number.
    CREATE TABLE party_name(
      no INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that first named the party
      name TEXT NOT NULL UNIQUE        -- IDN-HAO
    ) STRICT;
    """

  /// Files that wait for proof of completeness: no posting, no law.
  static let waiting = """
    -- When a file without proof of completeness was first seen.
    CREATE TABLE first_look(
      party TEXT NOT NULL,             -- the folder
      name TEXT NOT NULL,              -- the file
      at INTEGER NOT NULL,
      PRIMARY KEY(party, name)
    ) STRICT, WITHOUT ROWID;

    -- The scheduled time of an output that was served last.
    CREATE TABLE served_slot(
      output TEXT PRIMARY KEY,         -- STM, EXP, …
      slot INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
