//! What leaves the screen, and what does not in the restricted mode.

use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::words;

/// Every way out that has a key, in the panes and in boxes.
const WAYS_OUT: [&str; 8] = ["y", "Y", "C", "c t", "Ctrl-z", "m p Ctrl-t", "m p Ctrl-o Enter", "x f Enter"];

fn leaves(effect: &Effect) -> bool {
    matches!(effect, Effect::Copy { .. } | Effect::Write(_) | Effect::Remember(_) | Effect::Suspend)
}

#[test]
fn the_restricted_mode_lets_nothing_out() {
    for keys in WAYS_OUT {
        let mut play = Play::new(120, 30);
        play.keys("Alt-4").keys(keys);
        assert!(play.effects.iter().any(leaves), "{keys} leads nowhere");

        let mut play = Play::new(120, 30);
        play.app.restrict();
        play.keys("Alt-4").keys(keys);
        assert!(!play.effects.iter().any(leaves), "{keys}: {:?}", play.effects);
        assert!(play.screen().0.contains(&**words::SECURE), "{keys}:\n{}", play.screen().0);
        play.keys("Esc Esc j");
        assert!(!play.screen().0.contains(&**words::SECURE));
    }
}

#[test]
fn a_stop_from_outside_is_held_back_too() {
    let mut play = Play::new(120, 30);
    play.send(Event::Stop);
    assert!(play.effects.contains(&Effect::Suspend));
    let mut play = Play::new(120, 30);
    play.app.restrict();
    play.send(Event::Stop);
    assert!(!play.effects.contains(&Effect::Suspend));
}
