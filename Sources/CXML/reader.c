// Life of a reader, the feeding of chunks, and what Swift reads back.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser) {
  (void)url, (void)id, (void)parser;
  return NULL;
}

static void prepare(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(load_nothing);
}

// Memory is bounded by the limits; a machine that has not even that cannot go on.
void *masar_xml_grow(void *memory, size_t count, size_t size) {
  void *grown = reallocarray(memory, count, size);
  if (!grown) abort();
  return grown;
}

static const xmlChar *intern_part(MasarXML *m, const char *name, size_t length) {
  const xmlChar *interned =
      xmlDictLookup(m->parser->dict, (const xmlChar *)name, (int)length);
  if (!interned) abort();
  return interned;
}

static const xmlChar *intern(MasarXML *m, const char *name) {
  return intern_part(m, name, strlen(name));
}

static void intern_columns(MasarXML *m, const char *columns) {
  for (const char *p = columns; *p; p++) m->column_count += *p == '\n';
  m->columns = masar_xml_grow(NULL, (size_t)m->column_count + 1, sizeof *m->columns);
  for (int32_t i = 0; i < m->column_count; i++) {
    const char *end = strchr(columns, '\n');
    m->columns[i] = intern_part(m, columns, (size_t)(end - columns));
    columns = end + 1;
  }
}

static void intern_names(MasarXML *m) {
  static const char *const roots[] = {"kind", "season", "sender", "sequence", "created"};
  for (int i = 0; i < MasarXMLRootAttributes; i++) m->root_names[i] = intern(m, roots[i]);
  m->manifest = intern(m, "manifest");
  m->control = intern(m, "control");
  m->record = intern(m, "record");
  m->sum = intern(m, "sum");
  m->records = intern(m, "records");
  m->field = intern(m, "field");
  m->value = intern(m, "value");
  m->nil = intern(m, "nil");
  m->space = intern(m, "urn:masar:exchange:1");
  m->instance_space = intern(m, "http://www.w3.org/2001/XMLSchema-instance");
  m->own_names = xmlDictSize(m->parser->dict);
}

MasarXML *masar_xml_open(const MasarXMLLimits *limits, const char *columns) {
  pthread_once(&prepared, prepare);
  MasarXML *m = calloc(1, sizeof *m);
  if (!m) abort();
  m->limits = *limits;
  m->current = -1;
  m->declared_records = -1;
  xmlSAXHandler sax;
  masar_xml_handlers(&sax);
  m->parser = xmlCreatePushParserCtxt(&sax, m, NULL, 0, NULL);
  if (!m->parser) abort();
  xmlCtxtUseOptions(m->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
  xmlSwitchEncoding(m->parser, XML_CHAR_ENCODING_UTF8);
  intern_columns(m, columns);
  intern_names(m);
  return m;
}

void masar_xml_close(MasarXML *m) {
  xmlFreeParserCtxt(m->parser);
  for (int i = 0; i < MasarXMLRootAttributes; i++) free(m->root_values[i]);
  for (int32_t i = 0; i < 2 * m->sum_count; i++) free(m->sums[i]);
  free(m->sums);
  free(m->columns);
  free(m->bytes);
  free(m->cells);
  free(m->ends);
  free(m->lines);
  free(m);
}

// Drops the complete records and moves the one being read to the front.
static void forget_complete(MasarXML *m) {
  if (m->count == 0) return;
  size_t start = m->in_record ? m->record_start : m->byte_count;
  size_t columns = (size_t)m->column_count, done = (size_t)m->count;
  if (m->byte_count > start) memmove(m->bytes, m->bytes + start, m->byte_count - start);
  m->byte_count -= start;
  m->count = 0;
  if (!m->in_record) return;
  m->record_start = 0;
  m->field_start -= m->current >= 0 ? start : 0;
  m->lines[0] = m->lines[done];
  memmove(m->cells, m->cells + done * columns, columns * sizeof *m->cells);
  for (size_t i = 0; i < columns; i++)
    if (m->cells[i].length >= 0) m->cells[i].offset -= (int32_t)start;
}

static void guard_quiet(MasarXML *m, int64_t before, size_t count) {
  m->quiet = m->ticks == before ? m->quiet + (int64_t)count : 0;
  if (m->quiet > m->limits.quiet_bytes)
    masar_xml_refuse(m, MasarXMLRefusalQuietLimit, NULL, false);
  if ((int64_t)xmlDictSize(m->parser->dict) - m->own_names > m->limits.names)
    masar_xml_refuse(m, MasarXMLRefusalNamesLimit, NULL, false);
}

MasarXMLRefusal masar_xml_feed(MasarXML *m, const uint8_t *bytes, size_t count) {
  if (m->refusal) return m->refusal;
  forget_complete(m);
  int64_t before = m->ticks;
  m->chunk = bytes;
  m->chunk_count = (int64_t)count;
  int status = xmlParseChunk(m->parser, (const char *)bytes, (int)count, count == 0);
  // Every error has spoken through its handler; this is for one that did not.
  if (status != 0) masar_xml_refuse(m, MasarXMLRefusalNotWellFormed, NULL, false);
  guard_quiet(m, before, count);
  const uint8_t *newline = count ? memrchr(bytes, '\n', count) : NULL;
  if (newline) m->line_start = m->chunk_start + (newline - bytes) + 1;
  m->chunk_start += (int64_t)count;
  m->chunk = NULL;
  return m->refusal;
}

MasarXMLRecords masar_xml_records(const MasarXML *m) {
  return (MasarXMLRecords){m->bytes, m->cells, m->ends, m->lines, m->count};
}

int32_t masar_xml_fault_line(const MasarXML *m) { return m->fault_line; }
int32_t masar_xml_fault_column(const MasarXML *m) { return m->fault_column; }
const char *masar_xml_fault_text(const MasarXML *m) { return m->fault_text; }

const char *masar_xml_root_attribute(const MasarXML *m, int32_t index) {
  return index >= 0 && index < MasarXMLRootAttributes ? m->root_values[index] : NULL;
}

int64_t masar_xml_declared_records(const MasarXML *m) { return m->declared_records; }
int32_t masar_xml_sum_count(const MasarXML *m) { return m->sum_count; }
const char *masar_xml_sum_field(const MasarXML *m, int32_t i) { return m->sums[2 * i]; }
const char *masar_xml_sum_value(const MasarXML *m, int32_t i) { return m->sums[2 * i + 1]; }
