import {BlockList, isIP} from 'node:net'

/** Ranges of IPv4 that are not the public network (RFC 6890 and its registry). */
const closed = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const)
  closed.addSubnet(network, prefix, 'ipv4')

/** The one range of IPv6 that is public, and within it what carries another address or none. */
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')
const carried = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20]
] as const)
  carried.addSubnet(network, prefix, 'ipv6')

/** Whether an address is one of the public network: not this machine's, a neighbour's, or nobody's. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$|%.*$/gu, '')
  const family = isIP(bare)
  if (family === 4) return !closed.check(bare, 'ipv4')
  return family === 6 && open.check(bare, 'ipv6') && !carried.check(bare, 'ipv6')
}
