/// The network of one sandbox, made from the inside.
#pragma once

/// Brings `lo` up, with the addresses of the X-Ray daemon. 0, or -1 with errno.
int network_raise(void);

/// Leads every connection to an address outside to LAMBENT_RELAY_ADDRESS, where somebody may listen: TCP to LAMBENT_RELAY_PORT,
/// questions for names to LAMBENT_NAME_PORT. Needs no interface but `lo`, which must be up. 0, or -1 with errno.
int network_relay(void);
