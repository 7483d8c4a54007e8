//! Which candidates the box keeps and where they lead.

use super::*;

fn entries(count: usize) -> Vec<Entry> {
    (0..count)
        .map(|index| {
            let mut entry = Entry { path: format!("{index}.txt").into(), ..Entry::default() };
            entry.items.push("一、产业发展", Target::Section(crate::outline::SectionId(0)));
            entry.items.push("生产总值 3428万元", Target::Figure(crate::figure::FigureId(0)));
            entry
        })
        .collect()
}

fn typed(text: &str, entries: &[Entry], open: Option<usize>) -> Jump {
    let mut jump = Jump::default();
    jump.paste(text);
    while jump.is_pending(entries) {
        jump.work(entries, open, 100);
    }
    jump
}

#[test]
fn the_open_report_comes_first() {
    let entries = entries(50);
    let mut jump = typed("总值", &entries, Some(30));
    assert_eq!(jump.matched, 50);
    let target = Some(Target::Figure(crate::figure::FigureId(0)));
    assert_eq!(jump.act(Action::Accept, &entries, 10), Outcome::Go(30, target));
    assert_eq!(jump.wanted(&entries, Some(30)), None);
    jump.act(Action::NextItem, &entries, 10);
    assert_eq!(jump.wanted(&entries, Some(30)), Some("0.txt".into()));
}

#[test]
fn several_terms_choose_the_report_as_well() {
    let entries = entries(50);
    let jump = typed("产业 37", &entries, None);
    let hits: Vec<u32> = jump.hits.iter().map(|hit| hit.entry).collect();
    assert_eq!(hits, [37]);
}

#[test]
fn only_the_best_are_kept_and_all_are_counted() {
    let entries = entries(3000);
    let jump = typed("产业", &entries, None);
    assert_eq!((jump.matched, jump.hits.len()), (3000, KEPT));
}

#[test]
fn kinds_are_chosen_and_nothing_typed_shows_something() {
    let entries = entries(3);
    let mut jump = typed("", &entries, Some(0));
    assert_eq!(jump.hits.len(), 9);
    jump.act(Action::Kind, &entries, 10);
    jump.work(&entries, Some(0), 100);
    assert_eq!(jump.hits.len(), 3);
    assert_eq!(jump.act(Action::Accept, &entries, 10), Outcome::Go(0, None));
    assert_eq!(typed("没有的", &entries, None).hits.len(), 0);
    assert_eq!(jump.act(Action::Cancel, &entries, 10), Outcome::Close);
}

#[test]
fn a_level_comes_before_the_changes_of_its_name() {
    let mut entry = Entry { path: "a.txt".into(), ..Entry::default() };
    for (index, label) in ["生产总值 +8%", "生产总值 -3%", "生产总值 34280000万元"].into_iter().enumerate()
    {
        entry.items.push(label, Target::Figure(crate::figure::FigureId(index as u32)));
    }
    let entries = [entry];
    let jump = typed("生产总值", &entries, None);
    assert_eq!(jump.hits.iter().map(|hit| hit.item).collect::<Vec<_>>(), [Some(2), Some(0), Some(1)]);
}

#[test]
fn nowhere_to_go_is_said() {
    let entries = entries(1);
    let mut jump = typed("没有的", &entries, None);
    assert_eq!(jump.act(Action::Accept, &entries, 10), Outcome::Nothing(words::NO_HIT));
    jump.act(Action::Kind, &entries, 10);
    assert_eq!(jump.act(Action::Accept, &entries, 10), Outcome::Nothing(words::NO_HIT_OF_KIND));
}
