//! Files that JavaScript orders.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::{ExportOrderObject, ExportedFileObject, failure};
use crate::export::{Compatibility, ENTROPY_BYTES, ExportKind, ExportOrder};
use crate::input::{Options, Password};
use crate::inspect::Inspection;

/// Makes the file that is ordered.
pub(super) fn export(
    inspection: &Inspection,
    order: &ExportOrderObject,
    options: &Options,
) -> Result<ExportedFileObject, JsValue> {
    let file = inspection
        .export(&read(order)?, options)
        .map_err(|error| failure(error.kind(), &error.to_string()))?;
    let remarks: Array = file.remarks.iter().map(|remark| JsValue::from_str(remark)).collect();
    let made = Object::new();
    for (name, value) in [
        ("name", file.name.into()),
        ("mediaType", file.media_type.into()),
        ("bytes", Uint8Array::from(file.bytes.as_slice()).into()),
        ("remarks", remarks.into()),
    ] {
        Reflect::set(&made, &name.into(), &value)?;
    }
    Ok(made.unchecked_into())
}

fn read(order: &JsValue) -> Result<ExportOrder, JsValue> {
    let value = |name: &str| Reflect::get(order, &name.into());
    let bytes = |name: &str| Ok::<_, JsValue>(value(name)?.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec));
    let kind = value("kind")?.as_string();
    let kind = ExportKind::ALL.iter().copied().find(|known| Some(known.name()) == kind.as_deref());
    let compatibility = value("compatibility")?.as_string();
    let compatibility = match compatibility.as_deref() {
        None => Some(Compatibility::default()),
        Some(name) => Compatibility::ALL.iter().copied().find(|known| known.name() == name),
    };
    let object = value("object")?;
    let object = if object.is_undefined() || object.is_null() {
        Some(None)
    } else {
        object.as_f64().and_then(|number| u32::try_from(super::whole(number)).ok()).map(Some)
    };
    // These bytes are as secret as what they are mixed into.
    let random = Zeroizing::new(bytes("entropy")?.unwrap_or_default());
    let entropy = <[u8; ENTROPY_BYTES]>::try_from(random.as_slice()).ok();
    let (Some(kind), Some(compatibility), Some(object), Some(entropy)) =
        (kind, compatibility, object, entropy)
    else {
        return Err(failure(
            "badOrder",
            "the order must have a known kind, the number of an object where there is one, and as many random bytes as entropyBytes() says",
        ));
    };
    Ok(ExportOrder {
        kind,
        object,
        key: value("key")?.is_truthy(),
        password: bytes("password")?.map(Password::new),
        compatibility,
        entropy,
    })
}
