//! Reports to look at, in a folder that goes away.

use std::fs;
use tempfile::TempDir;

/// Shown wherever the first report is listed.
pub(crate) const FIRST: &str = "青石县";

/// Shown wherever the second report is listed.
pub(crate) const SECOND: &str = "白沙镇";

const REPORTS: &[(&str, &str)] = &[
    (
        "a.txt",
        "青石县人民政府2023年工作总结和2024年工作计划

一、2023年工作情况
（一）经济运行平稳。全县地区生产总值完成145.6亿元，增长6.2%；粮食总产量21.3万吨。
（二）民生保障有力。新增城镇就业3200人，城镇居民人均可支配收入38912元，增长5.1%。
二、2024年工作计划
（一）全力稳增长。地区生产总值预期增长6%左右。
",
    ),
    (
        "b.txt",
        "白沙镇2022年工作总结及2023年工作打算

一、主要工作
1.抓好农业生产。完成粮食播种面积4.8万亩，出栏生猪1.2万头。
2.改善人居环境。新建公厕14座，绿化道路6.5公里。
二、存在问题
",
    ),
];

/// A folder with two reports.
pub(crate) fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in REPORTS {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// A folder with `count` reports, which takes a while to load.
pub(crate) fn many(count: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        fs::write(folder.path().join(format!("{number}.txt")), REPORTS[number % REPORTS.len()].1.repeat(20))
            .unwrap();
    }
    folder
}

/// Whether `text` stands in one of the reports as it is.
pub(crate) fn holds(text: &str) -> bool {
    REPORTS.iter().any(|(_, report)| report.contains(text))
}
