//! The kinds of candidates and the sign before a query that narrows it to one kind.
//!
//! The sign is all that says which kind is looked at, so that what is typed and what Tab chose never
//! disagree. A query that begins with a blank has no sign.

use crate::library::Target;
use crate::script;

/// Which candidates are looked at, or what one of them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) enum Kind {
    /// All of them.
    #[default]
    All,
    /// Reports.
    Reports,
    /// Sections.
    Sections,
    /// Figures.
    Figures,
    /// Indicators, under which the figures of all reports stand together.
    Indicators,
    /// What the keys of the program do.
    Commands,
}

/// The sign of each kind but the first, in the order of [`Kind::ALL`]; the others are what input
/// methods make of the same key.
const SIGNS: [(char, &[char]); 5] = [('@', &[]), ('#', &[]), ('=', &[]), ('%', &[]), ('>', &['》', '〉'])];

impl Kind {
    /// Every kind, in the order in which Tab goes through them.
    pub(super) const ALL: [Self; 6] =
        [Self::All, Self::Reports, Self::Sections, Self::Figures, Self::Indicators, Self::Commands];

    /// The sign that is typed before a query; none for all kinds.
    pub(super) fn sign(self) -> Option<char> {
        (self as usize).checked_sub(1).and_then(|index| SIGNS.get(index)).map(|(sign, _)| *sign)
    }

    /// The kind that a typed line is about, and the query in it.
    pub(super) fn of(typed: &str) -> (Self, &str) {
        let mut rest = typed.chars();
        let kind = rest.next().and_then(|first| {
            let folded = script::fold(first);
            let has = |(sign, others): &(char, &[char])| *sign == folded || others.contains(&first);
            Self::ALL.get(SIGNS.iter().position(has)? + 1).copied()
        });
        kind.map_or((Self::All, typed), |kind| (kind, rest.as_str()))
    }

    /// The typed line about the next kind.
    pub(super) fn turned(typed: &str) -> String {
        let (kind, query) = Self::of(typed);
        let next = Self::ALL.get((kind as usize + 1) % Self::ALL.len()).copied().unwrap_or_default();
        next.line(query)
    }

    /// The typed line that looks for a query among candidates of this kind.
    pub(super) fn line(self, query: &str) -> String {
        self.sign().into_iter().chain(query.chars()).collect()
    }

    /// The kind of what a target leads to.
    pub(super) fn of_target(target: Option<Target>) -> Self {
        match target {
            None => Self::Reports,
            Some(Target::Section(_)) => Self::Sections,
            Some(Target::Figure(_)) => Self::Figures,
        }
    }

    /// Whether candidates of `kind` are looked at.
    pub(super) fn takes(self, kind: Self) -> bool {
        self == Self::All || self == kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_chooses_the_kind_in_any_width() {
        for (typed, kind, query) in [
            ("农业", Kind::All, "农业"),
            ("", Kind::All, ""),
            ("@青石", Kind::Reports, "青石"),
            ("＃农业", Kind::Sections, "农业"),
            ("=", Kind::Figures, ""),
            ("％gdp", Kind::Indicators, "gdp"),
            ("》sort", Kind::Commands, "sort"),
            (" @a", Kind::All, " @a"),
        ] {
            assert_eq!(Kind::of(typed), (kind, query));
        }
    }

    #[test]
    fn tab_goes_round_and_keeps_the_query() {
        let mut typed = "农业".to_owned();
        let mut seen = Vec::new();
        for _ in Kind::ALL {
            typed = Kind::turned(&typed);
            seen.push(typed.clone());
        }
        assert_eq!(seen, ["@农业", "#农业", "=农业", "%农业", ">农业", "农业"]);
    }
}
