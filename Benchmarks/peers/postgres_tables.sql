-- What is known before a list comes. {tables} is put in by postgres_copy.py.
\set ON_ERROR_STOP on

-- A text as a day, or NULL where there is no such day. Plain SQL, so that it is inlined.
CREATE FUNCTION to_day(day text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN day !~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' THEN NULL
    WHEN right(day, 2) <= '28' THEN day::date
    WHEN right(day, 2)::int <= extract(day FROM
           (left(day, 8) || '01')::date + interval '1 month - 1 day') THEN day::date
  END
$$;

CREATE TABLE country (code text PRIMARY KEY);
CREATE TABLE package (code text PRIMARY KEY);
CREATE TABLE quota (country text PRIMARY KEY, granted bigint, used bigint);
CREATE TABLE person (
  sender_ref text UNIQUE, package_code text, group_no text, group_role text, passport_no text,
  passport_issuer text, passport_issue_date date, passport_expiry date, mrz1 text, mrz2 text,
  surname_lat text, given_lat text, name_ar text, nationality text, birth_date date,
  birth_place text, sex text, marital_status text, family_no text, acwy_date date, acwy_type text,
  assistance text, phone text, UNIQUE (passport_issuer, passport_no)
);
\copy country FROM '{tables}/countries.csv' (FORMAT csv, HEADER)
\copy package FROM '{tables}/packages.csv' (FORMAT csv, HEADER)
\copy quota FROM '{tables}/quota.csv' (FORMAT csv, HEADER)
\copy person FROM '{tables}/earlier.csv' (FORMAT csv, HEADER)
ANALYZE;
