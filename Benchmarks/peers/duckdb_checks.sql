-- The checks of a pilgrim list as SQL for DuckDB. $list, $rejected, $forwarded are put in by
-- duckdb_checks.py, which says what this does and what it does not do.

BEGIN;

-- The list as text, in its order; the trailer's missing cells are NULL.
CREATE TEMP TABLE raw AS
SELECT row_number() OVER () + 1 AS row, *
FROM read_csv('$list', header = true, all_varchar = true, null_padding = true, delim = ',',
              quote = '"', escape = '"', auto_detect = false, nullstr = '', columns = {
  sender_ref: 'VARCHAR', package_code: 'VARCHAR', group_no: 'VARCHAR', group_role: 'VARCHAR',
  passport_no: 'VARCHAR', passport_issuer: 'VARCHAR', passport_issue_date: 'VARCHAR',
  passport_expiry: 'VARCHAR', mrz1: 'VARCHAR', mrz2: 'VARCHAR', surname_lat: 'VARCHAR',
  given_lat: 'VARCHAR', name_ar: 'VARCHAR', nationality: 'VARCHAR', birth_date: 'VARCHAR',
  birth_place: 'VARCHAR', sex: 'VARCHAR', marital_status: 'VARCHAR', family_no: 'VARCHAR',
  acwy_date: 'VARCHAR', acwy_type: 'VARCHAR', assistance: 'VARCHAR', phone: 'VARCHAR'});

SELECT CASE WHEN (SELECT package_code FROM raw WHERE sender_ref = '#END')::BIGINT
              <> (SELECT count(*) FROM raw WHERE sender_ref <> '#END' OR sender_ref IS NULL)
       THEN error('the trailer disagrees') END;

-- What is wrong with each record; NULL parts fall away, so a good one has the empty text.
CREATE TEMP TABLE judged AS
WITH list AS (SELECT * FROM raw WHERE sender_ref IS DISTINCT FROM '#END'),
dated AS (
  SELECT *,
         row_number() OVER (PARTITION BY passport_issuer, passport_no ORDER BY row)
           AS passport_turn,
         row_number() OVER (PARTITION BY sender_ref ORDER BY row) AS reference_turn,
         TRY_CAST(passport_expiry AS DATE) AS expires,
         TRY_CAST(birth_date AS DATE) AS born
  FROM list
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
  CASE WHEN NOT regexp_full_match(sender_ref, '[A-Za-z0-9./_-]{1,40}') THEN 'R102 sender_ref' END,
  CASE WHEN NOT regexp_full_match(group_no, '[A-Za-z0-9./_-]{1,15}') THEN 'R102 group_no' END,
  CASE WHEN group_role NOT IN ('MEMBER', 'LEADER', 'GUIDE') THEN 'R102 group_role' END,
  CASE WHEN regexp_full_match(passport_no, '[0-9][.,][0-9]+E\+[0-9]+')
       THEN 'R117 passport_no was damaged by a spreadsheet'
       WHEN NOT regexp_full_match(passport_no, '[A-Z0-9]{5,9}') THEN 'R103 passport_no' END,
  CASE WHEN issuer.code IS NULL THEN 'R106 passport_issuer' END,
  CASE WHEN passport_issue_date IS NOT NULL AND TRY_CAST(passport_issue_date AS DATE) IS NULL
       THEN 'R110 passport_issue_date' END,
  CASE WHEN expires IS NULL THEN 'R110 passport_expiry'
       WHEN expires < DATE '2026-11-26' THEN 'R113 passport_expiry is before 2026-11-26' END,
  CASE WHEN NOT regexp_full_match(surname_lat, '[A-Z ''-]{1,60}')
         OR NOT regexp_full_match(given_lat, '[A-Z ''-]{1,60}') THEN 'R107 Latin name' END,
  CASE WHEN NOT regexp_full_match(name_ar, '[\x{0621}-\x{0652} ]{1,120}')
       THEN 'R108 Arabic name' END,
  CASE WHEN nation.code IS NULL THEN 'R106 nationality'
       WHEN nationality <> 'IDN' THEN 'X211 nationality' END,
  CASE WHEN born IS NULL OR born > DATE '2026-01-05' OR born < DATE '1905-05-26'
       THEN 'R110 birth_date'
       WHEN born > DATE '2014-05-26' THEN 'R112 too young' END,
  CASE WHEN length(birth_place) > 80 THEN 'R102 birth_place' END,
  CASE WHEN sex NOT IN ('M', 'F') THEN 'R102 sex' END,
  CASE WHEN marital_status NOT IN ('SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED')
       THEN 'R102 marital_status' END,
  CASE WHEN NOT regexp_full_match(family_no, '[A-Za-z0-9./_-]{1,15}') THEN 'R102 family_no' END,
  CASE WHEN acwy_date IS NOT NULL AND TRY_CAST(acwy_date AS DATE) IS NULL
       THEN 'R110 acwy_date' END,
  CASE WHEN acwy_type NOT IN ('POLY', 'CONJ') THEN 'R102 acwy_type' END,
  CASE WHEN NOT regexp_full_match(assistance,
              '(WCHR|WCHC|BLND|DEAF|MEDA)(;(WCHR|WCHC|BLND|DEAF|MEDA))*')
       THEN 'R102 assistance' END,
  CASE WHEN length(phone) > 20 THEN 'R102 phone' END,
  CASE WHEN package.code IS NULL THEN 'X209 package_code' END,
  CASE WHEN passport_turn > 1 OR reference_turn > 1 THEN 'X201 twice in this file' END,
  CASE WHEN EXISTS (SELECT 1 FROM person
                    WHERE person.passport_issuer = dated.passport_issuer
                      AND person.passport_no = dated.passport_no)
         OR EXISTS (SELECT 1 FROM person WHERE person.sender_ref = dated.sender_ref)
       THEN 'X202 registered before' END) AS reasons
FROM dated
LEFT JOIN country AS issuer ON issuer.code = passport_issuer
LEFT JOIN country AS nation ON nation.code = nationality
LEFT JOIN package ON package.code = dated.package_code;

-- First come, first served: whoever comes after the last place is refused.
UPDATE judged SET reasons = 'L301 quota exhausted'
WHERE row IN (
  SELECT row FROM (
    SELECT row, row_number() OVER (ORDER BY row) AS turn FROM judged WHERE reasons = '')
  WHERE turn > (SELECT granted - used FROM quota WHERE country = 'IDN'));

INSERT INTO person
SELECT sender_ref, package_code, group_no, group_role, passport_no, passport_issuer,
       TRY_CAST(passport_issue_date AS DATE), expires, mrz1, mrz2, surname_lat, given_lat, name_ar,
       nationality, born, birth_place, sex, marital_status, family_no,
       TRY_CAST(acwy_date AS DATE), acwy_type, assistance, phone
FROM judged WHERE reasons = '' ORDER BY row;

UPDATE quota SET used = used + (SELECT count(*) FROM judged WHERE reasons = '')
WHERE country = 'IDN';

COPY (SELECT sender_ref, package_code, group_no, group_role, passport_no, passport_issuer,
             passport_issue_date, passport_expiry, mrz1, mrz2, surname_lat, given_lat, name_ar,
             nationality, birth_date, birth_place, sex, marital_status, family_no, acwy_date,
             acwy_type, assistance, phone, row AS _row, reasons AS _reasons
      FROM judged WHERE reasons <> '' ORDER BY row)
TO '$rejected' (HEADER, DELIMITER ',');

COPY (SELECT 'R' || lpad(row_number() OVER (ORDER BY row)::VARCHAR, 8, '0') AS request_no,
             'REQUEST' AS action, passport_no, passport_issuer, passport_issue_date,
             passport_expiry, nationality, surname_lat, given_lat, name_ar, birth_date,
             birth_place, sex
      FROM judged WHERE reasons = '' ORDER BY row)
TO '$forwarded' (HEADER, DELIMITER ',');

COMMIT;
