//! Disjoint sets whose root is their smallest member: four bytes a member, and the same sets in any order of joining.

/// Disjoint sets over `0..len`.
pub struct Union(Vec<u32>);

impl Union {
    pub fn new(len: usize) -> Self {
        Self((0..len as u32).collect())
    }

    /// The smallest member of the set that `of` is in.
    pub fn root(&mut self, of: u32) -> u32 {
        let mut at = of;
        while self.0[at as usize] != at {
            let above = self.0[at as usize];
            self.0[at as usize] = self.0[above as usize];
            at = self.0[at as usize];
        }
        at
    }

    /// Joins the sets of `a` and `b`.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        self.0[high as usize] = low;
    }
}

#[cfg(test)]
mod tests {
    use super::Union;

    #[test]
    fn the_root_is_the_smallest_in_any_order() {
        for order in [[(5, 3), (3, 9), (1, 9)], [(1, 9), (5, 3), (9, 3)]] {
            let mut sets = Union::new(10);
            for (a, b) in order {
                sets.join(a, b);
            }
            assert_eq!([1, 3, 5, 9].map(|x| sets.root(x)), [1; 4]);
            assert_eq!(sets.root(4), 4);
        }
    }
}
