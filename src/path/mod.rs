//! What binds objects to each other: whether a key made a signature.
//!
//! It knows keys, algorithms and bytes as the model holds them, and nothing of how they were decoded or who asks.

pub mod signature;
