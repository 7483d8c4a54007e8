//! Something to work with that is kept from one use to the next.
//!
//! Any thread may take it; one that comes while it is out begins with an empty one.

use std::mem;
use std::sync::Mutex;

/// What is kept.
#[derive(Debug, Default)]
pub(crate) struct Spare<T>(Mutex<T>);

impl<T: Default> Spare<T> {
    /// Takes it out.
    pub(crate) fn take(&self) -> T {
        self.0.try_lock().map(|mut kept| mem::take(&mut *kept)).unwrap_or_default()
    }

    /// Puts it back.
    pub(crate) fn set(&self, value: T) {
        if let Ok(mut kept) = self.0.try_lock() {
            *kept = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_is_empty_for_others() {
        let spare = Spare::<String>::default();
        spare.set("甲".to_owned());
        assert_eq!((spare.take().as_str(), spare.take().as_str()), ("甲", ""));
    }
}
