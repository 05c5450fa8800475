//! The worker: gives signs of life, lets time carry the matters on, and delivers letters.

use crate::casework::{Casework, Setback};
use crate::letters::Post;
use std::time::Duration;

/// Works until it is dropped, looking every `poll` for what there is to do.
///
/// A round that fails is logged and tried again at the next look: the database may be away for a while,
/// and no deadline depends on when the worker comes round.
pub async fn work(casework: Casework, post: Post, poll: Duration) {
    loop {
        if let Err(fault) = round(&casework).await {
            tracing::error!(fault = %fault, "a sweep failed");
        }
        if let Err(fault) = post.deliver().await {
            tracing::error!(fault = %fault, "letters could not be delivered");
        }
        tokio::time::sleep(poll).await;
    }
}

async fn round(casework: &Casework) -> Result<(), Setback> {
    if let Err(fault) = casework.clock().refresh(casework.store()).await {
        tracing::error!(fault = %fault, "the clock cannot be compared with the database's");
    }
    casework.sweep().await.map(|_| ())
}
