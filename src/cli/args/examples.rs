//! What stands below the help of each command: examples, and what they need to be understood.
//!
//! Does not know the flags.

pub(super) const EXAMPLES: &str = "\
Examples:
  baogao reports/                     all reports of a folder on the screen
  baogao '2023*/**/*.txt'             the files that match a pattern
  iconv … | baogao                    what is piped in
  baogao figures reports/ --name 农民收入
  baogao export reports/ -o figures.csv

On the screen, ? shows the keys and q leaves.
Exit status: 0 done, 1 something could not be read, 2 wrong use.";

pub(super) const LIST_EXAMPLES: &str = "\
Examples:
  baogao list reports/
  baogao list reports/ --format csv > reports.csv";

pub(super) const OUTLINE_EXAMPLES: &str = "\
Examples:
  baogao outline report.txt
  baogao outline reports/ | jq -r 'select(.depth == 1) | .heading'";

pub(super) const FIGURES_EXAMPLES: &str = "\
Examples:
  baogao figures report.txt
  baogao figures reports/ --name 财政收入 --status target
  baogao figures reports/ --masked --format csv
  baogao figures report.txt --name 生产总值 --explain
  baogao figures reports/ -o figures.parquet
  find reports/ -print0 | baogao figures --files-from - --unordered
  baogao figures reports/ | jq 'select(.base_unit == \"元\")'";

pub(super) const CACHE_EXAMPLES: &str = "\
Examples:
  baogao cache                        its folder, files and bytes
  baogao cache --clear                everything is read again the next time";

pub(super) const DOCTOR_EXAMPLES: &str = "\
Examples:
  baogao doctor
  baogao doctor --test-copy           then paste, and see whether it came";

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  baogao check report.txt
  baogao check reports/ --format csv > remarks.csv
  baogao check 2022.txt 2023.txt | jq 'select(.kind == \"growth\")'

Kinds: growth (the values of two years do not give it), parts (more than their
total), share (over 100 %), numbering (a number is missing), repeat (two values
of one year), size (too large for the place). A remark is no proof of an error:
both places are named, and neither is corrected. The exit status does not tell
whether there are remarks.";

pub(super) const COMPARE_EXAMPLES: &str = "\
Examples:
  baogao compare GDP reports/                    a place a row, a year a column
  baogao compare 粮食产量 reports/ --sort 2023      the largest value of 2023 first
  baogao compare 财政收入 reports/ --format csv > revenue.csv
  baogao compare 财政收入 reports/ --long          a value a row, with its sentence
  baogao compare GDP reports/ | jq 'select(.differs)'

Values of one kind are shown in one unit. In a cell, + and - are the change; 标 heads
the targets of a year, before its results; 预 is a forecast, 掩 a masked value, 约, 超
and 不超 say how exactly a value is meant, (上半年) that it is not of the whole year,
and ! parts values that do not agree. An indicator that no report has is wrong use;
names that are near are said.";

pub(super) const TEXT_EXAMPLES: &str = "\
Examples:
  baogao text report.doc.txt --encoding big5 > report.txt
  baogao text reports/ --format jsonl | baogao figures --stdin-jsonl";

pub(super) const SEARCH_EXAMPLES: &str = "\
Examples:
  baogao search 农民收入 reports/      finds 農民收入 too
  baogao search '财政 收入' reports/   blanks may be missing in the text
  baogao search --count 就业 reports/
  baogao search --regex '农[民业].{0,6}收入' reports/ -C 1
  baogao search --figures '投资 >1亿元 状态:目标' reports/ --format csv
  baogao search --figures '增长 >10% 年:2023' reports/

An expression is folded like the text: 農民 finds 农民, case does not count, and a
full-width sign stands for itself: （ is a bracket, ( begins a group.

A query for figures has parts, separated by blanks, that must all hold:
  投资              words of the name, also 增长 or 下降 for a change
  >1亿元 <=5% =3亩  a comparison in base units (1亿元 is 10000万元), also with
                    大于 超过 不低于 小于 不超过 …; without a unit any will do
  100..200万元      a range; also 1亿元以上
  单位:亩 状态:目标 类别:增减 年:2023 名称:增长
                    the same in English: unit: status: role: year: name:
  打码 or masked    masked figures
A masked value matches no comparison; how many that were is said.";

pub(super) const NOTES_EXAMPLES: &str = "\
Examples:
  baogao notes reports/
  baogao notes reports/ --find 统计局
  baogao export reports/ -o notes.csv --what notes";

pub(super) const RECENT_EXAMPLES: &str = "\
Examples:
  baogao recent                       what was opened last, numbered
  baogao recent 1                     opens the latest again";

pub(super) const EXPORT_EXAMPLES: &str = "\
Examples:
  baogao export reports/ -o figures.csv
  baogao export reports/ -o reports.xlsx
  baogao export reports/ -o reports.sqlite
  baogao export reports/ -o figures.csv --csv-encoding gb18030
  baogao export reports/ -o sections.md --what outline
  baogao export reports/ -o reports.tsv --what list --force";

pub(super) const CONFIG_EXAMPLES: &str = "\
Examples:
  baogao config                       what is set, and what the keys are
  baogao config > config.toml         a file to edit; it is read where --path says
  baogao config --no-config           what is usual";

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  baogao completions bash > ~/.local/share/bash-completion/completions/baogao
  baogao completions zsh > ~/.zfunc/_baogao          (a folder of fpath)
  baogao completions fish > ~/.config/fish/completions/baogao.fish";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  baogao man | man -l -
  baogao man > ~/.local/share/man/man1/baogao.1";
