extension Schema {
  /// Contracts as both sides declare them, and the packages made of them.
  static let contracts = """
    -- Terms that one side declared once; never changed.
    CREATE TABLE contract_terms(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      contract_no TEXT NOT NULL,       -- the declaring side's
      counterparty TEXT NOT NULL,
      counterparty_contract_no TEXT,
      type TEXT NOT NULL,
      city TEXT NOT NULL,
      licence_no TEXT,
      building_name TEXT,
      date_from INTEGER NOT NULL,      -- check-in day
      date_to INTEGER NOT NULL,        -- check-out day, excluded
      capacity INTEGER NOT NULL,       -- pilgrims
      service_level TEXT,
      route TEXT,
      meals_per_day INTEGER,
      amount_hundredths INTEGER,
      currency TEXT,
      signed_at INTEGER NOT NULL,
      status TEXT NOT NULL
    ) STRICT;
    CREATE INDEX contract_terms_licence ON contract_terms(licence_no)
      WHERE licence_no IS NOT NULL;

    -- One side's declaration of a contract, and what matching made of it.
    CREATE TABLE declaration(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that entered it
      side INTEGER NOT NULL,           -- 0 buyer 1 provider
      sender_no INTEGER NOT NULL,
      buyer_no INTEGER NOT NULL,
      provider_no INTEGER NOT NULL,
      number TEXT NOT NULL,            -- contract_no of the terms
      first_declared_at INTEGER NOT NULL,
      declared_in INTEGER NOT NULL,    -- the posting of the present terms
      ordinal INTEGER NOT NULL,        -- their record in its file
      terms_id INTEGER NOT NULL,       -- present terms
      confirmed_id INTEGER,            -- terms on which both sides last agreed
      partner_id INTEGER,              -- the other side's declaration
      match TEXT NOT NULL,
      differs TEXT NOT NULL,           -- fields that differ, by ;
      is_open INTEGER NOT NULL,        -- 1: takes new people
      is_frozen INTEGER NOT NULL,      -- 1: its licence no longer covers it; buyer's side
      bound INTEGER NOT NULL,          -- people bound through packages; buyer's side
      told_in INTEGER,                 -- the posting that told of its one-sidedness
      UNIQUE(sender_no, number)
    ) STRICT;
    CREATE INDEX declaration_parties ON declaration(buyer_no, provider_no);
    CREATE INDEX declaration_provider ON declaration(provider_no, number);
    CREATE INDEX declaration_confirmed ON declaration(confirmed_id)
      WHERE confirmed_id IS NOT NULL;
    CREATE INDEX declaration_untold ON declaration(first_declared_at)
      WHERE told_in IS NULL AND match IN ('BUYER_ONLY', 'PROVIDER_ONLY');

    -- A package as its last PKG row left it.
    CREATE TABLE package(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      amended_in INTEGER NOT NULL,     -- the posting that last changed its values
      owner_no INTEGER NOT NULL,
      code TEXT NOT NULL,
      name_ar TEXT,
      segment TEXT NOT NULL,
      capacity INTEGER NOT NULL,       -- pilgrims
      contracts TEXT NOT NULL,         -- the buyer's numbers, by ;
      itinerary TEXT NOT NULL,         -- city:day:day, by ;
      route_type TEXT,
      bound INTEGER NOT NULL,          -- people who hold a seat
      is_confirmed INTEGER NOT NULL,   -- 1: every contract is matched
      tawafa TEXT,                     -- the establishment of its TWF contract
      UNIQUE(owner_no, code)
    ) STRICT;
    """

  /// Pilgrims: one row a registration. Numbers first, so that a look-up reads no further.
  static let people = """
    -- One registration of one person.
    CREATE TABLE person(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that registered the person
      ordinal INTEGER NOT NULL,        -- the record in its file
      last_posting INTEGER NOT NULL,   -- that last named the person
      last_row INTEGER NOT NULL,       -- and the spreadsheet row there
      owner_no INTEGER NOT NULL,       -- the party whose reference names the person
      sender_no INTEGER NOT NULL,
      country INTEGER NOT NULL,        -- of the quota
      segment INTEGER NOT NULL,        -- as in movement
      agency_no INTEGER NOT NULL,      -- 0: none
      package_id INTEGER NOT NULL,     -- 0: mission staff
      state INTEGER NOT NULL,          -- 0 ACCEPTED 1 REQUESTED 2 VISA_ISSUED 3 REFUSED …
      is_open INTEGER NOT NULL,        -- 0: REFUSED, CANCELLED, REPLACED
      holds INTEGER NOT NULL,          -- 1 X214, 2 L313, 4 raised to HOLD, 8 R114, 16 R115 …
      is_certified INTEGER NOT NULL DEFAULT 0, -- 1: a certificate stands
      request_no INTEGER,              -- visa request
      requested_in INTEGER,            -- the posting that last forwarded the person
      updated_at INTEGER NOT NULL,     -- when state, marks or values last changed
      digest_high INTEGER NOT NULL,    -- of every field as sent
      digest_low INTEGER NOT NULL,
      locked_high INTEGER NOT NULL,    -- of the fields locked from REQUESTED on
      locked_low INTEGER NOT NULL,
      passport_key INTEGER NOT NULL,   -- of passport and issuer
      name_key INTEGER NOT NULL,
      birth_date INTEGER,
      sender_ref TEXT NOT NULL,        -- the owner's reference
      passport_issuer INTEGER,         -- its canonical code, by which it is looked for
      issuer_as_sent INTEGER,          -- where the sender wrote another code of the same state
      passport_no TEXT,
      passport_issue_date INTEGER,
      passport_expiry INTEGER,
      acwy_date INTEGER,
      polio_date INTEGER,
      yf_date INTEGER,
      group_no TEXT,
      group_role TEXT,
      surname_lat TEXT,
      given_lat TEXT,
      name_ar TEXT,
      nationality TEXT,
      residence_country TEXT,
      birth_place TEXT,
      sex TEXT,
      marital_status TEXT,
      mahram_ref TEXT,
      mahram_relation TEXT,
      companion_ref TEXT,
      womens_group TEXT,
      family_no TEXT,
      acwy_type TEXT,
      assistance TEXT,                 -- flags, no diagnosis
      photo_ref TEXT,
      visa_status TEXT,                -- of the last result of its own request
      visa_no TEXT,
      visa_reason TEXT
    ) STRICT;
    -- Closed registrations free both keys.
    CREATE UNIQUE INDEX person_reference ON person(owner_no, sender_ref) WHERE is_open = 1;
    CREATE UNIQUE INDEX person_passport ON person(passport_issuer, passport_no) WHERE is_open = 1;
    CREATE INDEX person_package ON person(package_id);
    CREATE INDEX person_closed ON person(owner_no, sender_ref) WHERE is_open = 0;
    CREATE INDEX person_held ON person(package_id) WHERE holds <> 0;
    CREATE INDEX person_frozen ON person(country) WHERE holds & 2 <> 0;
    CREATE INDEX person_uncertified ON person(country) WHERE holds & 32 <> 0;
    CREATE INDEX person_unvaccinated ON person(country) WHERE holds & 24 <> 0;
    CREATE INDEX person_certified ON person(is_certified)
      WHERE is_certified = 1 AND holds & 32 <> 0;
    CREATE INDEX person_unlicensed ON person(package_id) WHERE holds & 256 <> 0;
    CREATE INDEX person_unseated ON person(package_id) WHERE holds & 512 <> 0;
    CREATE INDEX person_below ON person(agency_no) WHERE holds & 64 <> 0;
    CREATE INDEX person_unrequested ON person(country, agency_no) WHERE state = 0;
    CREATE INDEX person_expected ON person(id) WHERE state IN (2, 5);
    CREATE INDEX person_arrived ON person(id) WHERE state = 6;
    CREATE INDEX person_overstaying ON person(id) WHERE state = 11;
    CREATE UNIQUE INDEX person_request ON person(request_no) WHERE request_no IS NOT NULL;
    CREATE INDEX person_returned ON person(country) WHERE state = 4;
    CREATE INDEX person_visa_excess ON person(country) WHERE holds & 128 <> 0;
    """

  /// What left, to whom, and what later postings owe to people.
  static let cuts = """
    -- A person as a recipient last had it in an output.
    CREATE TABLE sent_person(
      recipient_no INTEGER NOT NULL,
      output TEXT NOT NULL,
      person_id INTEGER NOT NULL,
      posting INTEGER NOT NULL,        -- that first sent the person
      digest INTEGER NOT NULL,         -- of the fields sent
      sent_in INTEGER NOT NULL,        -- the posting of the last cut that held the person
      removed_in INTEGER,              -- the posting that took the person away
      token TEXT,                      -- the recipient's own, where the output carries it
      PRIMARY KEY(recipient_no, output, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sent_person_token ON sent_person(recipient_no, token) WHERE token IS NOT NULL;

    -- That a file of a posting holds a row of a person, where an output carries changes alone.
    CREATE TABLE shown_person(
      person_id INTEGER NOT NULL,
      recipient_no INTEGER NOT NULL,
      output TEXT NOT NULL,
      posting INTEGER NOT NULL,
      is_removal INTEGER NOT NULL,     -- 1: the token and nothing else
      PRIMARY KEY(person_id, recipient_no, output, posting)
    ) STRICT, WITHOUT ROWID;

    -- The numbers of a recipient's outputs; dense from 1.
    CREATE TABLE output_number(
      recipient_no INTEGER NOT NULL,
      output TEXT NOT NULL,
      season INTEGER NOT NULL,
      number INTEGER NOT NULL,
      posting INTEGER NOT NULL,
      PRIMARY KEY(recipient_no, output, season, number)
    ) STRICT, WITHOUT ROWID;

    -- One record a released output: what left to whom.
    CREATE TABLE disclosure(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,
      at INTEGER NOT NULL,
      recipient_no INTEGER NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      output TEXT NOT NULL,
      fields TEXT NOT NULL,            -- names by ;
      people INTEGER NOT NULL,         -- how many people's data the file holds
      profile_version TEXT NOT NULL
    ) STRICT;

    -- An intention to lift or set holds in later postings.
    CREATE TABLE cure(
      id INTEGER PRIMARY KEY,
      posting INTEGER NOT NULL,        -- that intended it
      kind INTEGER NOT NULL,           -- 0 contracts 1 quota 2 seats 3 agency 4 succession 5 marks 6 staff
      package_id INTEGER NOT NULL,     -- 0: no package is meant
      country INTEGER NOT NULL,        -- 0: no quota country is meant
      segment INTEGER NOT NULL,        -- as in movement
      agency_no INTEGER NOT NULL,
      marks INTEGER NOT NULL,          -- of the season, to be judged again; 0: none
      reached INTEGER NOT NULL,        -- the last person dealt with
      finished_in INTEGER              -- the posting that finished it
    ) STRICT;
    CREATE UNIQUE INDEX cure_open
      ON cure(kind, package_id, country, segment, agency_no, marks)
      WHERE finished_in IS NULL;
    """
}
