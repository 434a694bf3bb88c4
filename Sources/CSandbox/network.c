#define _GNU_SOURCE

#include "network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lambent_protocol.h"
#include "netlink.h"
#include "packet_filter.h"

/// `lo` is the first interface of every network.
#define LOOPBACK_INDEX 1

#define TABLE "lambent"
#define CHAIN "outgoing"
/// Where the kernel's own documentation puts translations of destinations.
#define PRIORITY_OF_DESTINATIONS (-100)

static void put_address(struct netlink *netlink, uint32_t address) {
    uint32_t own = htonl(address);
    struct ifaddrmsg message = {
        .ifa_family = AF_INET, .ifa_prefixlen = 32, .ifa_scope = RT_SCOPE_LINK, .ifa_index = LOOPBACK_INDEX};
    netlink_begin(netlink, RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, &message, sizeof message);
    netlink_put(netlink, IFA_LOCAL, &own, sizeof own);
    netlink_put(netlink, IFA_ADDRESS, &own, sizeof own);
}

static int add_daemon_addresses(void) {
    _Alignas(8) char room[NETLINK_ROOM];
    struct netlink netlink = netlink_in(room, sizeof room);
    put_address(&netlink, LAMBENT_DAEMON_ADDRESS);
    put_address(&netlink, LAMBENT_OLD_DAEMON_ADDRESS);
    return netlink_exchange(&netlink, NETLINK_ROUTE);
}

int network_raise(void) {
    int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (any < 0) return -1;
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int result = ioctl(any, SIOCSIFFLAGS, &request);
    int error = errno;
    close(any);
    errno = error;
    return result != 0 ? -1 : add_daemon_addresses();
}

/// An address beside 127.0.0.1, and every other address of the world as if it were here: without a way there, a connection
/// would fail before it could be led elsewhere.
static int make_way(void) {
    _Alignas(8) char room[NETLINK_ROOM];
    struct netlink netlink = netlink_in(room, sizeof room);
    uint32_t own = htonl(LAMBENT_RELAY_ADDRESS), loopback = LOOPBACK_INDEX;
    put_address(&netlink, LAMBENT_RELAY_ADDRESS);
    struct rtmsg route = {
        .rtm_family = AF_INET,
        .rtm_table = RT_TABLE_LOCAL,
        .rtm_protocol = RTPROT_STATIC,
        .rtm_scope = RT_SCOPE_HOST,
        .rtm_type = RTN_LOCAL,
    };
    netlink_begin(&netlink, RTM_NEWROUTE, NLM_F_ACK | NLM_F_CREATE, &route, sizeof route);
    netlink_put(&netlink, RTA_OIF, &loopback, sizeof loopback);
    netlink_put(&netlink, RTA_PREFSRC, &own, sizeof own);
    return netlink_exchange(&netlink, NETLINK_ROUTE);
}

static void lead_to(struct netlink *netlink, uint16_t port) {
    uint32_t address = htonl(LAMBENT_RELAY_ADDRESS);
    uint16_t place = htons(port);
    filter_set(netlink, NFT_REG_1, &address, sizeof address);
    filter_set(netlink, NFT_REG_2, &place, sizeof place);
    struct filter_step step = filter_open_step(netlink, "nat");
    netlink_put_number(netlink, NFTA_NAT_TYPE, NFT_NAT_DNAT);
    netlink_put_number(netlink, NFTA_NAT_FAMILY, NFPROTO_IPV4);
    netlink_put_number(netlink, NFTA_NAT_REG_ADDR_MIN, NFT_REG_1);
    netlink_put_number(netlink, NFTA_NAT_REG_PROTO_MIN, NFT_REG_2);
    filter_close_step(netlink, step);
}

/// Leads what goes outside, by this protocol and to `outside` (0: every port), to a port of the relay.
static void put_rule(struct netlink *netlink, uint8_t protocol, uint16_t outside, uint16_t port, uint16_t flags) {
    static const uint32_t destination_offset = 16, port_offset = 2;
    uint32_t own = htonl(LAMBENT_RELAY_ADDRESS);
    uint8_t loopback = 127;
    size_t rule = filter_open_rule(netlink, NFPROTO_IPV4, TABLE, CHAIN, flags);
    filter_load_meta(netlink, NFT_META_L4PROTO);
    filter_compare(netlink, NFT_CMP_EQ, &protocol, sizeof protocol);
    filter_load_payload(netlink, NFT_PAYLOAD_NETWORK_HEADER, destination_offset, sizeof own);
    filter_compare(netlink, NFT_CMP_NEQ, &own, sizeof own);
    filter_load_payload(netlink, NFT_PAYLOAD_NETWORK_HEADER, destination_offset, sizeof loopback);
    filter_compare(netlink, NFT_CMP_NEQ, &loopback, sizeof loopback);
    if (outside != 0) {
        uint16_t wanted = htons(outside);
        filter_load_payload(netlink, NFT_PAYLOAD_TRANSPORT_HEADER, port_offset, sizeof wanted);
        filter_compare(netlink, NFT_CMP_EQ, &wanted, sizeof wanted);
    }
    lead_to(netlink, port);
    filter_close_rule(netlink, rule);
}

/// A table of the packet filter in this network alone; it goes with it.
static int lead_connections(void) {
    _Alignas(8) char room[NETLINK_ROOM];
    struct netlink netlink = netlink_in(room, sizeof room);
    filter_begin(&netlink);
    filter_message(&netlink, NFPROTO_IPV4, NFT_MSG_NEWTABLE, 0);
    netlink_put_string(&netlink, NFTA_TABLE_NAME, TABLE);
    filter_chain(
        &netlink, NFPROTO_IPV4, TABLE, CHAIN, "nat", NF_INET_LOCAL_OUT, PRIORITY_OF_DESTINATIONS, NF_ACCEPT);
    put_rule(&netlink, IPPROTO_TCP, 0, LAMBENT_RELAY_PORT, 0);
    put_rule(&netlink, IPPROTO_UDP, LAMBENT_NAME_PORT, LAMBENT_NAME_PORT, NLM_F_ACK);
    filter_end(&netlink);
    return netlink_exchange(&netlink, NETLINK_NETFILTER);
}

int network_relay(void) {
    return make_way() != 0 ? -1 : lead_connections();
}
