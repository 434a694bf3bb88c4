#define _GNU_SOURCE

#include "network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
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
    struct netlink netlink = {0};
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
    struct netlink netlink = {0};
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

static void begin_filter(struct netlink *netlink, uint16_t type, uint16_t flags, uint8_t family, uint16_t resource) {
    struct nfgenmsg fixed = {.nfgen_family = family, .version = NFNETLINK_V0, .res_id = htons(resource)};
    netlink_begin(netlink, type, flags, &fixed, sizeof fixed);
}

static void begin_table(struct netlink *netlink, uint16_t type, uint16_t flags) {
    begin_filter(netlink, (uint16_t)(NFNL_SUBSYS_NFTABLES << 8 | type), flags | NLM_F_CREATE, NFPROTO_IPV4, 0);
}

/// One step of a rule: its name, and what it is told between `open_step` and `close_step`.
struct step {
    size_t element;
    size_t content;
};

static struct step open_step(struct netlink *netlink, const char *name) {
    struct step step = {.element = netlink_open(netlink, NFTA_LIST_ELEM)};
    netlink_put_string(netlink, NFTA_EXPR_NAME, name);
    step.content = netlink_open(netlink, NFTA_EXPR_DATA);
    return step;
}

static void close_step(struct netlink *netlink, struct step step) {
    netlink_close(netlink, step.content);
    netlink_close(netlink, step.element);
}

static void put_data(struct netlink *netlink, uint16_t type, const void *value, size_t length) {
    size_t nest = netlink_open(netlink, type);
    netlink_put(netlink, NFTA_DATA_VALUE, value, length);
    netlink_close(netlink, nest);
}

static void load_protocol(struct netlink *netlink) {
    struct step step = open_step(netlink, "meta");
    netlink_put_number(netlink, NFTA_META_KEY, NFT_META_L4PROTO);
    netlink_put_number(netlink, NFTA_META_DREG, NFT_REG_1);
    close_step(netlink, step);
}

static void load_payload(struct netlink *netlink, uint32_t base, uint32_t offset, uint32_t length) {
    struct step step = open_step(netlink, "payload");
    netlink_put_number(netlink, NFTA_PAYLOAD_DREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_PAYLOAD_BASE, base);
    netlink_put_number(netlink, NFTA_PAYLOAD_OFFSET, offset);
    netlink_put_number(netlink, NFTA_PAYLOAD_LEN, length);
    close_step(netlink, step);
}

/// Goes on only where what was loaded is, or is not, this.
static void compare(struct netlink *netlink, uint32_t how, const void *value, size_t length) {
    struct step step = open_step(netlink, "cmp");
    netlink_put_number(netlink, NFTA_CMP_SREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_CMP_OP, how);
    put_data(netlink, NFTA_CMP_DATA, value, length);
    close_step(netlink, step);
}

static void set(struct netlink *netlink, uint32_t place, const void *value, size_t length) {
    struct step step = open_step(netlink, "immediate");
    netlink_put_number(netlink, NFTA_IMMEDIATE_DREG, place);
    put_data(netlink, NFTA_IMMEDIATE_DATA, value, length);
    close_step(netlink, step);
}

static void lead_to(struct netlink *netlink, uint16_t port) {
    uint32_t address = htonl(LAMBENT_RELAY_ADDRESS);
    uint16_t place = htons(port);
    set(netlink, NFT_REG_1, &address, sizeof address);
    set(netlink, NFT_REG_2, &place, sizeof place);
    struct step step = open_step(netlink, "nat");
    netlink_put_number(netlink, NFTA_NAT_TYPE, NFT_NAT_DNAT);
    netlink_put_number(netlink, NFTA_NAT_FAMILY, NFPROTO_IPV4);
    netlink_put_number(netlink, NFTA_NAT_REG_ADDR_MIN, NFT_REG_1);
    netlink_put_number(netlink, NFTA_NAT_REG_PROTO_MIN, NFT_REG_2);
    close_step(netlink, step);
}

/// Leads what goes outside, by this protocol and to `outside` (0: every port), to a port of the relay.
static void put_rule(struct netlink *netlink, uint8_t protocol, uint16_t outside, uint16_t port, uint16_t flags) {
    static const uint32_t destination_offset = 16, port_offset = 2;
    uint32_t own = htonl(LAMBENT_RELAY_ADDRESS);
    uint8_t loopback = 127;
    begin_table(netlink, NFT_MSG_NEWRULE, flags | NLM_F_APPEND);
    netlink_put_string(netlink, NFTA_RULE_TABLE, TABLE);
    netlink_put_string(netlink, NFTA_RULE_CHAIN, CHAIN);
    size_t steps = netlink_open(netlink, NFTA_RULE_EXPRESSIONS);
    load_protocol(netlink);
    compare(netlink, NFT_CMP_EQ, &protocol, sizeof protocol);
    load_payload(netlink, NFT_PAYLOAD_NETWORK_HEADER, destination_offset, sizeof own);
    compare(netlink, NFT_CMP_NEQ, &own, sizeof own);
    load_payload(netlink, NFT_PAYLOAD_NETWORK_HEADER, destination_offset, sizeof loopback);
    compare(netlink, NFT_CMP_NEQ, &loopback, sizeof loopback);
    if (outside != 0) {
        uint16_t wanted = htons(outside);
        load_payload(netlink, NFT_PAYLOAD_TRANSPORT_HEADER, port_offset, sizeof wanted);
        compare(netlink, NFT_CMP_EQ, &wanted, sizeof wanted);
    }
    lead_to(netlink, port);
    netlink_close(netlink, steps);
}

static void put_chain(struct netlink *netlink) {
    begin_table(netlink, NFT_MSG_NEWCHAIN, 0);
    netlink_put_string(netlink, NFTA_CHAIN_TABLE, TABLE);
    netlink_put_string(netlink, NFTA_CHAIN_NAME, CHAIN);
    size_t hook = netlink_open(netlink, NFTA_CHAIN_HOOK);
    netlink_put_number(netlink, NFTA_HOOK_HOOKNUM, NF_INET_LOCAL_OUT);
    netlink_put_number(netlink, NFTA_HOOK_PRIORITY, (uint32_t)PRIORITY_OF_DESTINATIONS);
    netlink_close(netlink, hook);
    netlink_put_string(netlink, NFTA_CHAIN_TYPE, "nat");
}

/// A table of the packet filter in this network alone; it goes with it.
static int lead_connections(void) {
    struct netlink netlink = {0};
    begin_filter(&netlink, NFNL_MSG_BATCH_BEGIN, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
    begin_table(&netlink, NFT_MSG_NEWTABLE, 0);
    netlink_put_string(&netlink, NFTA_TABLE_NAME, TABLE);
    put_chain(&netlink);
    put_rule(&netlink, IPPROTO_TCP, 0, LAMBENT_RELAY_PORT, 0);
    put_rule(&netlink, IPPROTO_UDP, LAMBENT_NAME_PORT, LAMBENT_NAME_PORT, NLM_F_ACK);
    begin_filter(&netlink, NFNL_MSG_BATCH_END, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
    return netlink_exchange(&netlink, NETLINK_NETFILTER);
}

int network_relay(void) {
    return make_way() != 0 ? -1 : lead_connections();
}
