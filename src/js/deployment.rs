//! The choices of a deployment, as JavaScript gives them.

use wasm_bindgen::prelude::*;

use super::failure;
use super::options::{Fields, named};
use crate::products::senstar_mobile::{Access, DeploymentChoices, ServerVersion, Way};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * What the steps of a Senstar deployment depend on beside the files. `serverVersion` is that of the Senstar Symphony Server,
 * for example "8.6.1". `ios` and `android` are true where they are absent: both kinds of phones are there.
 */
export interface DeploymentChoices {
  serverVersion: string; way?: Way; ios?: boolean; android?: boolean; access?: 'internet' | 'vpn';
  ownsDomain?: boolean; staticIp?: boolean; managedPhones?: boolean
}
"#;

#[wasm_bindgen]
extern "C" {
    /// See `DeploymentChoices`.
    #[wasm_bindgen(typescript_type = "DeploymentChoices")]
    pub type DeploymentChoicesObject;
    /// See `Deployment`.
    #[wasm_bindgen(typescript_type = "Deployment")]
    pub type DeploymentObject;
}

/// The choices, read field by field.
pub(super) fn read_choices(choices: &JsValue) -> Result<DeploymentChoices, JsValue> {
    let fields = Fields { object: choices, refuse: not_fitting };
    let field = |name: &str| fields.text(name);
    let flag = |name: &str| fields.flag(name);
    let version = field("serverVersion")?.unwrap_or_default();
    let server_version =
        ServerVersion::parse(&version).map_err(|error| failure("badVersion", &error.to_string()))?;
    Ok(DeploymentChoices {
        server_version,
        way: named(field("way")?, Way::ALL, Way::name)?,
        ios: flag("ios")?.unwrap_or(true),
        android: flag("android")?.unwrap_or(true),
        access: named(field("access")?, Access::ALL, Access::name)?,
        owns_domain: flag("ownsDomain")?,
        static_ip: flag("staticIp")?,
        managed_phones: flag("managedPhones")?,
    })
}

fn not_fitting(reason: &str) -> JsValue {
    failure("badChoices", &format!("the choices do not fit: {reason}"))
}
