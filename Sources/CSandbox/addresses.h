/// Addresses and routes of an interface, as netlink messages.
#pragma once

#include <stdint.h>

#include "lambent_protocol.h"
#include "netlink.h"

/// Gives the interface an address, which is its own at once.
void put_address(struct netlink *netlink, unsigned interface, const struct lambent_address *address);

/// Leads what goes to `destination` to the interface: to a gateway, or (NULL or none) to the wire itself.
void put_route(
    struct netlink *netlink, unsigned interface, const struct lambent_address *destination,
    const struct lambent_address *gateway);
