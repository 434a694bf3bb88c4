#include "addresses.h"

#include <linux/if_addr.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

static uint8_t family(const struct lambent_address *address) {
    return address->family == 6 ? AF_INET6 : AF_INET;
}

static size_t size(const struct lambent_address *address) {
    return address->family == 6 ? 16 : 4;
}

void put_address(struct netlink *netlink, unsigned interface, const struct lambent_address *address) {
    struct ifaddrmsg fixed = {
        .ifa_family = family(address), .ifa_prefixlen = address->bits, .ifa_flags = IFA_F_NODAD, .ifa_index = interface};
    if (address->family != 6) fixed.ifa_flags = 0;
    netlink_begin(netlink, RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE, &fixed, sizeof fixed);
    netlink_put(netlink, IFA_LOCAL, address->bytes, size(address));
    netlink_put(netlink, IFA_ADDRESS, address->bytes, size(address));
}

void put_route(
    struct netlink *netlink, unsigned interface, const struct lambent_address *destination,
    const struct lambent_address *gateway) {
    int has_gateway = gateway != NULL && gateway->family != 0;
    struct rtmsg route = {
        .rtm_family = family(destination),
        .rtm_dst_len = destination->bits,
        .rtm_table = RT_TABLE_MAIN,
        .rtm_protocol = RTPROT_STATIC,
        .rtm_scope = has_gateway || destination->family == 6 ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK,
        .rtm_type = RTN_UNICAST,
    };
    uint32_t index = interface;
    netlink_begin(netlink, RTM_NEWROUTE, NLM_F_ACK | NLM_F_CREATE | NLM_F_REPLACE, &route, sizeof route);
    if (destination->bits > 0) netlink_put(netlink, RTA_DST, destination->bytes, size(destination));
    if (has_gateway) netlink_put(netlink, RTA_GATEWAY, gateway->bytes, size(gateway));
    netlink_put(netlink, RTA_OIF, &index, sizeof index);
}
