extension Schema {
  /// Whether the party book changed since it was read.
  static let lastChanges = "CREATE INDEX party_amended ON party(amended_in)"

  /// What SSN, PTY and LIC rows set.
  static let season = """
    -- One value that an SSN row gave a parameter; never changed.
    CREATE TABLE parameter(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- of two values effective at once the later holds
      name TEXT NOT NULL,
      country INTEGER,                 -- none: the whole season
      value TEXT NOT NULL,
      effective_at INTEGER NOT NULL,
      judged_in INTEGER                -- the posting that had its holds judged again
    ) STRICT;
    CREATE INDEX parameter_unjudged ON parameter(effective_at) WHERE judged_in IS NULL;
    CREATE INDEX parameter_name ON parameter(name);

    -- A party as its last PTY row left it.
    CREATE TABLE party(
      party_no INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that entered it
      amended_in INTEGER NOT NULL,     -- the posting that last changed it
      type TEXT NOT NULL,
      name_ar TEXT NOT NULL,
      name_en TEXT NOT NULL,
      country INTEGER,
      parent TEXT,
      lead TEXT,                       -- the agency it merged under
      countries TEXT NOT NULL,         -- codes served, separated by ;
      city TEXT,
      kinds TEXT,                      -- entitled kinds by ; none: what the type gives
      language TEXT NOT NULL,
      format TEXT NOT NULL,            -- csv or xml
      valid_from INTEGER,
      valid_to INTEGER,
      is_suspended INTEGER NOT NULL,
      successor_of TEXT,
      started_in INTEGER               -- the posting that first saw its validity begin
    ) STRICT;
    CREATE INDEX party_agency ON party(country) WHERE type = 'AGY';
    CREATE INDEX party_future ON party(valid_from) WHERE started_in IS NULL;

    -- A licence as its last LIC row left it.
    CREATE TABLE licence(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      amended_in INTEGER NOT NULL,
      number TEXT NOT NULL UNIQUE,
      activity TEXT NOT NULL,
      city TEXT NOT NULL,
      holder TEXT NOT NULL,            -- a party
      name_ar TEXT NOT NULL,
      name_en TEXT,
      district_ar TEXT,
      rooms INTEGER,
      capacity INTEGER NOT NULL,       -- places, seats, or meals a day
      valid_from INTEGER NOT NULL,
      valid_to INTEGER NOT NULL,
      status TEXT NOT NULL,
      lapsed_in INTEGER                -- the posting that first saw its last day passed
    ) STRICT;
    CREATE INDEX licence_running ON licence(valid_to) WHERE lapsed_in IS NULL;
    """

  /// The quota ledger. Movements are never changed and never removed; levels are their sums.
  static let quota = """
    -- A QTA row as booked, under its sender's number.
    CREATE TABLE quota_entry(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file
      sender_no INTEGER NOT NULL,
      entry_no TEXT NOT NULL,
      type TEXT NOT NULL,
      country INTEGER NOT NULL,
      segment TEXT,
      agency TEXT,
      quantity INTEGER NOT NULL,
      agreement_no TEXT,
      agreement_date INTEGER,
      effective_at INTEGER NOT NULL,
      port_split TEXT,
      note TEXT,
      UNIQUE(sender_no, entry_no)
    ) STRICT;

    -- One line of the quota ledger.
    CREATE TABLE movement(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,        -- record in its file; 0: caused by time or a cure
      type INTEGER NOT NULL,           -- 0 GRANT 1 ADJUST 2 ALLOCATE 3 RESERVE 4 CONFIRM 5 RELEASE 6 LAPSE
      country INTEGER NOT NULL,
      segment INTEGER NOT NULL,        -- 0 none 1 OFFICIAL 2 AGENCY 3 STAFF
      agency_no INTEGER NOT NULL,      -- 0: none
      quantity INTEGER NOT NULL,       -- places
      person_id INTEGER,               -- whose place: RESERVE, CONFIRM, RELEASE
      releases_confirmed INTEGER NOT NULL, -- 1: RELEASE of a confirmation
      effective_at INTEGER NOT NULL
    ) STRICT;

    -- A movement that was booked before its time.
    CREATE TABLE pending_movement(
      movement_id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      country INTEGER NOT NULL,
      effective_at INTEGER NOT NULL,
      counted_in INTEGER               -- the posting whose figures first hold it
    ) STRICT;
    CREATE INDEX pending_movement_open ON pending_movement(effective_at)
      WHERE counted_in IS NULL;

    -- The sums of one level of a country's quota.
    CREATE TABLE quota_level(
      country INTEGER NOT NULL,
      segment INTEGER NOT NULL,        -- as in movement
      agency_no INTEGER NOT NULL,      -- 0: none
      posting INTEGER NOT NULL,        -- that first had something to say of the level
      granted INTEGER NOT NULL,
      adjusted INTEGER NOT NULL,
      allocated INTEGER NOT NULL,
      reserved INTEGER NOT NULL,
      confirmed INTEGER NOT NULL,
      released INTEGER NOT NULL,
      lapsed INTEGER NOT NULL,
      frozen INTEGER NOT NULL,         -- people held by L313
      has_grant INTEGER NOT NULL,
      has_allocation INTEGER NOT NULL,
      first_refusal_at INTEGER,        -- when a place was first refused here
      PRIMARY KEY(country, segment, agency_no)
    ) STRICT, WITHOUT ROWID;
    """
}
