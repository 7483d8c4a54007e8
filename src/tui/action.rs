//! The one table of actions: it makes the enum, the names, the default keys and the help page.
//!
//! Knows no key codes (keymap reads the key names) and nothing of what an action does.

use crate::tui::book::Word;

/// Where keys have a meaning of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The four panes.
    Panes,
    /// A list over the panes: help, failures.
    List,
    /// The list of places found in all reports.
    Results,
    /// A one-line prompt.
    Prompt,
    /// The jump box.
    Jump,
    /// A sheet of choices.
    Menu,
    /// The comparison of an indicator.
    Compare,
    /// The clip pad.
    Clip,
    /// A note.
    Note,
    /// Letters over figures.
    Hints,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 10] = [
        Self::Panes,
        Self::List,
        Self::Results,
        Self::Prompt,
        Self::Jump,
        Self::Menu,
        Self::Compare,
        Self::Clip,
        Self::Note,
        Self::Hints,
    ];

    /// Its name in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Panes => "panes",
            Self::List => "list",
            Self::Results => "results",
            Self::Prompt => "prompt",
            Self::Jump => "jump",
            Self::Menu => "menu",
            Self::Compare => "compare",
            Self::Clip => "clip",
            Self::Note => "note",
            Self::Hints => "hints",
        }
    }

    /// Whether characters are typed or chosen by there, so that none of them is an action.
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Prompt | Self::Jump | Self::Menu | Self::Clip | Self::Note)
    }
}

/// A group of the help page, which also says where its keys hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving in whatever has the focus.
    Move,
    /// Choosing and arranging panes.
    Panes,
    /// Finding and reading.
    Find,
    /// Taking figures out.
    Take,
    /// The program itself.
    Program,
    /// Inside the help page, the list of failures and that of notes.
    List,
    /// Inside the list of places found.
    Results,
    /// Inside prompts and the jump box.
    Prompt,
    /// Inside the comparison.
    Compare,
    /// Inside the clip pad.
    Clip,
    /// Inside a note.
    Note,
    /// While letters stand over figures.
    Hints,
}

impl Group {
    /// The heading on the help page.
    pub fn title(self) -> &'static Word {
        GROUPS.iter().find(|(group, _)| *group == self).map(|(_, title)| title).unwrap_or_default()
    }

    /// The contexts in which the group's keys hold.
    pub const fn contexts(self) -> &'static [Context] {
        match self {
            Self::Panes | Self::Find | Self::Take => &[Context::Panes],
            Self::Move | Self::Program => {
                &[Context::Panes, Context::List, Context::Results, Context::Compare]
            }
            Self::List => &[Context::List],
            Self::Results => &[Context::Results],
            Self::Prompt => &[Context::Prompt, Context::Jump, Context::Menu],
            Self::Compare => &[Context::Compare],
            Self::Clip => &[Context::Clip],
            Self::Note => &[Context::Note],
            Self::Hints => &[Context::Hints],
        }
    }
}

/// The groups with their headings on the help page.
pub const GROUPS: &[(Group, Word)] = &[
    (Group::Move, Word::new("group-move", "Move")),
    (Group::Panes, Word::new("group-panes", "Panes and lists")),
    (Group::Find, Word::new("group-find", "Find and read")),
    (Group::Take, Word::new("group-take", "Take out")),
    (Group::Program, Word::new("group-program", "Program")),
    (Group::List, Word::new("group-list", "In this page and lists like it")),
    (Group::Results, Word::new("group-results", "In the places found")),
    (Group::Prompt, Word::new("group-prompt", "In prompts, the jump box and choices")),
    (Group::Compare, Word::new("group-compare", "In the comparison")),
    (Group::Clip, Word::new("group-clip", "In the clip pad")),
    (Group::Note, Word::new("group-note", "In a note")),
    (Group::Hints, Word::new("group-hints", "While letters stand over the figures")),
];

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its name in the key table.
    pub name: &'static str,
    /// The group of the help page.
    pub group: Group,
    /// The default keys, by name, separated by blanks.
    pub keys: &'static str,
    /// What it does, for the help page.
    pub help: &'static Word,
}

impl Row {
    /// Whether it does something when it is chosen from the panes; what concerns the clip pad opens it.
    pub fn is_from_panes(&self) -> bool {
        let contexts = self.group.contexts();
        contexts.contains(&Context::Panes)
            || contexts.contains(&Context::Clip) && self.action != Action::ClosePad
    }
}

macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal $keys:literal $help:literal;)* })*) => {
        /// What a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[doc = $help] $action,)*)* }

        /// All actions in the order of the help page.
        pub const ACTIONS: &[Row] = &[$($(Row {
            action: Action::$action, name: $name, group: Group::$group, keys: $keys,
            help: &Word::new(concat!("action-", $name), $help),
        },)*)*];
    };
}

actions! {
    Move {
        Down "down" "j Down Ctrl-n" "one line down; 5j five lines";
        Up "up" "k Up" "one line up";
        HalfDown "half-down" "Ctrl-d" "half a screen down";
        HalfUp "half-up" "Ctrl-u" "half a screen up";
        PageDown "page-down" "PgDn Ctrl-f" "a screen down";
        PageUp "page-up" "PgUp" "a screen up";
        Top "top" "g Home" "to the top; 12g to line 12";
        Bottom "bottom" "G End" "to the bottom";
        Enter "enter" "Enter" "open what is selected: the text of a report, section or figure; unfold in the skim view; go to what a list leads to";
    }
    Panes {
        NextPane "next-pane" "Tab" "to the next pane";
        PreviousPane "previous-pane" "Shift-Tab" "to the previous pane";
        Right "right" "l Right" "to the pane on the right; in the outline open a section first";
        Left "left" "h Left" "to the pane on the left; in the outline close a section first";
        Documents "reports" "Alt-1 F2" "to the reports";
        Outline "outline" "Alt-2 F3" "to the outline";
        Reader "text" "Alt-3 F4" "to the text";
        Figures "figures" "Alt-4 F5" "to the figures";
        Widen "widen" "w" "give the pane the whole window, and back";
        Fold "fold" "Space" "open or close a section; in the text a screen down";
        Level "level" "z" "open the outline to a level: 2z to the second, z to the first";
        Unfold "unfold" "Z" "open the whole outline";
        Sort "sort" "o" "sort the list by the next column";
        Reverse "reverse" "O" "turn the order round";
        Filter "filter" "F &" "show only rows that match; an empty filter shows all";
        Scope "scope" "t" "figures of the section or of the whole report";
    }
    Find {
        Jump "jump" "f Ctrl-p" "jump to a report, section, figure, indicator or command by a few letters or pinyin";
        Search "search" "/" "search in the text";
        SearchAll "search-all" "S Alt-/" "search in all reports that are listed";
        Results "results" "R" "the places found in all reports again";
        NextMatch "next-match" "n" "to the next place found; after a search in all reports from one to the next";
        PreviousMatch "previous-match" "N" "to the previous place found";
        NextFigure "next-figure" "]" "to the next figure in the text";
        PreviousFigure "previous-figure" "[" "to the previous figure in the text";
        NextSection "next-section" "}" "to the next section";
        PreviousSection "previous-section" "{" "to the previous section";
        NextReport "next-report" ">" "to the next report";
        PreviousReport "previous-report" "<" "to the previous report";
        Skim "skim" "s" "headings, lead sentences and figures only, and back";
        Compare "compare" "i" "compare the figure's indicator over places and years";
        Reload "reload" "r" "read again what came or changed on disk, without losing the place";
        Encoding "encoding" "e" "read the report in another encoding; remembered for it";
    }
    Take {
        CopyValue "copy-value" "y" "copy the figure as it stands; elsewhere the selected heading, title or line";
        CopyRow "copy-row" "Y" "copy the figure's row for a spreadsheet";
        Hints "hints" "' ;" "letters over every figure that is seen: type one to copy the figure; a capital goes there";
        CopyMore "copy" "c" "choose what to copy and how: marked figures, the rows shown, all of them";
        Cite "cite" "C" "copy the figure's sentence with title and section";
        Mark "mark" "m" "mark the figure and put it on the clip pad, or take it off";
        Unmark "unmark" "M" "take all marks off";
        Clip "clip" "p" "open the clip pad";
        Export "export" "x" "write figures or reports to a file: csv, xlsx, sqlite and others";
        Note "note" "a" "write a note on the figure, section or report; an empty one is taken off";
        Notes "notes" "A" "all notes on the reports that are listed; Enter goes to the place of one";
    }
    Program {
        Help "help" "? F1" "this page";
        Failures "failures" "!" "files that could not be read, and why";
        Back "back" "Esc" "close, cancel, end the search";
        Plain "plain" "v" "the text alone in the whole window, to select it with the terminal, and back";
        Mouse "mouse" "Alt-m F6" "take the mouse, for panes and lists, or leave it to the terminal's own selection";
        Theme "theme" "T" "choose other colours, for now";
        Repaint "repaint" "Ctrl-l" "draw the whole screen again";
        Suspend "suspend" "Ctrl-z" "back to the shell; fg returns";
        Quit "quit" "q Ctrl-c" "quit";
    }
    List {
        FilterRows "filter-rows" "/ F &" "show only rows that match; an empty filter shows all";
    }
    Results {
        ShowPlace "show-place" "l Right" "as Enter: open the report at the place; n and N go on from there";
        NextPlace "next-place" "n" "to the next place";
        PreviousPlace "previous-place" "N" "to the previous place";
        NextGroup "next-group" "> }" "to the next report";
        PreviousGroup "previous-group" "< {" "to the previous report";
        FoldGroup "fold-group" "Space" "fold or unfold the places of a report";
        FoldGroups "fold-groups" "z" "fold or unfold those of all reports";
        SearchAgain "search-again" "S / Alt-/" "another search";
    }
    Prompt {
        Accept "accept" "Enter" "done";
        Cancel "cancel" "Esc Ctrl-c" "go back without it";
        NextItem "next-item" "Down Ctrl-n" "the next row of the box; a later search";
        PreviousItem "previous-item" "Up Ctrl-p" "the previous row of the box; an earlier search";
        NextItems "next-items" "PgDn" "a screen down in the jump box";
        PreviousItems "previous-items" "PgUp" "a screen up in the jump box";
        Kind "kind" "Tab" "jump box: all, or one kind only: @ reports, # sections, = figures, % indicators, > commands; search: words, an expression or figures; copying: the next template";
    }
    Compare {
        CellLeft "cell-left" "h Left" "to the column on the left";
        CellRight "cell-right" "l Right" "to the column on the right";
        SortCells "sort-cells" "o" "sort by the column of the cursor, once more by place";
        ReverseCells "reverse-cells" "O" "turn the order round";
        TurnCells "turn-cells" "t" "a value a row, and back to places and years";
        FilterPlaces "filter-places" "F &" "show only places that match; an empty filter shows all";
        CopyCell "copy-cell" "y" "copy the cell";
        CopyCells "copy-cells" "Y" "copy the whole table for a spreadsheet";
        CloseCells "close-comparison" "i" "close the comparison";
    }
    Clip {
        CopyPad "copy-pad" "Ctrl-t" "copy the whole pad";
        Template "template" "Ctrl-g" "write the marked figures anew, by the next template; lines that you edited stay";
        SavePad "save-pad" "Ctrl-o" "save the pad as a file";
        ClosePad "close-pad" "Esc Ctrl-c" "close the pad; its text is kept";
    }
    Note {
        CloseNote "close-note" "Esc Ctrl-c" "close the note; its text is kept";
    }
    Hints {
        TurnHints "hint-template" "Tab" "copy by the next template";
        MarkHints "hint-marks" "Space" "the letters mark figures, one after the other; once more they copy";
        EndHints "end-hints" "Esc Ctrl-c '" "take the letters away";
    }
}

impl Action {
    /// Its row of the table.
    pub fn row(self) -> Option<&'static Row> {
        ACTIONS.iter().find(|row| row.action == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_actions_are_unique() {
        for (index, row) in ACTIONS.iter().enumerate() {
            assert!(!row.help.is_empty() && !row.keys.is_empty(), "{}", row.name);
            for other in &ACTIONS[index + 1..] {
                assert_ne!(row.name, other.name);
                assert_ne!(row.action, other.action);
            }
            assert_eq!(row.action.row().map(|row| row.name), Some(row.name));
        }
    }
}
