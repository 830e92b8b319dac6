// Where a refusal stands: the line and the byte in it, exact also across chunk borders.
#define _GNU_SOURCE
#include <string.h>

#include "state.h"

static const uint8_t *last_of(uint8_t byte, const uint8_t *from, const uint8_t *to) {
  return from < to ? memrchr(from, byte, (size_t)(to - from)) : NULL;
}

static int32_t column_of(const MasarXML *m, const uint8_t *base, const uint8_t *place,
                         int64_t offset) {
  const uint8_t *newline = last_of('\n', base, place);
  if (newline) return (int32_t)(place - newline);
  // The line began before what libxml2 still holds: perhaps in our chunk, else before it.
  int64_t line_start = m->line_start;
  int64_t before = offset - m->chunk_start;
  if (before > m->chunk_count) before = m->chunk_count;
  if (m->chunk && before > 0) {
    newline = last_of('\n', m->chunk, m->chunk + before);
    if (newline) line_start = m->chunk_start + (newline - m->chunk) + 1;
  }
  return (int32_t)(offset >= line_start ? offset - line_start + 1 : 1);
}

static void locate(MasarXML *m, bool at_tag) {
  xmlParserInputPtr input = m->parser->input;
  m->fault_line = 1;
  m->fault_column = 1;
  if (!input || !input->cur || !input->base) return;
  const uint8_t *place = input->cur;
  int32_t line = input->line;
  if (at_tag) {
    const uint8_t *tag = last_of('<', input->base, place);
    if (tag) {
      for (const uint8_t *p = tag; p < place; p++) line -= *p == '\n';
      place = tag;
    }
  }
  int64_t offset = (int64_t)input->consumed + (place - input->base);
  m->fault_line = line;
  m->fault_column = column_of(m, input->base, place, offset);
}

// Records the first refusal and stops the parser; later ones are only its echo.
void masar_xml_refuse(MasarXML *m, MasarXMLRefusal why, const xmlChar *text, bool at_tag) {
  if (m->refusal) return;
  m->refusal = why;
  locate(m, at_tag);
  if (text) {
    size_t length = strnlen((const char *)text, sizeof m->fault_text - 1);
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' ')) length--;
    memcpy(m->fault_text, text, length);
    m->fault_text[length] = 0;
  }
  xmlStopParser(m->parser);
}
