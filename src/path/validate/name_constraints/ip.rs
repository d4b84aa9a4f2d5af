//! IP addresses: a constraint is an address and its mask (RFC 4632).

use std::net::IpAddr;

/// A network of IPv4 or IPv6.
#[derive(Clone, Copy, Debug)]
pub(super) enum Network {
    V4 { address: u32, mask: u32 },
    V6 { address: u128, mask: u128 },
}

impl Network {
    /// `None` if the two are of different versions, or the mask has gaps.
    pub(super) fn new(address: IpAddr, mask: IpAddr) -> Option<Self> {
        match (address, mask) {
            (IpAddr::V4(address), IpAddr::V4(mask)) => {
                let (address, mask) = (address.to_bits(), mask.to_bits());
                let whole = mask.leading_ones().saturating_add(mask.trailing_zeros()) == u32::BITS;
                whole.then_some(Self::V4 { address, mask })
            }
            (IpAddr::V6(address), IpAddr::V6(mask)) => {
                let (address, mask) = (address.to_bits(), mask.to_bits());
                let whole = mask.leading_ones().saturating_add(mask.trailing_zeros()) == u128::BITS;
                whole.then_some(Self::V6 { address, mask })
            }
            _ => None,
        }
    }

    /// Whether an address lies within. Bits of the network's address beyond its mask mean nothing.
    pub(super) fn covers(self, other: IpAddr) -> bool {
        match (self, other) {
            (Self::V4 { address, mask }, IpAddr::V4(other)) => (address ^ other.to_bits()) & mask == 0,
            (Self::V6 { address, mask }, IpAddr::V6(other)) => (address ^ other.to_bits()) & mask == 0,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_have_the_addresses_under_their_mask() {
        for (address, mask, other, covers) in [
            ("10.0.0.0", "255.0.0.0", "10.255.255.255", true),
            ("10.0.0.0", "255.0.0.0", "11.0.0.0", false),
            ("10.0.0.7", "255.255.255.0", "10.0.0.1", true),
            ("10.0.0.7", "255.255.255.255", "10.0.0.7", true),
            ("10.0.0.7", "255.255.255.255", "10.0.0.6", false),
            ("0.0.0.0", "0.0.0.0", "192.0.2.1", true),
            ("0.0.0.0", "0.0.0.0", "::1", false),
            ("10.0.0.0", "255.255.254.0", "10.0.1.9", true),
            ("::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::1", true),
            ("2001:db8::", "ffff:ffff::", "2001:db8:1::", true),
            ("2001:db8::", "ffff:ffff::", "2001:db9::", false),
            ("::", "::", "10.0.0.1", false),
            ("::", "::", "::ffff:10.0.0.1", true),
            ("10.0.0.0", "255.0.0.0", "::ffff:10.0.0.1", false),
        ] {
            let network = Network::new(address.parse().unwrap(), mask.parse().unwrap()).unwrap();
            assert_eq!(network.covers(other.parse().unwrap()), covers, "{network:?} {other}");
        }
    }

    #[test]
    fn a_mask_has_no_gaps() {
        for (address, mask) in [
            ("10.0.0.0", "255.0.255.0"),
            ("10.0.0.0", "0.255.255.255"),
            ("10.0.0.0", "0.0.0.1"),
            ("::", "ff00:ff00::"),
            ("::", "255.0.0.0"),
        ] {
            assert!(Network::new(address.parse().unwrap(), mask.parse().unwrap()).is_none(), "{mask}");
        }
    }
}
