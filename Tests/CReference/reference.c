// The strict parse that the exchange's own reader is held against.
#include "CReference.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

static void note(void *seen, xmlErrorPtr error) {
  (void)error;
  *(bool *)seen = true;
}

bool reference_xml_accepts(const uint8_t *bytes, size_t count) {
  bool has_spoken = false;
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser) return false;
  xmlSetStructuredErrorFunc(&has_spoken, note);
  xmlDocPtr document =
      xmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, NULL, XML_PARSE_NONET);
  xmlSetStructuredErrorFunc(NULL, NULL);
  bool accepted = document && parser->wellFormed && parser->nsWellFormed && !has_spoken;
  xmlFreeDoc(document);
  xmlFreeParserCtxt(parser);
  return accepted;
}
