-- The checks of a pilgrim list as SQL for PostgreSQL. {list}, {rejected}, {forwarded} and
-- {result} are put in by postgres_copy.py, which says what this does and what it does not do.
\set ON_ERROR_STOP on
BEGIN;

CREATE TEMP TABLE raw (
  row bigint GENERATED ALWAYS AS IDENTITY (START 2),
  sender_ref text, package_code text, group_no text, group_role text, passport_no text,
  passport_issuer text, passport_issue_date text, passport_expiry text, mrz1 text, mrz2 text,
  surname_lat text, given_lat text, name_ar text, nationality text, birth_date text,
  birth_place text, sex text, marital_status text, family_no text, acwy_date text, acwy_type text,
  assistance text, phone text
) ON COMMIT DROP;

-- COPY wants rows of one width: the trailer is taken off on the way and compared by itself.
-- (psql wants its own \copy on one line.)
\copy raw(sender_ref, package_code, group_no, group_role, passport_no, passport_issuer, passport_issue_date, passport_expiry, mrz1, mrz2, surname_lat, given_lat, name_ar, nationality, birth_date, birth_place, sex, marital_status, family_no, acwy_date, acwy_type, assistance, phone) FROM PROGRAM 'head -n -1 "{list}"' (FORMAT csv, HEADER)
\set declared `tail -n 1 "{list}" | cut -d , -f 2`
SELECT 1 / (count(*) = :declared)::int FROM raw;
ANALYZE raw;

CREATE TEMP TABLE judged ON COMMIT DROP AS
WITH dated AS MATERIALIZED (
  SELECT *, to_day(passport_expiry) AS expires, to_day(birth_date) AS born,
         to_day(passport_issue_date) AS issued, to_day(acwy_date) AS vaccinated,
         row_number() OVER (PARTITION BY passport_issuer, passport_no ORDER BY row)
           AS passport_turn,
         row_number() OVER (PARTITION BY sender_ref ORDER BY row) AS reference_turn
  FROM raw
)
SELECT dated.*, concat_ws('; ',
  CASE WHEN sender_ref IS NULL THEN 'R101 sender_ref is empty' END,
  CASE WHEN dated.package_code IS NULL THEN 'R101 package_code is empty' END,
  CASE WHEN group_no IS NULL THEN 'R101 group_no is empty' END,
  CASE WHEN passport_no IS NULL THEN 'R101 passport_no is empty' END,
  CASE WHEN passport_issuer IS NULL THEN 'R101 passport_issuer is empty' END,
  CASE WHEN passport_expiry IS NULL THEN 'R101 passport_expiry is empty' END,
  CASE WHEN surname_lat IS NULL THEN 'R101 surname_lat is empty' END,
  CASE WHEN nationality IS NULL THEN 'R101 nationality is empty' END,
  CASE WHEN birth_date IS NULL THEN 'R101 birth_date is empty' END,
  CASE WHEN sex IS NULL THEN 'R101 sex is empty' END,
  CASE WHEN sender_ref !~ '^[A-Za-z0-9./_-]{1,40}$' THEN 'R102 sender_ref' END,
  CASE WHEN group_no !~ '^[A-Za-z0-9./_-]{1,15}$' THEN 'R102 group_no' END,
  CASE WHEN group_role NOT IN ('MEMBER', 'LEADER', 'GUIDE') THEN 'R102 group_role' END,
  CASE WHEN passport_no ~ '^[0-9][.,][0-9]+E\+[0-9]+$'
       THEN 'R117 passport_no was damaged by a spreadsheet'
       WHEN passport_no !~ '^[A-Z0-9]{5,9}$' THEN 'R103 passport_no' END,
  CASE WHEN issuer.code IS NULL THEN 'R106 passport_issuer' END,
  CASE WHEN passport_issue_date IS NOT NULL AND issued IS NULL
       THEN 'R110 passport_issue_date' END,
  CASE WHEN expires IS NULL THEN 'R110 passport_expiry'
       WHEN expires < '2026-11-26' THEN 'R113 passport_expiry is before 2026-11-26' END,
  CASE WHEN surname_lat !~ '^[A-Z ''-]{1,60}$' OR given_lat !~ '^[A-Z ''-]{1,60}$'
       THEN 'R107 Latin name' END,
  CASE WHEN name_ar !~ U&'^[\0621-\0652 ]{1,120}$' THEN 'R108 Arabic name' END,
  CASE WHEN nation.code IS NULL THEN 'R106 nationality'
       WHEN nationality <> 'IDN' THEN 'X211 nationality' END,
  CASE WHEN born IS NULL OR born > '2026-01-05' OR born < '1905-05-26' THEN 'R110 birth_date'
       WHEN born > '2014-05-26' THEN 'R112 too young' END,
  CASE WHEN length(birth_place) > 80 THEN 'R102 birth_place' END,
  CASE WHEN sex NOT IN ('M', 'F') THEN 'R102 sex' END,
  CASE WHEN marital_status NOT IN ('SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED')
       THEN 'R102 marital_status' END,
  CASE WHEN family_no !~ '^[A-Za-z0-9./_-]{1,15}$' THEN 'R102 family_no' END,
  CASE WHEN acwy_date IS NOT NULL AND vaccinated IS NULL THEN 'R110 acwy_date' END,
  CASE WHEN acwy_type NOT IN ('POLY', 'CONJ') THEN 'R102 acwy_type' END,
  CASE WHEN assistance !~ '^(WCHR|WCHC|BLND|DEAF|MEDA)(;(WCHR|WCHC|BLND|DEAF|MEDA))*$'
       THEN 'R102 assistance' END,
  CASE WHEN length(phone) > 20 THEN 'R102 phone' END,
  CASE WHEN package.code IS NULL THEN 'X209 package_code' END,
  CASE WHEN passport_turn > 1 OR reference_turn > 1 THEN 'X201 twice in this file' END,
  CASE WHEN known.is_known OR namesake.is_known THEN 'X202 registered before' END) AS reasons
FROM dated
LEFT JOIN country AS issuer ON issuer.code = passport_issuer
LEFT JOIN country AS nation ON nation.code = nationality
LEFT JOIN package ON package.code = dated.package_code
LEFT JOIN (SELECT passport_issuer AS issuer, passport_no AS number, true AS is_known FROM person)
  AS known ON known.issuer = passport_issuer AND known.number = passport_no
LEFT JOIN (SELECT sender_ref AS reference, true AS is_known FROM person)
  AS namesake ON namesake.reference = sender_ref;

-- First come, first served: whoever comes after the last place is refused.
UPDATE judged SET reasons = 'L301 quota exhausted'
FROM (SELECT row, row_number() OVER (ORDER BY row) AS turn FROM judged WHERE reasons = '') AS good
WHERE judged.row = good.row
  AND turn > (SELECT granted - used FROM quota WHERE country = 'IDN');

INSERT INTO person
SELECT sender_ref, package_code, group_no, group_role, passport_no, passport_issuer, issued,
       expires, mrz1, mrz2, surname_lat, given_lat, name_ar, nationality, born, birth_place, sex,
       marital_status, family_no, vaccinated, acwy_type, assistance, phone
FROM judged WHERE reasons = '' ORDER BY row;

UPDATE quota SET used = used + (SELECT count(*) FROM judged WHERE reasons = '')
WHERE country = 'IDN';

COPY (
  SELECT sender_ref, package_code, group_no, group_role, passport_no, passport_issuer,
         passport_issue_date, passport_expiry, mrz1, mrz2, surname_lat, given_lat, name_ar,
         nationality, birth_date, birth_place, sex, marital_status, family_no, acwy_date, acwy_type,
         assistance, phone, row AS _row, reasons AS _reasons
  FROM judged WHERE reasons <> '' ORDER BY row
) TO STDOUT (FORMAT csv, HEADER) \g '{rejected}'

COPY (
  SELECT 'R' || lpad((row_number() OVER (ORDER BY row))::text, 8, '0') AS request_no,
         'REQUEST' AS action, passport_no, passport_issuer, passport_issue_date, passport_expiry,
         nationality, surname_lat, given_lat, name_ar, birth_date, birth_place, sex
  FROM judged WHERE reasons = '' ORDER BY row
) TO STDOUT (FORMAT csv, HEADER) \g '{forwarded}'

COPY (
  SELECT count(*) FILTER (WHERE reasons = '') AS accepted,
         count(*) FILTER (WHERE reasons <> '') AS rejected
  FROM judged
) TO STDOUT (FORMAT csv, HEADER) \g '{result}'

COMMIT;
