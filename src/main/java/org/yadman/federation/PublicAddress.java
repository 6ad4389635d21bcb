package org.yadman.federation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// Whether an address belongs to the open network. A name can be made to point anywhere, also at what stands beside
/// this server, so only addresses that everybody could reach are connected to. The lists are IANA's registries of
/// special-purpose addresses (RFC 6890 and its followers).
final class PublicAddress {

    /// What is not public of IPv4: first address and length of the prefix.
    private static final List<Block> NOT_PUBLIC_4 = List.of(
            // This network.
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            // Shared by the customers of one provider.
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            // Groups of receivers, and what is kept for later, up to the broadcast.
            Block.of("224.0.0.0", 3));

    /// Of IPv6 only this is given out at all: so fc00::/7, fe80::/10, ff00::/8, ::1 and 64:ff9b::/96 are out.
    private static final Block UNICAST_6 = Block.of("2000::", 3);

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            // For protocols: tunnels that hold another address among them.
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            // An IPv4 address in disguise.
            Block.of("2002::", 16),
            Block.of("3fff::", 20));

    private PublicAddress() {}

    /// A block of addresses.
    private record Block(byte[] first, int length) {

        static Block of(String first, int length) {
            return new Block(InetAddress.ofLiteral(first).getAddress(), length);
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return switch (address) {
            // ::ffff:10.0.0.1 is read as the IPv4 address that it means.
            case Inet4Address _ -> NOT_PUBLIC_4.stream().noneMatch(block -> block.has(bytes));
            case Inet6Address _ -> UNICAST_6.has(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.has(bytes));
            default -> false;
        };
    }
}
