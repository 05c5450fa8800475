//! When a letter that could not be delivered is tried again.

use crate::domain::ids::LetterId;

/// After so long we give up. A mail server that is down for a day is down for good, and staff must know.
const GIVE_UP_AFTER_SECONDS: i64 = 24 * 3_600;

const FIRST_DELAY_SECONDS: i64 = 60;

/// How many seconds to wait after the try number `tries` (from 1) failed; `None` to give up.
///
/// Delays double and are drawn out by up to a quarter, differently for each letter, so that a
/// thousand letters do not come back in the same second. The last try is a day after the first.
pub fn delay_seconds(letter: LetterId, tries: i64) -> Option<i64> {
    let doubled = |times: i64| {
        let times = u32::try_from(times.max(0)).unwrap_or(u32::MAX);
        2_i64.checked_pow(times).and_then(|factor| factor.checked_mul(FIRST_DELAY_SECONDS))
    };
    let waited = doubled(tries - 1)? - FIRST_DELAY_SECONDS;
    let left = GIVE_UP_AFTER_SECONDS - waited;
    if left <= 0 {
        return None;
    }
    let delay = doubled(tries - 1)?.min(left);
    let share = i64::from(letter.0.as_bytes().last().copied().unwrap_or_default());
    Some(delay + delay * share / (4 * 256))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn delays_double_for_a_day_and_then_end() {
        let letter = LetterId(Uuid::nil());
        let delays: Vec<_> = (1..).map_while(|tries| delay_seconds(letter, tries)).collect();
        assert_eq!(&delays[..4], [60, 120, 240, 480]);
        assert_eq!(delays.iter().sum::<i64>(), GIVE_UP_AFTER_SECONDS);
        assert_eq!(delay_seconds(letter, i64::MAX), None);
    }

    #[test]
    fn letters_that_failed_together_do_not_come_back_together() {
        let late = LetterId(Uuid::max());
        assert_eq!(delay_seconds(late, 1), Some(60 + 60 * 255 / 1024));
        assert!(delay_seconds(late, 5) > delay_seconds(LetterId(Uuid::nil()), 5));
    }
}
