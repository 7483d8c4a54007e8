//! Numerals: 三百二十, 1.45, ３４, 7 4 7 7 2, xx become a number or a mask.
//!
//! Knows nothing of units or of the text around the numeral.
