//! Redress told as stories: each file is one of them, through the real server, under a stopped
//! clock, on SQLite or (with `TEST_DATABASE=postgres`) on PostgreSQL.

mod acts_options;
mod app;
mod asking;
mod browser;
#[allow(dead_code, reason = "a harness for stories that come later too")]
mod cast;
#[expect(dead_code, reason = "the tests of the store itself use the rest")]
mod database;
#[allow(dead_code, reason = "a harness for stories that come later too")]
mod desk;
#[allow(dead_code, reason = "a harness for stories that come later too")]
mod served;
#[allow(dead_code, reason = "a harness for stories that come later too")]
mod steps;
mod to_do;
mod walk;

mod acting;
mod admitting;
mod alarming;
mod answering;
mod aside;
mod calendars;
mod challenging;
mod check_letter;
mod claims;
mod comparing;
mod complaint;
mod complying;
mod correcting;
mod court_bundle;
mod days_off;
mod demo_clock;
mod doors;
mod exhibiting;
mod exhibits;
mod exiting;
mod exploring;
mod exploring_places;
mod extending;
mod filing;
mod going_first;
mod guard;
mod handing_over;
mod helping;
mod inbox;
mod invariants;
mod inviting;
mod journeys;
mod letters;
mod lures;
mod mediating;
mod negotiating;
mod on_paper;
mod outages;
mod oversight;
mod people;
mod places;
mod platform_import;
mod platform_records;
mod posting;
mod previewing;
mod publications;
mod publishing;
mod racing;
mod referring;
mod register;
mod requesting;
mod restoring;
mod retaliation;
mod revealing;
mod reviewing;
mod rulebook;
mod ruling;
mod safe_contact;
mod seeing;
mod serving;
mod signing_in;
mod silence;
mod situations;
mod smtp;
mod staying;
mod storage;
mod telling;
mod ten_situations;
mod walk_in;
mod walls;
mod withdrawing;
mod without_mail;
