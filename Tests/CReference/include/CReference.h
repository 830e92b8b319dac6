#ifndef CREFERENCE_H
#define CREFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Whether libxml2's own strict parse of a whole document has nothing to say: no error of
/// well-formedness or of namespaces and no warning. It loads nothing and replaces no entity.
bool reference_xml_accepts(const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end

#endif
