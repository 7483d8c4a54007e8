//! Figures, sections and reports as text for the clipboard and the clip pad, by a template.
//!
//! Does not know the clipboard. Each is one line without a line end.

use crate::export::{FigureRecord, ListRecord, OutlineRecord, cell};

/// How something is written when it is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Template {
    /// Number and unit as they stand: 3428万元.
    Value,
    /// Name, number and unit: 生产总值 3428万元.
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
const FIGURE: &[&str] =
    &["name", "quote", "value", "unit", "status", "period", "year", "title", "section_path"];
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
    name: String,
    citation: String,
}

impl Taken {
    /// A figure of a report.
    pub fn figure(figure: &FigureRecord, report: &ListRecord) -> Self {
        let status = if figure.status == "actual" { "" } else { &figure.status };
        let value = match (&figure.value, &figure.value_max) {
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (value, _) => value.clone().unwrap_or_default(),
        };
        let cells = vec![
            figure.name.clone(),
            figure.quote.clone(),
            value,
            figure.unit.clone(),
            status.to_owned(),
            figure.period.clone().unwrap_or_default(),
            year(report),
            title(report).to_owned(),
            figure.section_path.join(" > "),
        ];
        Self {
            heads: FIGURE,
            cells,
            value: figure.quote.clone(),
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
            name: report.place.clone().unwrap_or_default(),
            citation: source(report, &[]),
        }
    }

    /// It on one line.
    pub fn written(&self, template: Template) -> String {
        let line = |text: &str| cell::one_line(text);
        match template {
            Template::Value => line(&self.value),
            Template::NameValue if self.name.is_empty() => line(&self.value),
            Template::NameValue => format!("{} {}", line(&self.name), line(&self.value)),
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
    report.year.map(|year| year.to_string()).unwrap_or_default()
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
            &Taken::figure(&figure(), &report()),
            [
                "-1.50 亿元",
                "=产值|增加值 -1.50 亿元",
                "'=产值|增加值\t'-1.50 亿元\t-1.5\t亿元\ttarget\t\t2023\t青石镇工作总结\t一、经济 > （一）工业",
                "| =产值\\|增加值 | -1.50 亿元 | -1.5 | 亿元 | target |  | 2023 | 青石镇工作总结 | 一、经济 > （一）工业 |",
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
