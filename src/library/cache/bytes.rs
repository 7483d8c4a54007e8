//! What is kept of a report as bytes, and back.
//!
//! A row is its length, its stamp and its body; a body names words by numbers, which stand in frames
//! ([`crate::library::cache::reader`]). Touches no file.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::library::cache::{Fresh, Stamp};
use crate::library::{Entry, Known, Label, Summary, Target, Words, absolute};
use crate::report::Script;
use crate::source::Encoding;

/// Bytes of a stamp.
pub(crate) const STAMP: usize = 80;

const SCRIPTS: [Script; 3] = [Script::Simplified, Script::Traditional, Script::Mixed];

/// A row that was read back.
#[derive(Debug)]
pub(crate) struct Row {
    /// The absolute path of the report.
    pub(crate) path: PathBuf,
    pub(crate) stamp: Stamp,
    /// The encoding that it was to be read in.
    pub(crate) encoding: Option<Encoding>,
    /// What was read; the path is not filled in.
    pub(crate) known: Known,
    /// Its place in the file.
    pub(crate) number: usize,
}

#[derive(Serialize, Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    path: &'a [u8],
    wanted: Option<&'a str>,
    #[serde(borrow)]
    facts: Facts<'a>,
    labels: Vec<Label>,
    sections: u32,
    indicators: Vec<u32>,
}

/// A [`Summary`].
#[derive(Serialize, Deserialize)]
struct Facts<'a> {
    title: Option<&'a str>,
    place: Option<&'a str>,
    years: (Option<u16>, Option<u16>),
    script: u8,
    encoding: &'a str,
    counts: [u32; 7],
    #[serde(borrow)]
    warnings: Vec<&'a str>,
}

/// Adds a row to `out`; its words get numbers.
pub(crate) fn write(fresh: &Fresh, words: &mut Words, out: &mut Vec<u8>) -> Option<()> {
    let entry = &fresh.entry;
    let labels = entry.items.iter().map(|(label, _)| words.label(label)).collect();
    let is_section = |&(_, target): &(&str, Target)| matches!(target, Target::Section(_));
    let path = absolute(&entry.path);
    let body = Body {
        path: path.as_os_str().as_bytes(),
        wanted: fresh.encoding.map(Encoding::name),
        facts: facts(&entry.summary),
        labels,
        sections: entry.items.iter().filter(is_section).count() as u32,
        indicators: entry.indicators.iter().map(|name| words.add(name)).collect(),
    };
    let body = postcard::to_allocvec(&body).ok()?;
    out.extend(u32::try_from(body.len()).ok()?.to_le_bytes());
    out.extend(stamp_bytes(&fresh.stamp));
    out.extend(body);
    Some(())
}

/// A stamp as bytes.
pub(crate) fn stamp_bytes(stamp: &Stamp) -> impl Iterator<Item = u8> {
    let numbers = [stamp.size, stamp.inode].map(u64::to_le_bytes);
    let times = [stamp.modified, stamp.changed, stamp.seen].map(i128::to_le_bytes);
    numbers.into_iter().flatten().chain(times.into_iter().flatten()).chain(stamp.hash.to_le_bytes())
}

/// Stamp and body of the first of some rows, and the other rows.
pub(crate) fn split(rows: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (len, rest) = rows.split_first_chunk::<4>()?;
    let (stamp, rest) = rest.split_at_checked(STAMP)?;
    let (body, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
    Some((stamp, body, rest))
}

/// Reads a row whose words have numbers below `words`.
pub(crate) fn read(stamp: &[u8], body: &[u8], words: u32) -> Option<Row> {
    let body: Body = postcard::from_bytes(body).ok()?;
    let numbers = body.labels.as_flattened().iter().chain(&body.indicators);
    if numbers.max().is_some_and(|&most| most >= words) || body.sections as usize > body.labels.len() {
        return None;
    }
    let wanted = match body.wanted {
        Some(name) => Some(Encoding::named(name)?),
        None => None,
    };
    let entry = Entry { summary: summary(&body.facts)?, ..Entry::default() };
    let known = Known { entry, labels: body.labels, sections: body.sections, indicators: body.indicators };
    let path = PathBuf::from(OsString::from_vec(body.path.to_vec()));
    Some(Row { path, stamp: stamp_of(stamp)?, encoding: wanted, known, number: 0 })
}

fn stamp_of(bytes: &[u8]) -> Option<Stamp> {
    let (size, rest) = bytes.split_first_chunk()?;
    let (inode, rest) = rest.split_first_chunk()?;
    let (modified, rest) = rest.split_first_chunk()?;
    let (changed, rest) = rest.split_first_chunk()?;
    let (seen, hash) = rest.split_first_chunk()?;
    Some(Stamp {
        size: u64::from_le_bytes(*size),
        inode: u64::from_le_bytes(*inode),
        modified: i128::from_le_bytes(*modified),
        changed: i128::from_le_bytes(*changed),
        seen: i128::from_le_bytes(*seen),
        hash: u128::from_le_bytes(hash.try_into().ok()?),
    })
}

fn facts(summary: &Summary) -> Facts<'_> {
    // Every field is named, so that a new one is not forgotten.
    let Summary {
        title,
        place,
        year,
        plan_year,
        script,
        encoding,
        lossy,
        chars,
        sections,
        figures,
        masked,
        gaps,
        warnings,
        remarks,
    } = summary;
    Facts {
        title: title.as_deref(),
        place: place.as_deref(),
        years: (*year, *plan_year),
        script: SCRIPTS.iter().position(|known| known == script).map_or(u8::MAX, |at| at as u8),
        encoding: encoding.name(),
        counts: [*lossy, *chars, *sections, *figures, *masked, *gaps, *remarks],
        warnings: warnings.iter().map(String::as_str).collect(),
    }
}

fn summary(facts: &Facts<'_>) -> Option<Summary> {
    let [lossy, chars, sections, figures, masked, gaps, remarks] = facts.counts;
    Some(Summary {
        title: facts.title.map(str::to_owned),
        place: facts.place.map(str::to_owned),
        year: facts.years.0,
        plan_year: facts.years.1,
        script: *SCRIPTS.get(usize::from(facts.script))?,
        encoding: Encoding::named(facts.encoding)?,
        lossy,
        chars,
        sections,
        figures,
        masked,
        gaps,
        warnings: facts.warnings.iter().map(|&warning| warning.to_owned()).collect(),
        remarks,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::figure::FigureId;
    use crate::outline::SectionId;

    use super::*;

    /// A report with everything that is kept.
    pub(crate) fn fresh(path: &str) -> Fresh {
        let summary = Summary {
            title: Some(format!("{path}工作报告")),
            place: Some("青石镇".to_owned()),
            year: Some(2021),
            plan_year: None,
            script: Script::Mixed,
            encoding: Encoding::Big5,
            lossy: 1,
            chars: 2,
            sections: 3,
            figures: 4,
            masked: 5,
            gaps: 6,
            warnings: vec!["有疑点。".to_owned()],
            remarks: 7,
        };
        let mut entry = Entry { path: path.into(), summary, ..Entry::default() };
        entry.items.push("一、农业", Target::Section(SectionId(0)));
        entry.items.push("粮食产量 12万吨", Target::Figure(FigureId(0)));
        entry.indicators = vec!["粮食产量".into(), "产值".into()];
        let stamp = Stamp { size: 1, inode: 2, modified: -3, changed: 4, seen: i128::MAX, hash: u128::MAX };
        Fresh { entry, stamp, encoding: Some(Encoding::Gb18030) }
    }

    #[test]
    fn a_row_comes_back_as_it_was() {
        let (mut words, mut bytes) = (Words::default(), Vec::new());
        let expected = fresh("/报告/a.txt");
        write(&expected, &mut words, &mut bytes).unwrap();
        let (stamp, body, rest) = split(&bytes).unwrap();
        let row = read(stamp, body, words.len() as u32).unwrap();
        assert!(rest.is_empty());
        assert_eq!((row.stamp, row.encoding), (expected.stamp, expected.encoding));
        assert_eq!((&row.path, &row.known.entry.summary), (&expected.entry.path, &expected.entry.summary));
        let labels: Vec<String> =
            row.known.labels.iter().map(|label| label.map(|word| words.get(word)).concat()).collect();
        assert_eq!(labels, ["一、农业", "粮食产量 12万吨"]);
        let indicators: Vec<&str> = row.known.indicators.iter().map(|&word| words.get(word)).collect();
        assert_eq!((indicators.as_slice(), row.known.sections), (["粮食产量", "产值"].as_slice(), 1));
        assert!(read(stamp, body, words.len() as u32 - 1).is_none(), "a word that is not there");
    }
}
