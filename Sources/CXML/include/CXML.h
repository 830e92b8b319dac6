#ifndef CXML_H
#define CXML_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Why a manifest is refused; the first reason stands.
typedef enum __attribute__((enum_extensibility(closed))) : int32_t {
  MasarXMLRefusalNothing = 0,
  MasarXMLRefusalNotWellFormed,
  MasarXMLRefusalDoctype,
  MasarXMLRefusalEntity,
  MasarXMLRefusalInstruction,
  MasarXMLRefusalNamespace,
  MasarXMLRefusalElement,
  MasarXMLRefusalAttribute,
  MasarXMLRefusalRepeated,
  MasarXMLRefusalText,
  MasarXMLRefusalControl,
  MasarXMLRefusalFieldLimit,
  MasarXMLRefusalRecordLimit,
  MasarXMLRefusalRecordsLimit,
  MasarXMLRefusalDepthLimit,
  MasarXMLRefusalColumnsLimit,
  MasarXMLRefusalQuietLimit,
  MasarXMLRefusalNamesLimit,
} MasarXMLRefusal;

/// The attributes of the root that a manifest may carry, in this order.
enum { MasarXMLRootAttributes = 5 };

typedef struct {
  int64_t field_bytes;
  int64_t record_bytes;
  int64_t records;
  int64_t depth;
  int64_t columns;
  /// Bytes that may pass without one complete piece of markup or text.
  int64_t quiet_bytes;
  /// Different names beyond those a manifest has.
  int64_t names;
} MasarXMLLimits;

/// A range of the records' bytes; length −1: the record has no such element.
typedef struct {
  int32_t offset;
  int32_t length;
} MasarXMLCell;

/// The complete records that the last chunk ended: valid until the next chunk is fed.
typedef struct {
  const uint8_t *_Nullable bytes;
  /// `column_count` cells a record.
  const MasarXMLCell *_Nullable cells;
  /// Where the bytes of each record end; the first begins at 0.
  const int32_t *_Nullable ends;
  /// The physical line of each record's start tag.
  const int32_t *_Nullable lines;
  int32_t count;
} MasarXMLRecords;

typedef struct MasarXML MasarXML;

/// A reader for manifests whose records have the given element names, each followed by a line feed.
///
/// It takes UTF-8 only and ignores what the declaration says of the encoding; it opens no file
/// and no connection. Aborts where memory is exhausted: what it holds is bounded by the limits.
MasarXML *masar_xml_open(const MasarXMLLimits *limits, const char *columns);

void masar_xml_close(MasarXML *reader);

/// Feeds the next bytes (at most 1 MiB); `count` 0 says that the document is at its end.
MasarXMLRefusal masar_xml_feed(
    MasarXML *reader, const uint8_t *_Nullable bytes, size_t count);

MasarXMLRecords masar_xml_records(const MasarXML *reader);

int32_t masar_xml_fault_line(const MasarXML *reader);
/// In bytes, from 1.
int32_t masar_xml_fault_column(const MasarXML *reader);
/// The name or the parser's reason, at most 120 bytes; not necessarily whole UTF-8.
const char *masar_xml_fault_text(const MasarXML *reader);

/// The value of a root attribute: kind, season, sender, sequence, created; NULL: not given.
const char *_Nullable masar_xml_root_attribute(const MasarXML *reader, int32_t index);
/// `control/@records`; −1: not given.
int64_t masar_xml_declared_records(const MasarXML *reader);
int32_t masar_xml_sum_count(const MasarXML *reader);
const char *_Nullable masar_xml_sum_field(const MasarXML *reader, int32_t index);
const char *_Nullable masar_xml_sum_value(const MasarXML *reader, int32_t index);

#pragma clang assume_nonnull end

#endif
