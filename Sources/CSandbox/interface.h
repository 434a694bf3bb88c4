/// The sandbox's end of a wire to a network outside.
#pragma once

#include <stddef.h>

#include "lambent_protocol.h"

/// Carries out a LAMBENT_CONNECT message: brings LAMBENT_INTERFACE up with its addresses and routes.
struct lambent_networked interface_connect(const char *message, size_t length);
