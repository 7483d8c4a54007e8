//! A terminal that knows what a screen sends and nothing else, margins at both sides among it.
//!
//! Every sequence that is not in its table is a fault of the test or of the screen. It knows letters;
//! what colours look like is compared by the test that has vt100.

use unicode_width::UnicodeWidthChar;

/// Cells as text; what a wide character covers is empty.
pub(super) struct Model {
    rows: Vec<Vec<String>>,
    x: usize,
    y: usize,
    region: (usize, usize),
    margins: (usize, usize),
    has_margins: bool,
}

impl Model {
    /// A cleared screen.
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        let blank = vec![vec![" ".to_owned(); columns]; rows];
        let (region, margins) = ((0, rows), (0, columns));
        Self { rows: blank, x: 0, y: 0, region, margins, has_margins: false }
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, x: usize, y: usize) -> &str {
        &self.rows[y][x]
    }

    /// The first place where it shows something else than `rows`.
    pub(super) fn differs<'a>(
        &self,
        rows: impl Iterator<Item = impl Iterator<Item = &'a str>>,
    ) -> Option<(usize, usize)> {
        let mut places =
            rows.enumerate().flat_map(|(y, row)| row.enumerate().map(move |(x, cell)| (x, y, cell)));
        places.find(|&(x, y, cell)| self.cell(x, y) != cell).map(|(x, y, _)| (x, y))
    }

    /// Reads what a screen sent.
    pub(super) fn read(&mut self, bytes: &str) {
        let mut characters = bytes.chars();
        while let Some(character) = characters.next() {
            match character {
                '\n' => self.feed(),
                '\r' => self.x = 0,
                '\u{8}' => self.x -= 1,
                '\u{1b}' => match characters.next().unwrap() {
                    'M' => self.feed_back(),
                    '[' => {
                        let rest = characters.as_str();
                        let end = rest.find(|last: char| ('@'..='~').contains(&last)).unwrap();
                        let (parameters, behind) = rest.split_at(end);
                        self.sequence(parameters, behind.chars().next().unwrap());
                        characters = behind.chars();
                        characters.next();
                    }
                    other => panic!("ESC {other}"),
                },
                character => self.print(character),
            }
        }
    }

    fn sequence(&mut self, parameters: &str, last: char) {
        let number = |index: usize, usual: usize| {
            parameters
                .split(';')
                .nth(index)
                .filter(|part| !part.is_empty())
                .map_or(usual, |part| part.parse().unwrap())
        };
        let (columns, rows) = (self.rows[0].len(), self.rows.len());
        match (last, parameters) {
            ('m', _) | ('h' | 'l', "?25" | "?2026") => {}
            ('h', "?69") => self.has_margins = true,
            ('l', "?69") => (self.has_margins, self.margins) = (false, (0, columns)),
            ('s', _) if self.has_margins => self.margins = (number(0, 1) - 1, number(1, columns)),
            ('r', _) => (self.region, self.x, self.y) = ((number(0, 1) - 1, number(1, rows)), 0, 0),
            ('H', _) => (self.y, self.x) = (number(0, 1) - 1, number(1, 1) - 1),
            ('G', _) => self.x = number(0, 1) - 1,
            ('C', _) => self.x += number(0, 1),
            ('D', _) => self.x -= number(0, 1),
            ('B', _) => self.y += number(0, 1),
            ('X', _) => (0..number(0, 1)).for_each(|step| self.put(self.x + step, " ")),
            ('P', _) => self.slide(number(0, 1), true),
            ('@', _) => self.slide(number(0, 1), false),
            ('K', "") => (self.x..columns).for_each(|x| self.put(x, " ")),
            ('J', "2") => self.rows = vec![vec![" ".to_owned(); columns]; rows],
            _ => panic!("CSI {parameters}{last}"),
        }
        assert!(self.x <= columns && self.y < rows, "{parameters}{last}");
    }

    /// Columns go away or come in; nothing may be cut in half.
    fn slide(&mut self, count: usize, goes: bool) {
        let row = &mut self.rows[self.y];
        let columns = row.len();
        let at = |x: usize| row.get(x).map_or("", String::as_str);
        assert!(!at(self.x).is_empty() && (!goes || !at(self.x + count).is_empty()), "half a character");
        if goes {
            row.drain(self.x..self.x + count);
            row.resize(columns, " ".to_owned());
        } else {
            assert!(row[columns - count..].iter().all(|cell| cell == " "), "something falls off the edge");
            row.splice(self.x..self.x, vec![" ".to_owned(); count]);
            row.truncate(columns);
        }
    }

    fn print(&mut self, character: char) {
        match character.width().unwrap() {
            0 => self.rows[self.y][self.x - 1].push(character),
            width => {
                self.put(self.x, &character.to_string());
                if width == 2 {
                    self.put(self.x + 1, "");
                    self.rows[self.y][self.x] = character.to_string();
                }
                self.x += width;
            }
        }
    }

    /// Writes one cell; a character that loses a half is gone.
    fn put(&mut self, x: usize, text: &str) {
        let row = &mut self.rows[self.y];
        if row[x].is_empty() && x > 0 {
            row[x - 1] = " ".to_owned();
        }
        if row.get(x + 1).is_some_and(String::is_empty) {
            row[x + 1] = " ".to_owned();
        }
        row[x] = text.to_owned();
    }

    fn feed(&mut self) {
        if self.y + 1 == self.region.1 {
            self.scroll(|y| y + 1);
        } else {
            self.y += 1;
        }
    }

    fn feed_back(&mut self) {
        if self.y == self.region.0 {
            self.scroll(|y| y.wrapping_sub(1));
        } else {
            self.y -= 1;
        }
    }

    fn scroll(&mut self, from: impl Fn(usize) -> usize) {
        let (top, bottom) = self.region;
        let (left, right) = self.margins;
        assert!((left..right).contains(&self.x), "a line feed beside the margins");
        let before = self.rows.clone();
        for y in top..bottom {
            let blank = vec![" ".to_owned(); right];
            let inside = (top..bottom).contains(&from(y));
            let source = if inside { &before[from(y)] } else { &blank };
            self.rows[y][left..right].clone_from_slice(&source[left..right]);
        }
    }
}
