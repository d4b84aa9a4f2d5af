//! The finished page in Chromium: that it starts, judges, stays offline, survives hostile files, and agrees with the
//! native library to the byte.

mod axe;
mod chain;
mod comparison;
mod containers;
mod destinations;
mod exports;
mod hostile;
mod language;
mod numbers;
mod offline;
mod parity;
mod plan;
mod print;
mod samples;
mod settings;
mod shortcuts;
mod start;
mod structure;
mod table;
mod trust;
mod worker;
mod zoom;
