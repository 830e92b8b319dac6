// What the handlers share. Nothing here leaves the target.
#ifndef MASAR_XML_STATE_H
#define MASAR_XML_STATE_H

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdbool.h>

#include "CXML.h"

struct MasarXML {
  MasarXMLLimits limits;
  xmlParserCtxtPtr parser;

  // Names interned in the parser's dictionary: compared by address.
  const xmlChar **columns;
  int32_t column_count;
  const xmlChar *manifest, *control, *record, *sum, *records, *field, *value;
  const xmlChar *root_names[MasarXMLRootAttributes];
  const xmlChar *space, *instance_space, *nil;
  int64_t own_names;

  // Where in the document the parser stands.
  int32_t depth;
  int32_t ignoring;  // open elements inside an element that begins with `_`, itself included
  int32_t current;   // column of the open field; -1: none
  int32_t expected;  // column that comes next where the sender keeps our order
  bool in_record, had_control;
  int64_t ignored_bytes, elements, total_records, ticks, quiet;

  // Records: the complete ones, then the one being read.
  uint8_t *bytes;
  size_t byte_count, byte_room, record_start;
  MasarXMLCell *cells;
  int32_t *ends, *lines;
  int32_t count, room;
  size_t field_start;

  char *root_values[MasarXMLRootAttributes];
  int64_t declared_records;
  char **sums;  // field, value, field, value …
  int32_t sum_count, sum_room;

  // The chunk in hand, for positions.
  const uint8_t *chunk;
  int64_t chunk_start, chunk_count, line_start;

  MasarXMLRefusal refusal;
  int32_t fault_line, fault_column;
  char fault_text[121];
};

void masar_xml_refuse(MasarXML *m, MasarXMLRefusal why, const xmlChar *text, bool at_tag);
void masar_xml_handlers(xmlSAXHandler *sax);
void *masar_xml_grow(void *memory, size_t count, size_t size);

#endif
