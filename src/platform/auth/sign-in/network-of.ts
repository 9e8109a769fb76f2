import { normalizeIP } from '@fastify/rate-limit'

/**
 * What attempts are counted under: an IPv4 address, or the /64 of an IPv6 address, of which one customer has 2^64 to
 * choose from. The limits on requests count the same way.
 */
export const networkOf = (address: string): string => normalizeIP(address, 64)
