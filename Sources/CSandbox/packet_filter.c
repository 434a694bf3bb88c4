#include "packet_filter.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <sys/socket.h>

static void begin(struct netlink *netlink, uint16_t type, uint16_t flags, uint8_t family, uint16_t resource) {
    struct nfgenmsg fixed = {.nfgen_family = family, .version = NFNETLINK_V0, .res_id = htons(resource)};
    netlink_begin(netlink, type, flags, &fixed, sizeof fixed);
}

void filter_begin(struct netlink *netlink) {
    begin(netlink, NFNL_MSG_BATCH_BEGIN, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
}

void filter_end(struct netlink *netlink) {
    begin(netlink, NFNL_MSG_BATCH_END, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
}

void filter_message(struct netlink *netlink, uint8_t family, uint16_t type, uint16_t flags) {
    begin(netlink, (uint16_t)(NFNL_SUBSYS_NFTABLES << 8 | type), flags | NLM_F_CREATE, family, 0);
}

void filter_chain(
    struct netlink *netlink, uint8_t family, const char *table, const char *name, const char *type, uint32_t hook,
    int32_t priority, uint32_t policy) {
    filter_message(netlink, family, NFT_MSG_NEWCHAIN, 0);
    netlink_put_string(netlink, NFTA_CHAIN_TABLE, table);
    netlink_put_string(netlink, NFTA_CHAIN_NAME, name);
    size_t place = netlink_open(netlink, NFTA_CHAIN_HOOK);
    netlink_put_number(netlink, NFTA_HOOK_HOOKNUM, hook);
    netlink_put_number(netlink, NFTA_HOOK_PRIORITY, (uint32_t)priority);
    netlink_close(netlink, place);
    netlink_put_number(netlink, NFTA_CHAIN_POLICY, policy);
    netlink_put_string(netlink, NFTA_CHAIN_TYPE, type);
}

size_t filter_open_rule(struct netlink *netlink, uint8_t family, const char *table, const char *chain, uint16_t flags) {
    filter_message(netlink, family, NFT_MSG_NEWRULE, flags | NLM_F_APPEND);
    netlink_put_string(netlink, NFTA_RULE_TABLE, table);
    netlink_put_string(netlink, NFTA_RULE_CHAIN, chain);
    return netlink_open(netlink, NFTA_RULE_EXPRESSIONS);
}

void filter_close_rule(struct netlink *netlink, size_t rule) {
    netlink_close(netlink, rule);
}

struct filter_step filter_open_step(struct netlink *netlink, const char *name) {
    struct filter_step step = {.element = netlink_open(netlink, NFTA_LIST_ELEM)};
    netlink_put_string(netlink, NFTA_EXPR_NAME, name);
    step.content = netlink_open(netlink, NFTA_EXPR_DATA);
    return step;
}

void filter_close_step(struct netlink *netlink, struct filter_step step) {
    netlink_close(netlink, step.content);
    netlink_close(netlink, step.element);
}

static void put_data(struct netlink *netlink, uint16_t type, const void *value, size_t length) {
    size_t nest = netlink_open(netlink, type);
    netlink_put(netlink, NFTA_DATA_VALUE, value, length);
    netlink_close(netlink, nest);
}

void filter_load_meta(struct netlink *netlink, uint32_t key) {
    struct filter_step step = filter_open_step(netlink, "meta");
    netlink_put_number(netlink, NFTA_META_KEY, key);
    netlink_put_number(netlink, NFTA_META_DREG, NFT_REG_1);
    filter_close_step(netlink, step);
}

void filter_load_payload(struct netlink *netlink, uint32_t base, uint32_t offset, uint32_t length) {
    struct filter_step step = filter_open_step(netlink, "payload");
    netlink_put_number(netlink, NFTA_PAYLOAD_DREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_PAYLOAD_BASE, base);
    netlink_put_number(netlink, NFTA_PAYLOAD_OFFSET, offset);
    netlink_put_number(netlink, NFTA_PAYLOAD_LEN, length);
    filter_close_step(netlink, step);
}

void filter_load_state(struct netlink *netlink) {
    struct filter_step step = filter_open_step(netlink, "ct");
    netlink_put_number(netlink, NFTA_CT_KEY, NFT_CT_STATE);
    netlink_put_number(netlink, NFTA_CT_DREG, NFT_REG_1);
    filter_close_step(netlink, step);
}

void filter_mask(struct netlink *netlink, const void *mask, size_t length) {
    static const char nothing[16];
    struct filter_step step = filter_open_step(netlink, "bitwise");
    netlink_put_number(netlink, NFTA_BITWISE_SREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_BITWISE_DREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_BITWISE_LEN, (uint32_t)length);
    put_data(netlink, NFTA_BITWISE_MASK, mask, length);
    put_data(netlink, NFTA_BITWISE_XOR, nothing, length);
    filter_close_step(netlink, step);
}

void filter_compare(struct netlink *netlink, uint32_t how, const void *value, size_t length) {
    struct filter_step step = filter_open_step(netlink, "cmp");
    netlink_put_number(netlink, NFTA_CMP_SREG, NFT_REG_1);
    netlink_put_number(netlink, NFTA_CMP_OP, how);
    put_data(netlink, NFTA_CMP_DATA, value, length);
    filter_close_step(netlink, step);
}

void filter_set(struct netlink *netlink, uint32_t place, const void *value, size_t length) {
    struct filter_step step = filter_open_step(netlink, "immediate");
    netlink_put_number(netlink, NFTA_IMMEDIATE_DREG, place);
    put_data(netlink, NFTA_IMMEDIATE_DATA, value, length);
    filter_close_step(netlink, step);
}

void filter_decide(struct netlink *netlink, uint32_t verdict) {
    struct filter_step step = filter_open_step(netlink, "immediate");
    netlink_put_number(netlink, NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
    size_t data = netlink_open(netlink, NFTA_IMMEDIATE_DATA);
    size_t code = netlink_open(netlink, NFTA_DATA_VERDICT);
    netlink_put_number(netlink, NFTA_VERDICT_CODE, verdict);
    netlink_close(netlink, code);
    netlink_close(netlink, data);
    filter_close_step(netlink, step);
}
