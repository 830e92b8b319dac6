// The grammar of a manifest, as libxml2 reads it out.
#include <stdlib.h>
#include <string.h>

#include "state.h"

static void begin_record(MasarXML *m) {
  if (m->count + 1 > m->room) {
    m->room = m->room ? m->room * 2 : 256;
    size_t columns = (size_t)(m->column_count ? m->column_count : 1);
    m->cells = masar_xml_grow(m->cells, (size_t)m->room, columns * sizeof *m->cells);
    m->ends = masar_xml_grow(m->ends, (size_t)m->room, sizeof *m->ends);
    m->lines = masar_xml_grow(m->lines, (size_t)m->room, sizeof *m->lines);
  }
  MasarXMLCell *cells = m->cells + (size_t)m->count * (size_t)m->column_count;
  for (int32_t i = 0; i < m->column_count; i++) cells[i] = (MasarXMLCell){0, -1};
  m->lines[m->count] = m->parser->input->line;
  m->record_start = m->byte_count;
  m->in_record = true;
  m->expected = 0;
  m->elements = 0;
  m->ignored_bytes = 0;
}

static void end_record(MasarXML *m) {
  m->in_record = false;
  m->ends[m->count++] = (int32_t)m->byte_count;
  if (++m->total_records > m->limits.records)
    masar_xml_refuse(m, MasarXMLRefusalRecordsLimit, NULL, true);
}

// Attributes that schema tools write are of no meaning here: xsi:schemaLocation and its kin.
static bool is_schema_hint(const MasarXML *m, const xmlChar **attribute) {
  return attribute[2] == m->instance_space && attribute[0] != m->nil;
}

static bool has_no_attributes(MasarXML *m, int count, const xmlChar **attributes) {
  for (int i = 0; i < count; i++) {
    if (is_schema_hint(m, attributes + 5 * i)) continue;
    masar_xml_refuse(m, MasarXMLRefusalAttribute, attributes[5 * i], true);
    return false;
  }
  return true;
}

static char *value_of(MasarXML *m, const xmlChar **attribute) {
  size_t length = (size_t)(attribute[4] - attribute[3]);
  if ((int64_t)length > m->limits.field_bytes) {
    masar_xml_refuse(m, MasarXMLRefusalFieldLimit, attribute[0], true);
    length = 0;
  }
  char *value = masar_xml_grow(NULL, length + 1, 1);
  memcpy(value, attribute[3], length);
  value[length] = 0;
  return value;
}

static void start_root(MasarXML *m, const xmlChar *name, int count, const xmlChar **attributes) {
  if (name != m->manifest) {
    masar_xml_refuse(m, MasarXMLRefusalElement, name, true);
    return;
  }
  // A refusal lets go of the text that all later attributes point into.
  for (int i = 0; i < count && !m->refusal; i++) {
    const xmlChar **attribute = attributes + 5 * i;
    if (is_schema_hint(m, attribute)) continue;
    int known = 0;
    while (known < MasarXMLRootAttributes && m->root_names[known] != attribute[0]) known++;
    if (attribute[2] || known == MasarXMLRootAttributes) {
      masar_xml_refuse(m, MasarXMLRefusalAttribute, attribute[0], true);
      return;
    }
    m->root_values[known] = value_of(m, attribute);
  }
}

static int64_t count_in(const char *text) {
  int64_t number = 0;
  for (const char *p = text; *p; p++) {
    if (*p < '0' || *p > '9' || number > INT32_MAX) return -1;
    number = number * 10 + (*p - '0');
  }
  return *text ? number : -1;
}

static void start_control(MasarXML *m, int count, const xmlChar **attributes) {
  if (m->had_control) {
    masar_xml_refuse(m, MasarXMLRefusalRepeated, m->control, true);
    return;
  }
  if (m->total_records > 0) {
    masar_xml_refuse(m, MasarXMLRefusalElement, m->control, true);
    return;
  }
  m->had_control = true;
  for (int i = 0; i < count && !m->refusal; i++) {
    const xmlChar **attribute = attributes + 5 * i;
    if (is_schema_hint(m, attribute)) continue;
    if (attribute[2] || attribute[0] != m->records) {
      masar_xml_refuse(m, MasarXMLRefusalAttribute, attribute[0], true);
      return;
    }
    char *text = value_of(m, attribute);
    m->declared_records = count_in(text);
    free(text);
    if (m->declared_records < 0)
      masar_xml_refuse(m, MasarXMLRefusalControl, m->records, true);
  }
}

static void start_sum(MasarXML *m, int count, const xmlChar **attributes) {
  if (m->sum_count >= m->limits.columns) {
    masar_xml_refuse(m, MasarXMLRefusalColumnsLimit, m->sum, true);
    return;
  }
  if (m->sum_count + 1 > m->sum_room) {
    m->sum_room = m->sum_room ? m->sum_room * 2 : 8;
    m->sums = masar_xml_grow(m->sums, (size_t)m->sum_room, 2 * sizeof *m->sums);
  }
  char **sum = m->sums + 2 * m->sum_count++;
  sum[0] = sum[1] = NULL;
  for (int i = 0; i < count && !m->refusal; i++) {
    const xmlChar **attribute = attributes + 5 * i;
    if (is_schema_hint(m, attribute)) continue;
    if (attribute[2] || (attribute[0] != m->field && attribute[0] != m->value)) {
      masar_xml_refuse(m, MasarXMLRefusalAttribute, attribute[0], true);
      return;
    }
    sum[attribute[0] == m->value] = value_of(m, attribute);
  }
  if (!m->refusal && (!sum[0] || !sum[1]))
    masar_xml_refuse(m, MasarXMLRefusalControl, m->sum, true);
}

static int32_t column_named(MasarXML *m, const xmlChar *name) {
  if (m->expected < m->column_count && m->columns[m->expected] == name) return m->expected;
  for (int32_t i = 0; i < m->column_count; i++)
    if (m->columns[i] == name) return i;
  return -1;
}

static void start_field(MasarXML *m, const xmlChar *name, int count, const xmlChar **attributes) {
  int32_t column = column_named(m, name);
  if (column < 0) {
    masar_xml_refuse(m, MasarXMLRefusalElement, name, true);
    return;
  }
  if (count > 0 && !has_no_attributes(m, count, attributes)) return;
  MasarXMLCell *cell = m->cells + (size_t)m->count * (size_t)m->column_count + column;
  if (cell->length >= 0) {
    masar_xml_refuse(m, MasarXMLRefusalRepeated, name, true);
    return;
  }
  m->current = column;
  m->expected = column + 1;
  m->field_start = m->byte_count;
}

static void start_inside(MasarXML *m, const xmlChar *name, int count,
                         const xmlChar **attributes) {
  if (m->depth == 2 && name == m->record) {
    if (count == 0 || has_no_attributes(m, count, attributes)) begin_record(m);
  } else if (m->depth == 2 && name == m->control) {
    start_control(m, count, attributes);
  } else if (m->depth == 3 && m->in_record) {
    start_field(m, name, count, attributes);
  } else if (m->depth == 3 && name == m->sum) {
    start_sum(m, count, attributes);
  } else {
    masar_xml_refuse(m, MasarXMLRefusalElement, name, true);
  }
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int space_count, const xmlChar **spaces, int count,
                     int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)space_count, (void)spaces, (void)defaulted;
  MasarXML *m = context;
  m->ticks++;
  if (m->refusal) return;
  if (++m->depth > m->limits.depth) {
    masar_xml_refuse(m, MasarXMLRefusalDepthLimit, name, true);
  } else if (m->in_record && ++m->elements > m->limits.columns) {
    masar_xml_refuse(m, MasarXMLRefusalColumnsLimit, name, true);
  } else if (m->ignoring || (name[0] == '_' && m->depth > 1 && m->current < 0)) {
    m->ignoring++;
    if (!m->in_record) m->ignored_bytes = 0;
  } else if (space != m->space) {
    masar_xml_refuse(m, MasarXMLRefusalNamespace, name, true);
  } else if (m->depth == 1) {
    start_root(m, name, count, attributes);
  } else {
    start_inside(m, name, count, attributes);
  }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *space) {
  (void)name, (void)prefix, (void)space;
  MasarXML *m = context;
  m->ticks++;
  if (m->refusal) return;
  m->depth--;
  if (m->ignoring) {
    m->ignoring--;
  } else if (m->current >= 0) {
    MasarXMLCell *cells = m->cells + (size_t)m->count * (size_t)m->column_count;
    cells[m->current] = (MasarXMLCell){
        (int32_t)m->field_start, (int32_t)(m->byte_count - m->field_start)};
    m->current = -1;
  } else if (m->depth == 1 && m->in_record) {
    end_record(m);
  }
}

static bool is_blank(const xmlChar *text, int length) {
  for (int i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') return false;
  return true;
}

static bool is_within_record(MasarXML *m) {
  int64_t kept = m->in_record ? (int64_t)(m->byte_count - m->record_start) : 0;
  if (kept + m->ignored_bytes <= m->limits.record_bytes) return true;
  masar_xml_refuse(m, MasarXMLRefusalRecordLimit, NULL, false);
  return false;
}

static void on_text(void *context, const xmlChar *text, int length) {
  MasarXML *m = context;
  m->ticks++;
  if (m->refusal || length <= 0) return;
  if (m->ignoring) {
    m->ignored_bytes += length;
    is_within_record(m);
    return;
  }
  if (m->current < 0) {
    if (!is_blank(text, length)) masar_xml_refuse(m, MasarXMLRefusalText, NULL, false);
    return;
  }
  size_t wanted = m->byte_count + (size_t)length;
  if ((int64_t)(wanted - m->field_start) > m->limits.field_bytes) {
    masar_xml_refuse(m, MasarXMLRefusalFieldLimit, m->columns[m->current], false);
    return;
  }
  if (wanted > m->byte_room) {
    while (m->byte_room < wanted) m->byte_room = m->byte_room ? m->byte_room * 2 : 65536;
    m->bytes = masar_xml_grow(m->bytes, m->byte_room, 1);
  }
  memcpy(m->bytes + m->byte_count, text, (size_t)length);
  m->byte_count = wanted;
  is_within_record(m);
}

static void on_comment(void *context, const xmlChar *text) {
  (void)text;
  ((MasarXML *)context)->ticks++;
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  (void)data;
  masar_xml_refuse(context, MasarXMLRefusalInstruction, target, true);
}

// Comes before any of the subset is read, so no declaration ever takes effect.
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system) {
  (void)external, (void)system;
  masar_xml_refuse(context, MasarXMLRefusalDoctype, name, true);
}

// libxml2 asks only for what is not predefined.
static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
  masar_xml_refuse(context, MasarXMLRefusalEntity, name, false);
  return NULL;
}

static void on_error(void *context, xmlErrorPtr error) {
  masar_xml_refuse(
      context, MasarXMLRefusalNotWellFormed,
      (const xmlChar *)(error && error->message ? error->message : ""), false);
}

void masar_xml_handlers(xmlSAXHandler *sax) {
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->cdataBlock = on_text;
  sax->comment = on_comment;
  sax->processingInstruction = on_instruction;
  sax->internalSubset = on_doctype;
  sax->getEntity = on_entity;
  sax->serror = on_error;
}
