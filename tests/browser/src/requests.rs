//! What Chromium says that it asked for.

use serde_json::{Value, json};

use crate::Result;

/// The addresses that the browser asked for, by its own account. It logs some as requests that never reach a network:
/// `blob:` and `data:` name bytes that the page holds already, and `chrome:` the parts of the browser's own first page.
///
/// # Errors
/// Fails when an entry of the log is none.
pub fn requests(log: &[Value]) -> Result<Vec<String>> {
    let mut requests = Vec::new();
    for entry in log {
        let text = entry.get("message").and_then(Value::as_str).ok_or("an entry without a message")?;
        let event: Value = serde_json::from_str(text)?;
        if event.pointer("/message/method") != Some(&json!("Network.requestWillBeSent")) {
            continue;
        }
        let url = event.pointer("/message/params/request/url").and_then(Value::as_str).ok_or("no address")?;
        if !["blob:", "data:", "chrome:"].iter().any(|scheme| url.starts_with(scheme)) {
            requests.push(url.to_owned());
        }
    }
    Ok(requests)
}
