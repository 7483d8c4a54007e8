//! Figures, sections and reports as text for the clipboard and the clip pad, by a template.
//!
//! Does not know the clipboard. Each is one line without a line end.

use crate::export::{FigureRecord, ListRecord, OutlineRecord, cell};

/// How something is written when it is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Template {
    /// Number and unit as they stand: 3428万元.
    Value,
    /// Name, number and unit, a change with its sign: 生产总值 3428万元, 生产总值 +6%.
    NameValue,
    /// Cells with tabs between them, for a spreadsheet.
    #[default]
    Tsv,
    /// Cells with bars between them, for a note or a wiki.
    Markdown,
    /// Title, year and sections, then the sentence.
    Citation,
}

/// Every template with its name, in the order in which a key goes through them.
pub const TEMPLATES: [(Template, &str); 5] = [
    (Template::Value, "value"),
    (Template::NameValue, "name and value"),
    (Template::Tsv, "TSV row"),
    (Template::Markdown, "Markdown row"),
    (Template::Citation, "citation"),
];

impl Template {
    /// What the reader calls it.
    pub fn name(self) -> &'static str {
        TEMPLATES.iter().find(|(template, _)| *template == self).map_or("", |(_, name)| name)
    }

    /// The template after this one; after the last one the first.
    #[must_use]
    pub fn next(self) -> Self {
        let mut round = TEMPLATES.iter().chain(&TEMPLATES).map(|(template, _)| *template);
        round.find(|template| *template == self);
        round.next().unwrap_or_default()
    }
}

/// The cells of a figure.
const FIGURE: &[&str] = &[
    "name", "quote", "value", "unit", "approx", "role", "basis", "direction", "status", "period", "year",
    "title", "section_path",
];
/// The cells of a section.
const SECTION: &[&str] = &["heading", "depth", "figures", "line", "year", "title"];
/// The cells of a report.
const REPORT: &[&str] = &["title", "year", "place", "sections", "figures", "path"];

/// Something that is taken out, in the parts that templates are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    heads: &'static [&'static str],
    cells: Vec<String>,
    value: String,
    /// The value as it stands behind the name.
    named: String,
    name: String,
    citation: String,
}

impl Taken {
    /// A figure of a report; `year` is the year that the figure itself is of, which of a plan is not that
    /// of its report.
    pub fn figure(figure: &FigureRecord, year: Option<u16>, report: &ListRecord) -> Self {
        let told = |word: &str, usual: &str| if word == usual { String::new() } else { word.to_owned() };
        let value = match (&figure.value, &figure.value_max) {
            // With a sign a range would look like a formula; the cell of the direction tells it.
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (Some(value), None) => signed(value, figure),
            (None, _) => String::new(),
        };
        let cells = vec![
            figure.name.clone(),
            figure.quote.clone(),
            value,
            figure.unit.clone(),
            told(&figure.approx, "exact"),
            figure.role.clone(),
            figure.basis.clone().unwrap_or_default(),
            figure.direction.clone().unwrap_or_default(),
            told(&figure.status, "actual"),
            figure.period.clone().unwrap_or_default(),
            written_year(year),
            title(report).to_owned(),
            figure.section_path.join(" > "),
        ];
        Self {
            heads: FIGURE,
            cells,
            value: figure.quote.clone(),
            named: signed(&figure.quote, figure),
            name: figure.name.clone(),
            citation: format!("{}：{}", source(report, &figure.section_path), figure.sentence),
        }
    }

    /// A section of a report; `path` are the headings down to it.
    pub fn section(section: &OutlineRecord, path: &[String], report: &ListRecord) -> Self {
        let heading = [section.marker.as_str(), &section.heading].concat();
        let cells = vec![
            heading.clone(),
            section.depth.to_string(),
            section.figures.to_string(),
            section.line.to_string(),
            year(report),
            title(report).to_owned(),
        ];
        Self {
            heads: SECTION,
            cells,
            named: heading.clone(),
            value: heading,
            name: title(report).to_owned(),
            citation: source(report, path),
        }
    }

    /// A report.
    pub fn report(report: &ListRecord) -> Self {
        let cells = vec![
            title(report).to_owned(),
            year(report),
            report.place.clone().unwrap_or_default(),
            report.sections.to_string(),
            report.figures.to_string(),
            report.path.clone(),
        ];
        Self {
            heads: REPORT,
            cells,
            value: title(report).to_owned(),
            named: title(report).to_owned(),
            name: report.place.clone().unwrap_or_default(),
            citation: source(report, &[]),
        }
    }

    /// It on one line.
    pub fn written(&self, template: Template) -> String {
        let line = |text: &str| cell::one_line(text);
        match template {
            Template::Value => line(&self.value),
            Template::NameValue if self.name.is_empty() => line(&self.named),
            Template::NameValue => format!("{} {}", line(&self.name), line(&self.named)),
            Template::Tsv => {
                self.cells.iter().map(|text| cell::defused(line(text))).collect::<Vec<_>>().join("\t")
            }
            Template::Markdown => bars(self.cells.iter().map(|text| cell::between_bars(text))),
            Template::Citation => line(&self.citation),
        }
    }
}

/// Several on a line each, rows with their heads before them.
pub fn lines(taken: &[Taken], template: Template) -> String {
    let heads = taken.first().map(|first| first.heads).unwrap_or_default();
    let mut lines = match template {
        Template::Tsv => vec![heads.join("\t")],
        Template::Markdown => {
            vec![
                bars(heads.iter().map(|&head| head.to_owned())),
                format!("|{}", " --- |".repeat(heads.len())),
            ]
        }
        _ => Vec::new(),
    };
    lines.extend(taken.iter().map(|taken| taken.written(template)));
    lines.join("\n")
}

fn bars(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn title(report: &ListRecord) -> &str {
    report.title.as_deref().unwrap_or(&report.path)
}

fn year(report: &ListRecord) -> String {
    written_year(report.year)
}

fn written_year(year: Option<u16>) -> String {
    year.map(|year| year.to_string()).unwrap_or_default()
}

/// A number or a quote with the sign of its change: a decline is no level.
fn signed(text: &str, figure: &FigureRecord) -> String {
    let sign = match figure.direction.as_deref() {
        Some("up") => "+",
        Some("down") => "-",
        _ => return text.to_owned(),
    };
    format!("{sign}{}", text.trim_start_matches(['+', '-', '＋', '－']))
}

/// Title and year, then the sections.
fn source(report: &ListRecord, path: &[String]) -> String {
    let title = title(report);
    let year = report.year.map(|year| year.to_string());
    // A title that names the year need not say it twice.
    let year = year.filter(|year| !title.contains(year.as_str())).map(|year| format!("（{year}年）"));
    let source = title.to_owned() + year.as_deref().unwrap_or_default();
    if path.is_empty() { source } else { format!("{source}，{}", path.join(" > ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> ListRecord {
        ListRecord {
            path: "a.txt".to_owned(),
            title: Some("青石镇工作总结".to_owned()),
            year: Some(2023),
            sections: 4,
            ..ListRecord::default()
        }
    }

    fn figure() -> FigureRecord {
        FigureRecord {
            name: "=产值|增加值".to_owned(),
            quote: "-1.50\n亿元".to_owned(),
            value: Some("-1.5".to_owned()),
            unit: "亿元".to_owned(),
            approx: "exact".to_owned(),
            role: "level".to_owned(),
            status: "target".to_owned(),
            section_path: vec!["一、经济".to_owned(), "（一）工业".to_owned()],
            sentence: "产值-1.50亿元。".to_owned(),
            ..FigureRecord::default()
        }
    }

    #[track_caller]
    fn check(taken: &Taken, expected: [&str; 5]) {
        let written = TEMPLATES.map(|(template, _)| taken.written(template));
        assert_eq!(written, expected);
    }

    #[test]
    fn templates_write_figures_sections_and_reports() {
        check(
            &Taken::figure(&figure(), Some(2024), &report()),
            [
                "-1.50 亿元",
                "=产值|增加值 -1.50 亿元",
                "'=产值|增加值\t'-1.50 亿元\t-1.5\t亿元\t\tlevel\t\t\ttarget\t\t2024\t青石镇工作总结\t一、经济 > （一）工业",
                "| =产值\\|增加值 | -1.50 亿元 | -1.5 | 亿元 |  | level |  |  | target |  | 2024 | 青石镇工作总结 | 一、经济 > （一）工业 |",
                "青石镇工作总结（2023年），一、经济 > （一）工业：产值-1.50亿元。",
            ],
        );
        let section = OutlineRecord {
            marker: "一、".to_owned(),
            heading: "经济".to_owned(),
            ..OutlineRecord::default()
        };
        check(
            &Taken::section(&section, &["一、经济".to_owned()], &report()),
            [
                "一、经济",
                "青石镇工作总结 一、经济",
                "一、经济\t0\t0\t0\t2023\t青石镇工作总结",
                "| 一、经济 | 0 | 0 | 0 | 2023 | 青石镇工作总结 |",
                "青石镇工作总结（2023年），一、经济",
            ],
        );
        check(
            &Taken::report(&report()),
            [
                "青石镇工作总结",
                "青石镇工作总结",
                "青石镇工作总结\t2023\t\t4\t0\ta.txt",
                "| 青石镇工作总结 | 2023 |  | 4 | 0 | a.txt |",
                "青石镇工作总结（2023年）",
            ],
        );
    }

    #[track_caller]
    fn check_change(direction: &str, value: &str, quote: &str, expected: [&str; 3]) {
        let change = FigureRecord {
            name: "工业增加值".to_owned(),
            quote: quote.to_owned(),
            value: Some(value.to_owned()),
            approx: "over".to_owned(),
            role: "change".to_owned(),
            basis: Some("同比".to_owned()),
            direction: Some(direction.to_owned()),
            status: "actual".to_owned(),
            section_path: Vec::new(),
            unit: String::new(),
            ..figure()
        };
        let taken = Taken::figure(&change, Some(2023), &report());
        let written = [Template::Value, Template::NameValue, Template::Tsv];
        assert_eq!(written.map(|template| taken.written(template)), expected);
    }

    #[test]
    fn a_change_is_told_from_a_level() {
        let row = "over\tchange\t同比";
        let end = "\t\t2023\t青石镇工作总结\t";
        check_change(
            "down",
            "2",
            "2亿元",
            ["2亿元", "工业增加值 -2亿元", &format!("工业增加值\t2亿元\t-2\t\t{row}\tdown\t{end}")],
        );
        check_change(
            "up",
            "6",
            "6%",
            ["6%", "工业增加值 +6%", &format!("工业增加值\t6%\t+6\t\t{row}\tup\t{end}")],
        );
    }

    #[test]
    fn rows_have_heads_and_other_lines_have_none() {
        let taken = [Taken::report(&report()), Taken::report(&report())];
        for (template, expected) in [
            (Template::Value, 2),
            (Template::NameValue, 2),
            (Template::Tsv, 3),
            (Template::Markdown, 4),
            (Template::Citation, 2),
        ] {
            assert_eq!(lines(&taken, template).lines().count(), expected, "{}", template.name());
        }
        let markdown = lines(&taken, Template::Markdown);
        let bars: Vec<usize> = markdown.lines().map(|line| line.matches('|').count()).collect();
        assert_eq!(bars, [REPORT.len() + 1; 4]);
    }

    #[test]
    fn the_key_goes_through_all_templates() {
        let mut template = Template::Value;
        for (expected, _) in TEMPLATES.iter().skip(1) {
            template = template.next();
            assert_eq!(template, *expected);
        }
        assert_eq!(template.next(), Template::Value);
    }
}
