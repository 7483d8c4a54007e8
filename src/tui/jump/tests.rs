//! Which candidates the box keeps and where they lead.

use std::cell::Cell;

use super::*;
use crate::figure::FigureId;
use crate::outline::SectionId;

/// Reports that were read.
struct Shelf {
    entries: Vec<Entry>,
    catalog: Catalog,
    recents: Vec<Jumped>,
}

impl Shelf {
    fn of(mut entries: Vec<Entry>) -> Self {
        let mut catalog = Catalog::default();
        for entry in &mut entries {
            catalog.add(entry);
        }
        Self { entries, catalog, recents: Vec::new() }
    }

    fn new(count: usize) -> Self {
        let entry = |index| {
            let mut entry = Entry { path: format!("{index}.txt").into(), ..Entry::default() };
            entry.items.push("一、产业发展", Target::Section(SectionId(0)));
            entry.items.push("生产总值 3428万元", Target::Figure(FigureId(0)));
            entry.indicators = vec!["地区生产总值".into(), format!("第{index}种产量").into()];
            entry
        };
        Self::of((0..count).map(entry).collect())
    }

    fn holdings(&self, open: Option<usize>) -> Holdings<'_> {
        Holdings { entries: &self.entries, catalog: &self.catalog, open, recents: &self.recents }
    }

    fn work(&self, jump: &mut Jump, open: Option<usize>) {
        let holdings = self.holdings(open);
        while jump.is_pending(holdings) {
            jump.work(holdings, 10, &|| true);
        }
    }

    fn typed(&self, text: &str, open: Option<usize>) -> Jump {
        let mut jump = Jump::default();
        jump.paste(text);
        self.work(&mut jump, open);
        jump
    }

    /// The words of the hits, best first.
    fn found(&self, text: &str) -> Vec<String> {
        let words = |hit: &scan::Hit| match hit.place {
            Place::Report(entry) => self.catalog.report(entry).into_owned(),
            Place::Item(entry, item) => self.catalog.item(entry, item).unwrap().0.into_owned(),
            Place::Indicator(number) => format!("%{}", self.catalog.indicator(number).unwrap().name),
            Place::Command(row) => format!(">{}", ACTIONS[row as usize].name),
        };
        self.typed(text, None).scan.hits().iter().map(words).collect()
    }
}

fn places(jump: &Jump) -> Vec<Place> {
    jump.scan.hits().iter().map(|hit| hit.place).collect()
}

#[test]
fn the_open_report_comes_first() {
    let shelf = Shelf::new(50);
    let mut jump = shelf.typed("总值", Some(30));
    assert_eq!(jump.scan.count(Kind::Figures), 50);
    let target = Some(Target::Figure(FigureId(0)));
    let expected = Outcome::Chosen(Place::Item(30, 1), Chosen::Target(30, target));
    assert_eq!(jump.act(Action::Accept, shelf.holdings(Some(30)), 10), expected);
    assert_eq!(jump.wanted(&shelf.entries, Some(30)), None);
    jump.act(Action::NextItem, shelf.holdings(Some(30)), 10);
    assert_eq!(jump.current(), Some(Place::Indicator(0)), "then what leads to all reports");
    jump.act(Action::NextItem, shelf.holdings(Some(30)), 10);
    assert_eq!(jump.wanted(&shelf.entries, Some(30)), Some("0.txt".into()));
}

#[test]
fn several_terms_choose_the_report_as_well() {
    let shelf = Shelf::new(50);
    assert_eq!(places(&shelf.typed("产业 37", None)), [Place::Item(37, 0)]);
    assert_eq!(places(&shelf.typed("37 chanye", None)), [Place::Item(37, 0)]);
    assert_eq!(places(&shelf.typed("37 txt", None)), [Place::Report(37)], "a part must match itself");
}

#[test]
fn enter_takes_the_best_of_all_however_fast_it_comes() {
    let shelf = Shelf::new(3000);
    let mut jump = Jump::default();
    jump.paste("2999");
    let expected = Outcome::Chosen(Place::Report(2999), Chosen::Target(2999, None));
    assert_eq!(jump.act(Action::Accept, shelf.holdings(None), 10), expected);
}

#[test]
fn only_the_best_are_kept_and_all_are_counted() {
    let shelf = Shelf::new(3000);
    let jump = shelf.typed("产业", None);
    assert_eq!((jump.scan.count(Kind::All), jump.scan.hits().len()), (3000, scan::KEPT));
}

#[test]
fn a_sign_or_tab_chooses_the_kind() {
    let shelf = Shelf::new(3);
    let mut jump = shelf.typed("", Some(0));
    assert_eq!(jump.scan.hits().len(), 9);
    for (kind, count) in [(Kind::Reports, 3), (Kind::Sections, 3), (Kind::Figures, 3), (Kind::Indicators, 4)]
    {
        jump.act(Action::Kind, shelf.holdings(Some(0)), 10);
        shelf.work(&mut jump, Some(0));
        assert_eq!((jump.kind, jump.scan.hits().len()), (kind, count));
    }
    jump.act(Action::Kind, shelf.holdings(Some(0)), 10);
    shelf.work(&mut jump, Some(0));
    let commands = ACTIONS.iter().filter(|row| row.is_from_panes()).count();
    assert_eq!(jump.scan.hits().len(), commands, "every command of the panes");
    assert_eq!(shelf.found("#chanye").len(), 3);
    assert_eq!(shelf.found("@产业").len(), 0);
    assert_eq!(shelf.found("％生产总值"), ["%地区生产总值"]);
    assert_eq!(shelf.found("%").first().unwrap(), "%地区生产总值", "what most reports have is first");
    assert_eq!(jump.act(Action::Cancel, shelf.holdings(Some(0)), 10), Outcome::Close);
}

#[test]
fn commands_are_found_by_name_and_with_their_sign_by_what_they_do() {
    let shelf = Shelf::new(1);
    assert_eq!(shelf.found("unfold"), [">unfold"]);
    assert_eq!(shelf.found("copy row"), [">copy-row"]);
    assert!(shelf.found(">spreadsheet").contains(&">copy-row".to_owned()));
    assert_eq!(shelf.found(">whole outline"), [">unfold"]);
    assert!(shelf.found("spreadsheet").is_empty(), "among reports only names count");
    let mut jump = shelf.typed(">unfold", None);
    let Outcome::Chosen(_, chosen) = jump.act(Action::Accept, shelf.holdings(None), 10) else { panic!() };
    assert_eq!(chosen, Chosen::Command(Action::Unfold));
}

#[test]
fn an_indicator_is_found_by_its_other_names() {
    let shelf = Shelf::new(3);
    for typed in ["％gdp", "%GDP", "gdp", "ＧＤＰ", "國內生產總值", "guoneisczz"] {
        assert_eq!(shelf.found(typed), ["%地区生产总值"], "{typed}");
    }
    assert_eq!(Shelf::new(1).found("gdp"), ["%地区生产总值"], "the figure does not have that name");
    assert_eq!(shelf.found("生产总值").len(), 4, "once, and the figures");
    assert_eq!(shelf.found("生产总值")[0], "%地区生产总值");
    assert_eq!(shelf.found("#gdp"), Vec::<String>::new());
    assert_eq!(shelf.typed("=gdp", None).scan.count(Kind::Figures), 0);
    assert_eq!(Shelf::of(Vec::new()).found("gdp"), Vec::<String>::new());
}

#[test]
fn only_commands_of_the_panes_are_listed() {
    let found = Shelf::new(1).found(">");
    for (name, is_listed) in [
        (">sort", true),
        (">copy-pad", true),
        (">sort-cells", false),
        (">accept", false),
        (">close-pad", false),
    ] {
        assert_eq!(found.iter().any(|found| found == name), is_listed, "{name}");
    }
}

#[test]
fn an_indicator_is_chosen_by_its_name() {
    let shelf = Shelf::new(3);
    let mut jump = shelf.typed("%dqsczz", None);
    let Outcome::Chosen(_, chosen) = jump.act(Action::Accept, shelf.holdings(None), 10) else { panic!() };
    assert_eq!(chosen, Chosen::Indicator("地区生产总值".to_owned()));
}

#[test]
fn a_level_comes_before_the_changes_of_its_name() {
    let mut entry = Entry { path: "a.txt".into(), ..Entry::default() };
    for (index, label) in ["生产总值 +8%", "生产总值 -3%", "生产总值 34280000万元"].into_iter().enumerate()
    {
        entry.items.push(label, Target::Figure(FigureId(index as u32)));
    }
    let shelf = Shelf::of(vec![entry]);
    let found = shelf.found("生产总值");
    assert_eq!(found, ["生产总值 34280000万元", "生产总值 +8%", "生产总值 -3%"]);
}

#[test]
fn as_typed_comes_before_pinyin_and_pinyin_before_scattered() {
    let mut entry = Entry { path: "a.txt".into(), ..Entry::default() };
    let labels = ["农民人均纯收入 6200元", "農民收入 6000元", "n、m、s、r 1个", "nmsr 1个"];
    for (index, label) in labels.into_iter().enumerate() {
        entry.items.push(label, Target::Figure(FigureId(index as u32)));
    }
    let shelf = Shelf::of(vec![entry]);
    assert_eq!(
        shelf.found("nmsr"),
        ["nmsr 1个", "農民收入 6000元", "农民人均纯收入 6200元", "n、m、s、r 1个"]
    );
    assert_eq!(shelf.found("农民收入"), ["農民收入 6000元", "农民人均纯收入 6200元"]);
}

#[test]
fn a_longer_query_finds_what_it_finds_by_itself() {
    let shelf = Shelf::new(400);
    for text in ["chanye", "产业发展", "shengchanzongzhi", "scz3428", "37 产业", "#chy", "cy 3"] {
        // Typed with and without time for the shorter queries to end.
        for is_patient in [true, false] {
            let mut jump = Jump::default();
            for character in text.chars() {
                let code = crossterm::event::KeyCode::Char(character);
                jump.key(KeyEvent::new(code, crossterm::event::KeyModifiers::NONE));
                if is_patient {
                    shelf.work(&mut jump, Some(7));
                } else {
                    jump.work(shelf.holdings(Some(7)), 10, &|| true);
                }
            }
            shelf.work(&mut jump, Some(7));
            let fresh = shelf.typed(text, Some(7));
            assert_eq!(places(&jump), places(&fresh), "{text}");
            assert_eq!(jump.scan.count(Kind::All), fresh.scan.count(Kind::All), "{text}");
        }
    }
}

#[test]
fn work_ends_when_it_is_told_to_and_goes_on() {
    let shelf = Shelf::new(20_000);
    let mut jump = Jump::default();
    jump.paste("产业");
    let slices = Cell::new(0);
    while jump.is_pending(shelf.holdings(None)) {
        jump.work(shelf.holdings(None), 10, &|| true);
        slices.set(slices.get() + 1);
    }
    assert!(slices.get() > 5);
    assert_eq!(jump.scan.count(Kind::Sections), 20_000);
}

#[test]
fn what_was_chosen_stays_chosen_while_better_hits_come() {
    let mut entries: Vec<Entry> = Vec::new();
    for index in 0..5000 {
        let mut entry = Entry { path: format!("{index}.txt").into(), ..Entry::default() };
        let label = if index < 4000 { "抓好产业" } else { "产业" };
        entry.items.push(label, Target::Section(SectionId(0)));
        entries.push(entry);
    }
    let shelf = Shelf::of(entries);
    let mut jump = Jump::default();
    jump.paste("#产业");
    jump.work(shelf.holdings(None), 10, &|| true);
    jump.act(Action::NextItem, shelf.holdings(None), 10);
    let chosen = jump.current();
    jump.work(shelf.holdings(None), 10, &|| true);
    assert_eq!(jump.current(), chosen);
    assert_eq!(chosen, Some(Place::Item(1, 0)));
}

#[test]
fn recent_jumps_come_first_when_nothing_is_typed() {
    let mut shelf = Shelf::new(5);
    for place in [Place::Report(2), Place::Item(3, 1), Place::Indicator(0), Place::Command(0)] {
        let recent = recent::of(place, &shelf.entries, &shelf.catalog).unwrap();
        shelf.recents.insert(0, recent);
    }
    let jump = shelf.typed("", Some(0));
    let recents = [Place::Command(0), Place::Indicator(0), Place::Item(3, 1), Place::Report(2)];
    assert_eq!(places(&jump)[..5], [&recents[..], &[Place::Report(0)]].concat());
    assert_eq!(places(&jump).iter().filter(|place| recents.contains(place)).count(), 4, "each once");
    assert_eq!(places(&shelf.typed("=", None))[0], Place::Item(3, 1), "of the kind alone");
    assert_eq!(places(&shelf.typed("产业", None))[0], Place::Item(0, 0), "and only then");
}

#[test]
fn nowhere_to_go_is_said() {
    let shelf = Shelf::new(1);
    let mut jump = shelf.typed("没有的", None);
    assert_eq!(jump.act(Action::Accept, shelf.holdings(None), 10), Outcome::Nothing(words::NO_HIT));
    jump.act(Action::Kind, shelf.holdings(None), 10);
    assert_eq!(jump.act(Action::Accept, shelf.holdings(None), 10), Outcome::Nothing(words::NO_HIT_OF_KIND));
}
