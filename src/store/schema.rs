//! The tables, as the migrations make them, on both databases.
//!
//! Written by hand, since a generator knows one database only; a test compares it with both.
//! Append your tables; keep the order of the migrations.

diesel::table! {
    centre (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    counters (name) {
        name -> Text,
        value -> BigInt,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        mail -> Nullable<Text>,
        mail_index -> Nullable<Text>,
        name -> Text,
        phone -> Nullable<Text>,
        address -> Nullable<Text>,
        language -> Text,
        password_hash -> Nullable<Text>,
        confirmed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        login -> Nullable<Text>,
        login_index -> Nullable<Text>,
        recovery_hash -> Nullable<Text>,
        likeness -> Nullable<Text>,
        likeness_by_identity -> Nullable<Text>,
    }
}

diesel::table! {
    platforms (id) {
        id -> Text,
        slug -> Text,
        name_en -> Text,
        name_zh -> Text,
        legal_name -> Text,
        contact -> Nullable<Text>,
        contact_verified_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        site -> Nullable<Text>,
        checked_at -> Nullable<Timestamp>,
        address -> Nullable<Text>,
        registration -> Nullable<Text>,
    }
}

diesel::table! {
    standings (id) {
        id -> Text,
        person_id -> Text,
        role -> Text,
        platform_id -> Nullable<Text>,
        matter_id -> Nullable<Text>,
        acting_for -> Nullable<Text>,
        from_at -> Timestamp,
        until_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    interests (person_id, platform_id) {
        person_id -> Text,
        platform_id -> Text,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        person_id -> Text,
        strength -> Text,
        idle_seconds -> BigInt,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tokens (hash) {
        hash -> Text,
        purpose -> Text,
        person_id -> Nullable<Text>,
        brings -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    throttles (key_hash) {
        key_hash -> Text,
        window_start -> Timestamp,
        count -> BigInt,
    }
}

diesel::table! {
    account_letters (id) {
        id -> Text,
        mail -> Text,
        language -> Text,
        kind -> Text,
        link -> Nullable<Text>,
        created_at -> Timestamp,
        attempts -> BigInt,
        next_at -> Timestamp,
    }
}

diesel::joinable!(standings -> people (person_id));
diesel::joinable!(standings -> platforms (platform_id));
diesel::joinable!(sessions -> people (person_id));
diesel::allow_tables_to_appear_in_same_query!(people, platforms, standings, interests, sessions);

diesel::table! {
    matters (id) {
        id -> Text,
        kind -> Text,
        number -> Nullable<Text>,
        request -> Nullable<Text>,
        of_case -> Nullable<Text>,
        stage -> Text,
        holder -> Nullable<Text>,
        platform_id -> Text,
        consumer_id -> Nullable<Text>,
        mediator_id -> Nullable<Text>,
        grievances -> Text,
        outcome -> Nullable<Text>,
        opened_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        deadline_at -> Nullable<Timestamp>,
        due_window -> Nullable<Text>,
        alarm_at -> Nullable<Timestamp>,
        beside -> Bool,
        handed_over -> Bool,
        with_court -> Bool,
        served -> Bool,
        version -> BigInt,
        last_at -> Timestamp,
        head -> Text,
    }
}

diesel::table! {
    events (matter_id, seq) {
        matter_id -> Text,
        seq -> BigInt,
        at -> Timestamp,
        name -> Text,
        body -> Text,
        hash -> Text,
        letters -> BigInt,
    }
}

diesel::table! {
    texts (id) {
        id -> Text,
        matter_id -> Text,
        salt -> Text,
        words -> Text,
    }
}

diesel::table! {
    exhibits (id) {
        id -> Text,
        matter_id -> Text,
        number -> BigInt,
        salt -> Text,
        title -> Text,
        object -> Text,
        sha256 -> Text,
        size -> BigInt,
        media -> Text,
    }
}

diesel::table! {
    errands (id) {
        id -> Text,
        matter_id -> Text,
        task -> Text,
        sent_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    set_aside (matter_id) {
        matter_id -> Text,
        fault -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    outages (from_at) {
        from_at -> Timestamp,
        until_at -> Timestamp,
        made_good_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    calendar_changes (rulebook, number) {
        rulebook -> Text,
        number -> BigInt,
        at -> Timestamp,
        person_id -> Text,
        body -> Text,
        hash -> Text,
        followed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    entries (id) {
        id -> Text,
        publication_order -> BigInt,
        platform_id -> Text,
        language -> Text,
        grievances -> Text,
        kind -> Text,
        finding -> Nullable<Text>,
        reply -> Nullable<Text>,
        silent_on_draft -> Bool,
        retaliation -> Nullable<Text>,
        remedies -> Text,
        reaction -> Nullable<Text>,
        kept -> Nullable<Text>,
        judgment -> Nullable<Text>,
        closed_month -> Date,
        published_at -> Timestamp,
        changed_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    entry_terms (term, publication_order) {
        term -> Text,
        publication_order -> BigInt,
    }
}

diesel::table! {
    letters (id) {
        id -> Text,
        matter_id -> Text,
        seq -> BigInt,
        addressee -> Text,
        person_id -> Nullable<Text>,
        created_at -> Timestamp,
        state -> Text,
        attempts -> BigInt,
        next_at -> Timestamp,
        subject -> Nullable<Text>,
        words -> Nullable<Text>,
        bytes -> Nullable<Text>,
        sha256 -> Nullable<Text>,
        message_id -> Nullable<Text>,
        server_said -> Nullable<Text>,
        sent_at -> Nullable<Timestamp>,
        read_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    letter_codes (code_hash) {
        code_hash -> Text,
        written_at -> Timestamp,
    }
}

diesel::table! {
    drafts (id) {
        id -> Text,
        person_id -> Text,
        typed -> Text,
        version -> BigInt,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        matter_id -> Nullable<Text>,
        done_at -> Nullable<Timestamp>,
        taken_by -> Nullable<Text>,
    }
}

diesel::table! {
    draft_files (object) {
        object -> Text,
        draft_id -> Text,
        number -> BigInt,
        title -> Text,
        sha256 -> Text,
        size -> BigInt,
        media -> Text,
    }
}

diesel::table! {
    tallies (matter_id) {
        matter_id -> Text,
        platform_id -> Text,
        opened_at -> Timestamp,
        closed_month -> Nullable<Date>,
        answer -> Text,
        answer_days -> Nullable<BigInt>,
        finding -> Nullable<Text>,
        reaction -> Nullable<Text>,
        promises_kept -> BigInt,
        promises_unconfirmed -> BigInt,
        promises_broken -> BigInt,
        promises_open -> BigInt,
        referrals -> BigInt,
        consumer_days -> BigInt,
        platform_days -> BigInt,
        mediator_days -> BigInt,
        centre_days -> BigInt,
    }
}

diesel::table! {
    turns (window_id) {
        window_id -> Text,
        matter_id -> Text,
        platform_id -> Text,
        duty -> Text,
        holder -> Text,
        starts_at -> Timestamp,
        falls_at -> Timestamp,
        ended_at -> Timestamp,
        how -> Text,
        days -> BigInt,
        undone -> Bool,
    }
}

diesel::table! {
    claims (id) {
        id -> Text,
        matter_id -> Text,
        mail_index -> Text,
        claimant -> Text,
        made_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
        settled_by -> Nullable<Text>,
        granted -> Nullable<Bool>,
    }
}

diesel::table! {
    reach (person_id) {
        person_id -> Text,
        channel -> Text,
        safe_mail -> Nullable<Text>,
        from_hour -> Nullable<BigInt>,
        until_hour -> Nullable<BigInt>,
        neutral -> Bool,
    }
}

diesel::table! {
    postings (letter_id) {
        letter_id -> Text,
        address -> Text,
        queued_at -> Timestamp,
        printed_at -> Nullable<Timestamp>,
        printed_by -> Nullable<Text>,
        posted_on -> Nullable<Date>,
        posted_by -> Nullable<Text>,
        tracking -> Nullable<Text>,
        arrived_at -> Nullable<Timestamp>,
        came_back_at -> Nullable<Timestamp>,
        settled_by -> Nullable<Text>,
    }
}

diesel::table! {
    returned_postings (letter_id, came_back_at) {
        letter_id -> Text,
        came_back_at -> Timestamp,
        address -> Text,
        posted_on -> Date,
        posted_by -> Text,
        tracking -> Nullable<Text>,
        settled_by -> Text,
    }
}

diesel::joinable!(postings -> letters (letter_id));
diesel::allow_tables_to_appear_in_same_query!(postings, letters);
diesel::joinable!(claims -> matters (matter_id));
diesel::allow_tables_to_appear_in_same_query!(claims, matters);
diesel::joinable!(turns -> matters (matter_id));
diesel::allow_tables_to_appear_in_same_query!(turns, matters);
diesel::allow_tables_to_appear_in_same_query!(interests, matters);
diesel::allow_tables_to_appear_in_same_query!(platforms, matters);
diesel::allow_tables_to_appear_in_same_query!(entries, entry_terms);
diesel::allow_tables_to_appear_in_same_query!(drafts, draft_files);
