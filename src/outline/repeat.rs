//! Text that stands in the file twice: a teaser above the body, a body printed once a page.
//!
//! The first of two equal texts is kept; a teaser (cut short with dots) gives way to the whole.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::page::{Page, is_blank};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

/// A line at least this long is not the same by chance.
const LONG: usize = 40;
/// Equal lines of so many characters in all are a repeat with the short ones among them.
const BLOCK: usize = 150;
/// How many lines below a teaser its whole text is looked for.
const BELOW: usize = 6;

/// Labels repeated lines.
pub(super) fn label(page: &Page, labels: &mut Labels) {
    let twice = twice(page);
    let mut index = 0;
    while index < page.lines.len() {
        if is_teaser(page, index) {
            set(labels, index);
        }
        let block = twice.iter().skip(index).take_while(|twice| **twice).count();
        let lines = page.lines.get(index..index + block).unwrap_or_default();
        let whole = lines.iter().map(|line| line.len()).sum::<usize>();
        let is_block = whole >= BLOCK && lines.iter().any(|line| line.len() >= LONG);
        for (place, line) in lines.iter().enumerate() {
            if is_block || line.len() >= LONG {
                set(labels, index + place);
            }
        }
        index += block.max(1);
    }
}

/// For each line whether it stood before.
fn twice(page: &Page) -> Vec<bool> {
    let mut seen = HashSet::with_capacity(page.lines.len());
    page.lines.iter().map(|&line| !seen.insert(Text(page.of(line)))).collect()
}

/// The text of a line, with a hash that costs less than the usual one.
#[derive(PartialEq, Eq)]
struct Text<'a>(&'a [char]);

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        /// An odd number whose bits are mixed (the golden ratio), as multiplicative hashing takes.
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mix = |sum: &mut u64, word: u64| *sum = (*sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
        // Four sums of two characters at a time, so that no multiplication waits for the one before.
        let mut sums = [0; 4];
        let (eights, rest) = self.0.as_chunks::<8>();
        for &[a, b, c, d, e, f, g, h] in eights {
            let pairs = [(a, b), (c, d), (e, f), (g, h)].map(|(a, b)| u64::from(a) | u64::from(b) << 32);
            sums.iter_mut().zip(pairs).for_each(|(sum, pair)| mix(sum, pair));
        }
        for four in rest.chunks(4) {
            sums.iter_mut().zip(four).for_each(|(sum, &c)| mix(sum, u64::from(c)));
        }
        sums.hash(state);
    }
}

/// Whether the line ends in dots and a line below begins with all of it.
fn is_teaser(page: &Page, index: usize) -> bool {
    let text = page.of(page.line(index));
    let dots = text.iter().rev().take_while(|c| matches!(c, '.' | '…') || is_blank(**c)).count();
    let head = text.get(..text.len() - dots).unwrap_or_default();
    let below = page.lines.iter().skip(index + 1).take(BELOW);
    dots > 0 && head.len() >= LONG / 2 && below.into_iter().any(|&line| page.of(line).starts_with(head))
}

/// Labels one line as a repeat, unless it has a label.
fn set(labels: &mut Labels, index: usize) {
    if let Some(label) = labels.get_mut(index).filter(|label| label.is_none()) {
        *label = Some(Apart::Repeat);
    }
}
