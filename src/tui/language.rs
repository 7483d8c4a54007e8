//! The languages of the screen: which of them is chosen, and which one a thread speaks.
//!
//! Knows names of locales; does not know any word. The language is that of the thread, so that nothing
//! has to carry it along and tests in several languages run side by side; a thread that says something
//! is told the language when it starts.

use std::cell::Cell;

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, the language in which the words stand in the code.
    #[default]
    English,
    /// Chinese in Simplified characters.
    Simplified,
    /// Chinese in Traditional characters, with the words that Taiwan has for a computer.
    Traditional,
}

/// Every language with its name, a language tag of BCP 47.
pub const LANGUAGES: [(Language, &str); 3] =
    [(Language::English, "en"), (Language::Simplified, "zh-CN"), (Language::Traditional, "zh-TW")];

/// Parts of a tag or locale that say Traditional characters: a script, or a place that writes them.
const TRADITIONAL: [&str; 4] = ["hant", "tw", "hk", "mo"];
/// What asks for the language of the locale.
const AUTO: &str = "auto";
/// The variable of our own, which counts more than the settings and the locale.
pub const VARIABLE: &str = "BAOGAO_LANG";
/// The variables of the locale; the first one that is not empty counts, as POSIX has it.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// The language of a tag (`zh-TW`, `zh-Hant`) or a locale (`zh_HK.UTF-8`), if it is one of ours.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut parts = name.split(['-', '_']);
        match parts.next()? {
            "en" => Some(Self::English),
            // A script says more than a place: zh-Hans-HK is Simplified.
            "zh" if name.contains("hans") => Some(Self::Simplified),
            "zh" if parts.any(|part| TRADITIONAL.contains(&part)) => Some(Self::Traditional),
            "zh" => Some(Self::Simplified),
            _ => None,
        }
    }

    /// The language of the screen. The first that says one counts: what the command line asks for, the
    /// variable [`VARIABLE`], the settings, the locale; `auto`, nothing and a language that is none of
    /// ours leave it to the next. A locale of another language means English.
    pub fn choose(
        asked: Option<&str>,
        settings: Option<&str>,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let own = variable(VARIABLE);
        let wanted = [asked, own.as_deref(), settings].into_iter().flatten();
        let chosen = wanted.filter(|name| *name != AUTO).find_map(Self::named);
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let locale = || LOCALE.into_iter().find_map(set).and_then(|name| Self::named(&name));
        chosen.or_else(locale).unwrap_or_default()
    }

    /// Its name, a language tag.
    pub fn tag(self) -> &'static str {
        LANGUAGES.iter().find(|(language, _)| *language == self).map_or("", |(_, tag)| tag)
    }

    /// Makes it the language of this thread.
    pub fn speak(self) {
        SPOKEN.set(self);
    }
}

/// The language of this thread; English unless it was told another one.
pub fn spoken() -> Language {
    SPOKEN.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        for (name, language) in [
            ("zh_CN.UTF-8", Some(Language::Simplified)),
            ("zh_SG", Some(Language::Simplified)),
            ("zh", Some(Language::Simplified)),
            ("zh-Hans-HK", Some(Language::Simplified)),
            ("zh_CN.GB18030@pinyin", Some(Language::Simplified)),
            ("zh_TW.UTF-8", Some(Language::Traditional)),
            ("zh_HK", Some(Language::Traditional)),
            ("zh_MO.Big5", Some(Language::Traditional)),
            ("zh-Hant", Some(Language::Traditional)),
            ("ZH-HANT-CN", Some(Language::Traditional)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("en", Some(Language::English)),
            ("de_DE.UTF-8", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
            ("zhuang", None),
        ] {
            assert_eq!(Language::named(name), language, "{name}");
        }
        for (language, tag) in LANGUAGES {
            assert_eq!((Language::named(tag), language.tag()), (Some(language), tag));
        }
    }

    #[track_caller]
    fn check(asked: Option<&str>, settings: Option<&str>, variables: &[(&str, &str)], chosen: Language) {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(Language::choose(asked, settings, &variable), chosen);
    }

    #[test]
    fn the_first_that_says_one_chooses() {
        use Language::{English, Simplified, Traditional};
        check(None, None, &[], English);
        check(None, None, &[("LANG", "zh_CN.UTF-8")], Simplified);
        check(None, None, &[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "zh_TW")], Traditional);
        check(None, None, &[("LANG", "zh_CN"), ("LC_MESSAGES", "zh_TW"), ("LC_ALL", "C.UTF-8")], English);
        check(None, None, &[("LANG", "zh_CN"), ("LC_ALL", "")], Simplified);
        check(None, None, &[("LANG", "fr_FR"), ("BAOGAO_LANG", "")], English);
        check(None, Some("zh-TW"), &[("LANG", "zh_CN")], Traditional);
        check(None, Some("auto"), &[("LANG", "zh_CN")], Simplified);
        check(None, Some("zh-TW"), &[("BAOGAO_LANG", "zh-CN")], Simplified);
        check(Some("en"), Some("zh-TW"), &[("BAOGAO_LANG", "zh-CN"), ("LANG", "zh_CN")], English);
        check(Some("auto"), None, &[("LANG", "zh_HK")], Traditional);
    }

    #[test]
    fn every_thread_has_its_own_language() {
        Language::Traditional.speak();
        let other = std::thread::spawn(spoken).join().unwrap();
        assert_eq!((spoken(), other), (Language::Traditional, Language::English));
    }
}
