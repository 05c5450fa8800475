//! One case: its page, and everything that can be done to it or had from it.
