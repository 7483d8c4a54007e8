//! Lines, table rows and text boxes become one text: what Word files and HTML pages have in common.
//!
//! Does not know where they come from. A row is one line, its cells joined by a tab.

/// How many frames may be open at once; what is nested deeper is read as if it were not in a table.
const DEPTH: usize = 48;

/// A row with more lines in one cell than this holds a page and not data: its lines stay lines.
const CELL_LINES: usize = 4;

/// What may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A text that stands beside the line in which it is anchored.
    Box,
}

/// What is open: its lines so far, each with its `\n`, or its cells.
#[derive(Debug)]
struct Frame {
    part: Part,
    lines: String,
    cells: Vec<String>,
}

/// The text so far.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    text: String,
    open: Vec<Frame>,
    /// How many tables and boxes were opened below the deepest frame.
    deeper: usize,
}

impl Layout {
    /// Adds a line, which may hold line ends itself.
    pub(crate) fn line(&mut self, line: &str) {
        let lines = self.lines();
        lines.push_str(line);
        lines.push('\n');
    }

    /// Adds lines that have their line ends already.
    pub(crate) fn add(&mut self, lines: &str) {
        self.lines().push_str(lines);
    }

    /// Opens a part. A row closes the one before it, and a cell without a row opens one.
    pub(crate) fn open(&mut self, part: Part) {
        if self.deeper > 0 || self.open.len() >= DEPTH && nests(part) {
            self.deeper += usize::from(nests(part));
            return;
        }
        match part {
            Part::Table | Part::Box => {}
            _ if !self.is_open(Part::Table) => return,
            Part::Row => self.close_inner(Part::Row),
            Part::Cell if self.is_open(Part::Row) => self.close_inner(Part::Cell),
            Part::Cell => self.open(Part::Row),
        }
        self.open.push(Frame { part, lines: String::new(), cells: Vec::new() });
    }

    /// Closes a part and what is open inside it; gives the lines of a box, which the caller places.
    pub(crate) fn close(&mut self, part: Part) -> String {
        if self.deeper > 0 {
            self.deeper -= usize::from(nests(part));
            return String::new();
        }
        match part {
            Part::Row | Part::Cell => self.close_inner(part),
            Part::Table if self.is_open(Part::Table) => {
                self.close_inner(Part::Row);
                self.pop();
            }
            Part::Table => {}
            Part::Box => {
                while self.open.last().is_some_and(|frame| frame.part != Part::Box) {
                    self.pop();
                }
                return self.open.pop().map(|frame| frame.lines).unwrap_or_default();
            }
        }
        String::new()
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.pop();
        }
        self.text
    }

    fn lines(&mut self) -> &mut String {
        // Text between the cells of a broken table stands before the row.
        let frame = self.open.iter_mut().rev().find(|frame| frame.part != Part::Row);
        frame.map_or(&mut self.text, |frame| &mut frame.lines)
    }

    /// Whether `part` is open inside the innermost table or box, or is it.
    fn is_open(&self, part: Part) -> bool {
        self.open.iter().rev().find(|frame| frame.part == part || nests(frame.part)).map(|frame| frame.part)
            == Some(part)
    }

    fn close_inner(&mut self, part: Part) {
        while self.is_open(part) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        match frame.part {
            Part::Row => self.add(&row(&frame.cells)),
            Part::Cell => match self.open.last_mut() {
                Some(row) => row.cells.push(frame.lines),
                None => self.add(&frame.lines),
            },
            Part::Table | Part::Box => self.add(&frame.lines),
        }
    }
}

fn nests(part: Part) -> bool {
    matches!(part, Part::Table | Part::Box)
}

fn row(cells: &[String]) -> String {
    let lines = |cell: &String| cell.lines().filter(|line| !line.trim().is_empty()).count();
    // A page is often put in a table of one cell, or of a menu and the page.
    if cells.len() == 1 || cells.iter().any(|cell| lines(cell) > CELL_LINES) {
        return cells.concat();
    }
    if cells.iter().all(|cell| lines(cell) == 0) {
        return String::new();
    }
    let one_line = |cell: &String| {
        let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" ")
    };
    cells.iter().map(one_line).collect::<Vec<_>>().join("\t") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `T`, `R`, `C` and `B` open a part, small letters close it, and other words are lines.
    fn laid_out(words: &str) -> String {
        let mut layout = Layout::default();
        let part = |word: &str| match word {
            "T" | "t" => Some(Part::Table),
            "R" | "r" => Some(Part::Row),
            "C" | "c" => Some(Part::Cell),
            "B" | "b" => Some(Part::Box),
            _ => None,
        };
        for word in words.split(' ') {
            match part(word) {
                None => layout.line(word),
                Some(part) if word.starts_with(char::is_uppercase) => layout.open(part),
                Some(part) => {
                    let beside = layout.close(part);
                    layout.add(&beside);
                }
            }
        }
        layout.finish()
    }

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(laid_out(words), expected, "{words}");
    }

    #[test]
    fn a_row_is_a_line() {
        check("前 T R C 一 c C 二 三 c r R C c C 四 c r t 后", "前\n一\t二 三\n\t四\n后\n");
        check("T R C c C c r t 后", "后\n");
        check("T R C 一 二 c r t", "一\n二\n");
        check("T R C 一 c C 1 2 3 4 5 c r t", "一\n1\n2\n3\n4\n5\n");
    }

    #[test]
    fn what_is_nested_is_in_its_cell() {
        check("T R C 一 T R C 二 c C 三 c r t c C 四 c r t", "一 二\t三\t四\n");
        check("T R C 一 B T R C 二 c C 三 c r t b c C 四 c r t", "一 二\t三\t四\n");
    }

    #[test]
    fn what_is_broken_is_text() {
        check("T C 一 C 二 R C 三 C 四 t 五", "一\t二\n三\t四\n五\n");
        check("r c t b 一 C 二 R 三", "一\n二\n三\n");
        check("T R 一 C 二 c C 三", "一\n二\t三\n");
        check("T 一 B r t 二 b 三 t 四", "一\n二\n三\n四\n");
    }

    #[test]
    fn depth_costs_nothing() {
        let open = "T R C 一 ".repeat(10_000);
        let text = laid_out(&format!("{open}{}完", "c r t ".repeat(10_000)));
        assert_eq!(text, "一\n".repeat(10_000) + "完\n");
    }
}
