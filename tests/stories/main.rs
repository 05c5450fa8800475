//! Redress told as stories: each file is one of them, through the real server, under a stopped
//! clock, on SQLite or (with `TEST_DATABASE=postgres`) on PostgreSQL.

mod acts_options;
mod app;
mod browser;
#[expect(dead_code, reason = "the tests of the store itself use the rest")]
mod database;

mod demo_clock;
mod doors;
mod guard;
mod people;
mod signing_in;
