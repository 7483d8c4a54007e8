//! What the README says of the sample reports: encoding, script, years and gaps.

use std::path::Path;

use baogao::library::{self, Facts, Neighbours};
use baogao::report::check::{self, Kind};
use baogao::report::{Report, Script};
use baogao::source::{Encoding, Options};

/// File, encoding, script, year reported on, year planned for, parts cut out.
type Row = (&'static str, Encoding, Script, Option<u16>, Option<u16>, usize);

const SAMPLES: [Row; 9] = [
    row("云溪县柳河镇2021年工作总结和2022年工作计划", Encoding::Utf8, Script::Simplified, 2021, 0),
    row("柳河镇2022年工作总结及2023年工作计划", Encoding::Gb18030, Script::Simplified, 2022, 0),
    row("柳河镇2023年工作总结及2024年工作思路(1)", Encoding::Utf8, Script::Simplified, 2023, 1),
    row("临江市北岭区2020年政府工作报告", Encoding::Utf16Le, Script::Simplified, 2019, 0),
    row("太平县1999年政府工作报告-扫描识别", Encoding::Gb18030, Script::Simplified, 1998, 0),
    row("青石乡2014年度农业农村工作汇报（pdf转换）", Encoding::Utf8, Script::Simplified, 2014, 0),
    row("青蘿鎮2018年工作總結", Encoding::Utf8, Script::Traditional, 2018, 0),
    row("大安縣安平鄉2016年政府工作總結", Encoding::Big5, Script::Traditional, 2016, 0),
    ("XX镇上半年工作总结（网络版）", Encoding::Utf8, Script::Simplified, None, None, 1),
];

/// A report on `year` with a plan for the next.
const fn row(name: &'static str, encoding: Encoding, script: Script, year: u16, gaps: usize) -> Row {
    (name, encoding, script, Some(year), Some(year + 1), gaps)
}

#[test]
fn samples_are_what_the_readme_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for (name, encoding, script, year, plan_year, gaps) in SAMPLES {
        let bytes = std::fs::read(folder.join(name).with_added_extension("txt")).unwrap();
        let report = Report::read(&bytes, Options::default());
        assert_eq!(report.source.encoding(), encoding, "{name}");
        assert!(report.source.lossy().is_empty(), "{name}");
        assert!(!report.source.text().contains('\r'), "{name}");
        assert!(report.outline.sections.len() >= 8, "{name}");
        assert!(report.figures.len() >= 40, "{name}");
        let meta = &report.meta;
        assert!(meta.title.is_some(), "{name}");
        assert_eq!(meta.script, script, "{name}");
        assert_eq!((meta.year, meta.plan_year, meta.gaps.len()), (year, plan_year, gaps), "{name}");
    }
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(files, SAMPLES.len(), "every sample stands in the table");
}

#[test]
fn samples_disagree_only_where_the_readme_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let (mut neighbours, mut numbering) = (Neighbours::default(), 0);
    let mut add = |path: &Path| {
        let report = library::read(path, Options::default()).unwrap();
        for remark in check::remarks(&report) {
            assert_eq!(remark.kind, Kind::Numbering, "{}: {remark:?}", path.display());
            assert!(path.to_string_lossy().contains("大安縣安平鄉"), "{}", path.display());
            numbering += 1;
        }
        neighbours.add(Facts::of(path, &report));
    };
    for (name, ..) in SAMPLES {
        add(&folder.join(name).with_added_extension("txt"));
    }
    assert_eq!(numbering, 1);
    let found = neighbours.differences();
    let [difference] = found.as_slice() else { panic!("{found:?}") };
    assert!(difference.place.path.to_string_lossy().contains("柳河镇2023年"), "{difference:?}");
    assert_eq!((&*difference.place.quote, &*difference.other.quote), ("15.8%", "2.05亿元"));
    assert!(difference.text.contains("固定资产投资"), "{difference:?}");
}
