#define _GNU_SOURCE

#include "egress_filter.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <stdlib.h>

#include "netlink.h"
#include "packet_filter.h"

#define TABLE "lambent"
#define INCOMING "incoming"
#define OUTGOING "outgoing"
#define LOOPBACK_INDEX 1u

/// More than any rule takes, and what is there besides.
#define RULE_ROOM 640u
#define OTHER_ROOM 8192u

/// Messages by which neighbours on a wire find each other's hardware addresses.
static const uint8_t discovery_types[] = {135, 136};

static size_t begin_rule(struct netlink *netlink, const char *chain, uint16_t flags) {
    return filter_open_rule(netlink, NFPROTO_INET, TABLE, chain, flags);
}

static void end_rule(struct netlink *netlink, size_t rule, uint32_t verdict) {
    filter_decide(netlink, verdict);
    filter_close_rule(netlink, rule);
}

static void match_byte(struct netlink *netlink, uint32_t meta, uint8_t value) {
    filter_load_meta(netlink, meta);
    filter_compare(netlink, NFT_CMP_EQ, &value, sizeof value);
}

static void match_bytes(struct netlink *netlink, uint32_t offset, const void *value, size_t length) {
    filter_load_payload(netlink, NFT_PAYLOAD_TRANSPORT_HEADER, offset, (uint32_t)length);
    filter_compare(netlink, NFT_CMP_EQ, value, length);
}

/// What stays within the sandbox, what belongs to a connection that was let pass, and the way to find neighbours.
static void put_common(struct netlink *netlink, const char *chain, uint32_t interface_key, int speaks_v6) {
    uint32_t loopback = LOOPBACK_INDEX, nothing = 0;
    uint32_t known = NF_CT_STATE_BIT(IP_CT_ESTABLISHED) | NF_CT_STATE_BIT(IP_CT_RELATED);
    size_t rule = begin_rule(netlink, chain, 0);
    filter_load_meta(netlink, interface_key);
    filter_compare(netlink, NFT_CMP_EQ, &loopback, sizeof loopback);
    end_rule(netlink, rule, NF_ACCEPT);
    if (!speaks_v6) {
        rule = begin_rule(netlink, chain, 0);
        match_byte(netlink, NFT_META_NFPROTO, NFPROTO_IPV6);
        end_rule(netlink, rule, NF_DROP);
    }
    rule = begin_rule(netlink, chain, 0);
    filter_load_state(netlink);
    filter_mask(netlink, &known, sizeof known);
    filter_compare(netlink, NFT_CMP_NEQ, &nothing, sizeof nothing);
    end_rule(netlink, rule, NF_ACCEPT);
    for (size_t i = 0; speaks_v6 && i < sizeof discovery_types; i++) {
        rule = begin_rule(netlink, chain, 0);
        match_byte(netlink, NFT_META_L4PROTO, IPPROTO_ICMPV6);
        match_bytes(netlink, 0, &discovery_types[i], sizeof discovery_types[i]);
        end_rule(netlink, rule, NF_ACCEPT);
    }
}

static void match_destination(struct netlink *netlink, const struct lambent_address *destination) {
    static const uint32_t offset_v4 = 16, offset_v6 = 24;
    int is_v6 = destination->family == 6;
    match_byte(netlink, NFT_META_NFPROTO, is_v6 ? NFPROTO_IPV6 : NFPROTO_IPV4);
    size_t length = (destination->bits + 7u) / 8u;
    if (length == 0) return;
    uint8_t mask[16], wanted[16];
    for (size_t i = 0; i < length; i++) {
        unsigned left = destination->bits - (unsigned)i * 8u;
        mask[i] = left >= 8 ? 0xff : (uint8_t)(0xff << (8 - left));
        wanted[i] = destination->bytes[i] & mask[i];
    }
    filter_load_payload(netlink, NFT_PAYLOAD_NETWORK_HEADER, is_v6 ? offset_v6 : offset_v4, (uint32_t)length);
    if (destination->bits % 8 != 0) filter_mask(netlink, mask, length);
    filter_compare(netlink, NFT_CMP_EQ, wanted, length);
}

static void match_range(struct netlink *netlink, const struct lambent_rule *rule) {
    static const uint32_t port_offset = 2;
    if (rule->protocol == IPPROTO_ICMP || rule->protocol == IPPROTO_ICMPV6) {
        uint8_t type = (uint8_t)rule->first, code = (uint8_t)rule->last;
        if (rule->first != LAMBENT_ANY) match_bytes(netlink, 0, &type, sizeof type);
        if (rule->last != LAMBENT_ANY) match_bytes(netlink, 1, &code, sizeof code);
        return;
    }
    uint16_t first = htons(rule->first), last = htons(rule->last);
    filter_load_payload(netlink, NFT_PAYLOAD_TRANSPORT_HEADER, port_offset, sizeof first);
    filter_compare(netlink, NFT_CMP_GTE, &first, sizeof first);
    filter_compare(netlink, NFT_CMP_LTE, &last, sizeof last);
}

static void put_rule(struct netlink *netlink, const struct lambent_rule *wanted) {
    size_t rule = begin_rule(netlink, OUTGOING, 0);
    if (wanted->destination.family != 0) match_destination(netlink, &wanted->destination);
    if (wanted->protocol != 0) match_byte(netlink, NFT_META_L4PROTO, wanted->protocol);
    if (wanted->has_range) match_range(netlink, wanted);
    end_rule(netlink, rule, wanted->accepts ? NF_ACCEPT : NF_DROP);
}

static void put_table(struct netlink *netlink, uint16_t type) {
    filter_message(netlink, NFPROTO_INET, type, 0);
    netlink_put_string(netlink, NFTA_TABLE_NAME, TABLE);
}

/// Whether the caller's network has the table already.
static int has_table;

static int replace(const struct lambent_rule *rules, size_t count, int speaks_v6) {
    size_t room = OTHER_ROOM + count * RULE_ROOM;
    char *bytes = aligned_alloc(8, room);
    if (bytes == NULL) return -1;
    struct netlink netlink = netlink_in(bytes, room);
    filter_begin(&netlink);
    // What is removed has to be waited for, when the socket is closed.
    if (has_table) put_table(&netlink, NFT_MSG_DELTABLE);
    put_table(&netlink, NFT_MSG_NEWTABLE);
    filter_chain(&netlink, NFPROTO_INET, TABLE, INCOMING, "filter", NF_INET_LOCAL_IN, 0, NF_DROP);
    put_common(&netlink, INCOMING, NFT_META_IIF, speaks_v6);
    filter_chain(&netlink, NFPROTO_INET, TABLE, OUTGOING, "filter", NF_INET_LOCAL_OUT, 0, NF_DROP);
    put_common(&netlink, OUTGOING, NFT_META_OIF, speaks_v6);
    for (size_t i = 0; i < count; i++) put_rule(&netlink, &rules[i]);
    // The chain's policy says the same; whoever asks for an answer has to come last.
    end_rule(&netlink, begin_rule(&netlink, OUTGOING, NLM_F_ACK), NF_DROP);
    filter_end(&netlink);
    int result = netlink_exchange(&netlink, NETLINK_NETFILTER);
    int error = errno;
    if (result == 0) has_table = 1;
    free(bytes);
    errno = error;
    return result;
}

struct lambent_networked egress_filter(const char *message, size_t length) {
    const struct lambent_filter *filter = (const void *)message;
    if (length < sizeof *filter || filter->rules > (length - sizeof *filter) / sizeof(struct lambent_rule)) {
        return (struct lambent_networked){.step = LAMBENT_NETWORK_MESSAGE, .error = EBADMSG};
    }
    const struct lambent_rule *rules = (const void *)(message + sizeof *filter);
    for (uint32_t i = 0; i < filter->rules; i++) {
        if (rules[i].destination.bits <= (rules[i].destination.family == 6 ? 128 : 32)) continue;
        return (struct lambent_networked){.step = LAMBENT_NETWORK_MESSAGE, .error = EBADMSG};
    }
    if (replace(rules, filter->rules, filter->speaks_v6 != 0) == 0) return (struct lambent_networked){0};
    return (struct lambent_networked){.step = LAMBENT_NETWORK_FILTER, .error = errno};
}
