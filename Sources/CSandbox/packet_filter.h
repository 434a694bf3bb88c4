/// Tables and rules of the kernel's packet filter, as netlink messages.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "netlink.h"

/// All or nothing of what lies between the two happens.
void filter_begin(struct netlink *netlink);
void filter_end(struct netlink *netlink);

/// Begins a message about tables of a family (NFPROTO_…); `type` is an NFT_MSG_….
void filter_message(struct netlink *netlink, uint8_t family, uint16_t type, uint16_t flags);

/// A chain at a hook of the kernel, of the kind `type`; `policy` is what becomes of packets that no rule decides on.
void filter_chain(
    struct netlink *netlink, uint8_t family, const char *table, const char *name, const char *type, uint32_t hook,
    int32_t priority, uint32_t policy);

/// Begins a rule at the end of a chain; `filter_close_rule` takes what it returns.
size_t filter_open_rule(struct netlink *netlink, uint8_t family, const char *table, const char *chain, uint16_t flags);
void filter_close_rule(struct netlink *netlink, size_t rule);

/// One step of a rule: its name, and what it is told between the two.
struct filter_step {
    size_t element;
    size_t content;
};
struct filter_step filter_open_step(struct netlink *netlink, const char *name);
void filter_close_step(struct netlink *netlink, struct filter_step step);

/// Loads something that is known of a packet: NFT_META_….
void filter_load_meta(struct netlink *netlink, uint32_t key);
/// Loads bytes of a packet, counted from a header: NFT_PAYLOAD_….
void filter_load_payload(struct netlink *netlink, uint32_t base, uint32_t offset, uint32_t length);
/// Loads the state of the connection that a packet belongs to.
void filter_load_state(struct netlink *netlink);
/// Keeps of what was loaded only these bits.
void filter_mask(struct netlink *netlink, const void *mask, size_t length);
/// Goes on only where what was loaded compares so (NFT_CMP_…) with this.
void filter_compare(struct netlink *netlink, uint32_t how, const void *value, size_t length);
/// Puts a value in a register.
void filter_set(struct netlink *netlink, uint32_t place, const void *value, size_t length);
/// What becomes of the packet: NF_ACCEPT or NF_DROP.
void filter_decide(struct netlink *netlink, uint32_t verdict);
