#define _GNU_SOURCE

#include "interface.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "addresses.h"
#include "netlink.h"

/// Without addresses that the interface would give itself. A kernel without IPv6 has none anyway.
static void forbid_own_addresses(unsigned index) {
    _Alignas(8) char room[NETLINK_ROOM];
    struct netlink netlink = netlink_in(room, sizeof room);
    struct ifinfomsg link = {.ifi_family = AF_UNSPEC, .ifi_index = (int)index};
    uint8_t none = IN6_ADDR_GEN_MODE_NONE;
    netlink_begin(&netlink, RTM_NEWLINK, NLM_F_ACK, &link, sizeof link);
    size_t families = netlink_open(&netlink, IFLA_AF_SPEC);
    size_t family = netlink_open(&netlink, AF_INET6);
    netlink_put(&netlink, IFLA_INET6_ADDR_GEN_MODE, &none, sizeof none);
    netlink_close(&netlink, family);
    netlink_close(&netlink, families);
    netlink_exchange(&netlink, NETLINK_ROUTE);
}

static int bring_up(
    unsigned index, const struct lambent_address *addresses, size_t address_count, const struct lambent_route *routes,
    size_t route_count) {
    size_t room = NETLINK_ROOM + (address_count + route_count) * 128;
    char *bytes = aligned_alloc(8, room);
    if (bytes == NULL) return -1;
    struct netlink netlink = netlink_in(bytes, room);
    struct ifinfomsg link = {
        .ifi_family = AF_UNSPEC, .ifi_index = (int)index, .ifi_flags = IFF_UP, .ifi_change = IFF_UP};
    netlink_begin(&netlink, RTM_NEWLINK, NLM_F_ACK, &link, sizeof link);
    for (size_t i = 0; i < address_count; i++) put_address(&netlink, index, &addresses[i]);
    for (size_t i = 0; i < route_count; i++) {
        put_route(&netlink, index, &routes[i].destination, &routes[i].gateway);
    }
    int result = netlink_exchange(&netlink, NETLINK_ROUTE);
    int error = errno;
    free(bytes);
    errno = error;
    return result;
}

struct lambent_networked interface_connect(const char *message, size_t length) {
    const struct lambent_connect *connect = (const void *)message;
    struct lambent_networked malformed = {.step = LAMBENT_NETWORK_MESSAGE, .error = EBADMSG};
    if (length < sizeof *connect || connect->addresses > LAMBENT_MESSAGE_MAXIMUM) return malformed;
    size_t left = length - sizeof *connect, first = connect->addresses * sizeof(struct lambent_address);
    if (first > left || connect->routes != (left - first) / sizeof(struct lambent_route)) return malformed;
    const struct lambent_address *addresses = (const void *)(message + sizeof *connect);
    const struct lambent_route *routes = (const void *)(message + sizeof *connect + first);
    unsigned index = if_nametoindex(LAMBENT_INTERFACE);
    if (index != 0) {
        forbid_own_addresses(index);
        if (bring_up(index, addresses, connect->addresses, routes, connect->routes) == 0) {
            return (struct lambent_networked){0};
        }
    }
    return (struct lambent_networked){.step = LAMBENT_NETWORK_NEAR_END, .error = errno};
}
