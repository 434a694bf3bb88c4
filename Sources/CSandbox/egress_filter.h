/// What a sandbox that is joined to a network may send there.
#pragma once

#include <stddef.h>

#include "lambent_protocol.h"

/// Carries out a LAMBENT_FILTER message: replaces the filter of the network that the caller is in, as a whole.
struct lambent_networked egress_filter(const char *message, size_t length);
