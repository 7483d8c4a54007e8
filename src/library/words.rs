//! Words that stand in many labels, each kept once: what a label is cut into, and the table of words.
//!
//! Names of figures and headings return in every report, so a label costs two numbers where its words
//! are known. Does not know what a label stands for.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// The marker of a heading ends within so many characters.
const MARKER: usize = 6;
/// What ends a marker: no sound and no letter, so that nothing is read across it.
const MARKER_ENDS: &[char] = &['、', '）', ')', '.', '．', '，'];

/// A label as the numbers of the two words that it is put together from; the second may be the empty
/// one, which is number 0.
pub type Label = [u32; 2];

/// A table of words, each under a number; number 0 is the empty word.
#[derive(Debug, Clone)]
pub struct Words {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// The numbers, to be found by the words.
    numbers: HashTable<u32>,
}

impl Default for Words {
    fn default() -> Self {
        Self { text: String::new(), ends: vec![0], numbers: HashTable::new() }
    }
}

impl Words {
    /// A table of words that stand one behind the other in `text` and end at `ends`, of which the first is
    /// 0. They have their numbers, but are not found by themselves: what is added may have another one.
    pub fn of(text: String, ends: Vec<u32>) -> Self {
        Self { text, ends, numbers: HashTable::new() }
    }

    /// How many words there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none but the empty one.
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }

    /// The word with a number; the empty one where there is none.
    pub fn get(&self, number: u32) -> &str {
        word(&self.text, &self.ends, number)
    }

    /// The number of a word, if it is known.
    pub fn number(&self, text: &str) -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        self.numbers.find(xxh3_64(text.as_bytes()), |&number| self.get(number) == text).copied()
    }

    /// The number of a word, which is new or was known before.
    pub fn add(&mut self, text: &str) -> u32 {
        if let Some(number) = self.number(text) {
            return number;
        }
        let Some(number) = self.push(text) else { return 0 };
        let (text, ends) = (&self.text, &self.ends);
        let hash = |&number: &u32| xxh3_64(word(text, ends, number).as_bytes());
        self.numbers.insert_unique(hash(&number), number, hash);
        number
    }

    /// Takes a word that is in few labels, without looking whether it is known or making it known.
    pub fn push(&mut self, text: &str) -> Option<u32> {
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        self.text.push_str(text);
        self.ends.push(end);
        Some(self.ends.len() as u32 - 1)
    }

    /// The numbers of the words of a label.
    pub fn label(&mut self, label: &str) -> Label {
        let (head, tail) = cut(label);
        [self.add(head), self.add(tail)]
    }
}

fn word<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let end = ends.get(at).copied().unwrap_or(0);
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// A label in two: before and after the last blank, which parts the name of a figure from its value,
/// or else marker and heading. Together they are the label again.
pub(crate) fn cut(label: &str) -> (&str, &str) {
    let blank = label.rfind(' ').map(|at| at + 1).filter(|&at| at < label.len());
    let at = blank.or_else(|| {
        let (at, end) = label.char_indices().take(MARKER).find(|(_, c)| MARKER_ENDS.contains(c))?;
        Some(at + end.len_utf8())
    });
    label.split_at(at.unwrap_or(label.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_cut_where_others_are_the_same() {
        for (label, expected) in [
            ("粮食产量 12万吨", ("粮食产量 ", "12万吨")),
            ("人均 GDP +8%", ("人均 GDP ", "+8%")),
            ("（一）农业", ("（一）", "农业")),
            ("一、农业、工业", ("一、", "农业、工业")),
            ("一是抓农业", ("一是抓农业", "")),
            ("无标题 ", ("无标题 ", "")),
            ("", ("", "")),
        ] {
            assert_eq!(cut(label), expected);
        }
    }

    #[test]
    fn a_word_is_kept_once() {
        let mut words = Words::default();
        assert!(words.is_empty());
        let first = words.label("粮食产量 12万吨");
        assert_eq!(words.label("粮食产量 12万吨"), first);
        assert_eq!(words.label("（一）农业")[1], words.add("农业"));
        assert_eq!((words.get(first[0]), words.get(first[1]), words.get(0)), ("粮食产量 ", "12万吨", ""));
        assert_eq!((words.len(), words.get(99), words.number("没有")), (5, "", None));
        for number in 0..5000 {
            words.add(&number.to_string());
        }
        assert!((0..5000).all(|number| words.number(&number.to_string()).is_some()));
        assert_eq!(words.len(), 5005);
    }
}
