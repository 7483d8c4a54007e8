//! What terminals send, and what they should not.

use super::*;
use proptest::prelude::*;

fn decode(pieces: &[&[u8]]) -> Vec<Input> {
    let mut decoder = Decoder::new(Duration::ZERO);
    let mut inputs = Vec::new();
    for piece in pieces {
        decoder.feed(piece, &mut inputs);
    }
    inputs
}

/// A short form of inputs: `^x` with Control, `!x` with Alt, `+x` with Shift, a paste in quotes.
fn short(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Paste(text) => format!("{text:?}"),
        Input::Key(key) => {
            let mut name = String::new();
            for (modifier, sign) in
                [(KeyModifiers::CONTROL, '^'), (KeyModifiers::ALT, '!'), (KeyModifiers::SHIFT, '+')]
            {
                name.extend(key.modifiers.contains(modifier).then_some(sign));
            }
            match key.code {
                KeyCode::Char(letter) => name + &letter.to_string(),
                code => name + &format!("{code:?}"),
            }
        }
        other => format!("{other:?}"),
    };
    inputs.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(bytes: &str, expected: &str) {
    assert_eq!(short(&decode(&[bytes.as_bytes()])), expected);
}

/// What is left when nothing more comes.
#[track_caller]
fn check_pause(bytes: &[u8], expected: &str) {
    let mut decoder = Decoder::new(Duration::ZERO);
    let mut inputs = Vec::new();
    decoder.feed(bytes, &mut inputs);
    assert!(inputs.is_empty() && decoder.patience().is_some());
    decoder.pause(&mut inputs);
    assert_eq!(short(&inputs), expected);
    assert_eq!(decoder.patience(), None);
}

#[test]
fn letters_and_controls() {
    check("aG报𠀀", "a +G 报 𠀀");
    check("\r\n\t\x7f\x08", "Enter Enter Tab Backspace Backspace");
    check("\x01\x03\x1a\0\x1f", "^a ^c ^z ^  ^7");
    check("\x1bx\x1bG\x1b\r\x1b报", "!x !+G !Enter !报");
    check("\x1b\x1b[A", "Esc Up");
}

#[test]
fn keys_with_a_sequence() {
    check("\x1b[A\x1b[B\x1bOC\x1bOD\x1b[H\x1b[F", "Up Down Right Left Home End");
    check("\x1b[5~\x1b[6~\x1b[3~\x1b[1~\x1b[4~", "PageUp PageDown Delete Home End");
    check("\x1bOP\x1b[12~\x1b[[C\x1b[24~\x1b[1;2R", "F(1) F(2) F(3) F(12) +F(3)");
    check("\x1b[1;5A\x1b[1;3D\x1b[6;2~\x1b[Z", "^Up !Left +PageDown +BackTab");
    check("\x1b[112;5u\x1b[27;5;13~\x1b[9;2u\x1b[97;2u", "^p ^Enter +BackTab +A");
}

#[test]
fn what_nobody_typed_is_swallowed() {
    check("\x1b]11;rgb:q/q/q\x1b\\j", "j");
    check("\x1b]52;c;cXF5eQ==\x07j", "j");
    check("\x1bP1+r71=71\x1b\\\x1b_Gq\x1b\\j", "j");
    check("\x1b[?62;52c\x1b[>0;1;2c\x1b[24;80R\x1b[?2026;2$yj", "j");
    check("\x1b[<35;10;20Mj\x1b[M !!k\x1b[I\x1b[O", "j k");
    check("\x1b[<M\x1b[<mj", "j");
    check(&format!("\x1b]{}", "q".repeat(LONGEST_SEQUENCE)), "");
    check(&format!("\x1b[{}", "1;".repeat(LONGEST_SEQUENCE)), "");
}

#[test]
fn a_mouse_in_the_form_asked_for_is_an_input() {
    let mouse = |report: &str| match decode(&[report.as_bytes()]).as_slice() {
        [Input::Mouse(mouse)] => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
        other => short(other),
    };
    for (report, expected) in [
        ("\x1b[<0;1;1M", "Down(Left) 0,0"),
        ("\x1b[<0;80;24m", "Up(Left) 79,23"),
        ("\x1b[<16;3;4M", "Down(Left) 2,3"),
        ("\x1b[<2;3;4M", "Down(Right) 2,3"),
        ("\x1b[<32;5;6M", "Drag(Left) 4,5"),
        ("\x1b[<64;5;6M", "ScrollUp 4,5"),
        ("\x1b[<69;5;6M", "ScrollDown 4,5"),
        ("\x1b[<0;99999;0M", "Down(Left) 65535,0"),
        // Motion without a button, wheels to the side, further buttons, nonsense.
        ("\x1b[<35;5;6M", ""),
        ("\x1b[<66;5;6M", ""),
        ("\x1b[<128;5;6M", ""),
        ("\x1b[<0;5M", ""),
        ("\x1b[<99999999999;5;6M", ""),
    ] {
        assert_eq!(mouse(report), expected, "{report:?}");
    }
}

#[test]
fn motions_that_come_together_are_one() {
    let inputs = decode(&["\x1b[<32;5;6M".repeat(600).as_bytes(), b"\x1b[<32;9;6M\x1b[<0;9;6mj"]);
    assert!(inputs.len() <= 4, "{}", inputs.len());
    assert!(matches!(inputs[inputs.len() - 2], Input::Mouse(mouse) if mouse.column == 8));
    // Those of one piece became one already.
    assert_eq!(short(&inputs[inputs.len() - 1..]), "j");
}

#[test]
fn what_the_terminal_can_do_is_an_answer() {
    for (bytes, expected) in [
        ("\x1b[?62;22;52c", vec![true]),
        ("\x1b[?1;2c", vec![false]),
        ("\x1b[?152;520c\x1b[?52c", vec![false, true]),
        ("\x1b[>0;52;0c\x1b[52cq", vec![]),
    ] {
        let mut decoder = Decoder::new(Duration::ZERO);
        for piece in bytes.as_bytes().chunks(3) {
            decoder.feed(piece, &mut Vec::new());
        }
        let clipboard = |answer: Answer| matches!(answer, Answer::Attributes { clipboard: true });
        let answers: Vec<bool> = decoder.answers().into_iter().map(clipboard).collect();
        assert_eq!(answers, expected, "{bytes:?}");
        assert!(decoder.answers().is_empty());
    }
}

#[test]
fn where_the_cursor_is_and_what_modes_there_are_are_answers_and_no_keys() {
    let mut decoder = Decoder::new(Duration::ZERO);
    let mut inputs = Vec::new();
    for piece in b"\x1b[2;3R\x1b[?2026;2$y\x1b[?69;0$y\x1b[?2026;4$y\x1b[2R\x1b[2;;R\x1b[?$yq".chunks(4) {
        decoder.feed(piece, &mut inputs);
    }
    assert_eq!(short(&inputs), "q");
    let mode = |number, is_known| Answer::Mode { number, is_known };
    assert_eq!(decoder.answers(), [Answer::Column(3), mode(2026, true), mode(69, false), mode(2026, false)]);
}

#[test]
fn a_sequence_without_end_takes_no_room() {
    for begun in ["\x1b[", "\x1b]", "\x1bP"] {
        let mut decoder = Decoder::new(Duration::ZERO);
        let mut inputs = Vec::new();
        decoder.feed(begun.as_bytes(), &mut inputs);
        for _ in 0..256 {
            decoder.feed(&b"1;".repeat(2048), &mut inputs);
            assert!(decoder.pending.len() <= 2 * LONGEST_SEQUENCE, "{}", decoder.pending.len());
        }
    }
}

#[test]
fn a_paste_is_one_input() {
    check("a\x1b[200~第一行\r第\x1b[A二行q\x1b[201~b", "a \"第一行\\r第\\u{1b}[A二行q\" b");
    check("\x1b[200~\x1b[201~\x1b[200~x\x1b[201~", "\"\" \"x\"");
}

#[test]
fn a_paste_that_does_not_end_ends() {
    check_pause(b"\x1b[200~abc\x03", "\"abc\\u{3}\"");
}

#[track_caller]
fn check_long_paste(text: &str, size: usize) {
    let whole = format!("\x1b[200~{text}\x1b[201~q");
    let inputs = decode(&whole.as_bytes().chunks(size).collect::<Vec<_>>());
    let (key, pieces) = inputs.split_last().unwrap();
    assert_eq!(short(std::slice::from_ref(key)), "q");
    let mut pasted = String::new();
    for piece in pieces {
        let Input::Paste(piece) = piece else { panic!("{piece:?}") };
        assert!(piece.len() > LAST_PIECE);
        pasted.push_str(piece);
    }
    assert!(pieces.len() > 1 && pasted == text);
}

#[test]
fn a_paste_too_long_for_one_piece_is_no_keys() {
    let text = format!("x{}", "报".repeat(LONGEST_PASTE));
    for size in [4096, LONGEST_PASTE + 1, LONGEST_PASTE + PASTE_ENDS.len()] {
        check_long_paste(&text, size);
    }
    // Cut within what ends it.
    let text = "x".repeat(LONGEST_PASTE + 1);
    check_long_paste(&text, PASTE_BEGINS.len() + text.len() + PASTE_ENDS.len() - 1);
}

#[test]
fn what_comes_in_pieces_is_put_together() {
    assert_eq!(short(&decode(&[b"\x1b", b"[", b"1;5", b"A"])), "^Up");
    assert_eq!(short(&decode(&[b"\xe6\x8a", b"\xa5"])), "报");
    assert_eq!(short(&decode(&[b"\x1b[200~a\x1b[2", b"01~b"])), "\"a\" b");
    check_pause(b"\x1b", "Esc");
    check_pause(b"\x1b[", "![");
    check_pause(b"\x1b]", "!]");
    check_pause(b"\x1b]11;q", "");
    check_pause(b"\xe6\x8a", "");
}

#[test]
fn bytes_that_are_no_text_are_dropped() {
    assert_eq!(short(&decode(&[b"\xff\xc0a\x80\xe6\x8ab\xf5"])), "a b");
    check("\x1b[1\u{1}q\x1b[\x1b[A", "^a q Up");
}

/// Bytes in which sequences are frequent.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::sample::select(vec![
            b"\x1b".to_vec(),
            b"\x1b[".to_vec(),
            b"\x1b]".to_vec(),
            b"\x1b\\".to_vec(),
            b"\x1b[200~".to_vec(),
            b"\x1b[201~".to_vec(),
            b"1;5A".to_vec(),
            "报".as_bytes().to_vec(),
            b"q".to_vec(),
        ]),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn it_does_not_matter_how_bytes_are_cut(bytes in bytes(), size in 1_usize..9) {
        let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        prop_assert_eq!(short(&decode(&pieces)), short(&decode(&[&bytes])));
    }

    #[test]
    fn after_a_pause_nothing_is_left(bytes in bytes()) {
        let mut decoder = Decoder::new(Duration::ZERO);
        let mut inputs = Vec::new();
        decoder.feed(&bytes, &mut inputs);
        decoder.pause(&mut inputs);
        prop_assert_eq!(decoder.patience(), None);
        inputs.clear();
        decoder.feed(b"q", &mut inputs);
        prop_assert_eq!(short(&inputs), "q");
    }
}
