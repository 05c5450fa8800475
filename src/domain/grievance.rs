//! What went wrong between a consumer and a platform.

use super::keys::keys;

keys! {
    /// One kind of wrong. What each means, which law it rests on and what helps to show it stands
    /// in the rulebook.
    Grievance {
        /// They would not show what data they hold.
        Access "access"
        /// They would not give a copy.
        Copy "copy"
        /// They would not fix wrong or missing data.
        Correction "correction"
        /// They would not erase data.
        Deletion "deletion"
        /// They would not close the account and clear its data.
        AccountCancellation "account_cancellation"
        /// They would not move the data to another service.
        Portability "portability"
        /// They would not let consent be taken back.
        WithdrawConsent "withdraw_consent"
        /// A machine alone decided, and no human would look at it.
        ObjectAutomatedDecision "object_automated_decision"
        /// They would not switch off personalised recommendations or delete tags.
        ProfilingOptOut "profiling_opt_out"
        /// They would not explain their rules or a decision.
        Explanation "explanation"
        /// They would not stop using the data for now.
        Restrict "restrict"
        /// They leaked data and did not tell, or not in time.
        BreachNotice "breach_notice"
        /// They collect without a basis, or too much.
        UnlawfulCollection "unlawful_collection"
        /// "Agree or you cannot use it".
        ForcedConsent "forced_consent"
        /// They gave or sold data to others.
        UnlawfulSharing "unlawful_sharing"
        /// They charged more because of a profile.
        PriceDiscrimination "price_discrimination"
        /// A leak caused a loss.
        BreachHarm "breach_harm"
        /// Advertising after a refusal.
        DirectMarketing "direct_marketing"
        /// The data of a deceased relative.
        DeceasedPerson "deceased_person"
        /// The data of a child.
        ChildData "child_data"
    }
}
