//! Scripts: Traditional to Simplified, full to half width, look-alikes to one form.
//!
//! Every fold is one character to one character and for comparing only; folded text is never shown.
