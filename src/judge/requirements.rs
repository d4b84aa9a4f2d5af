//! Every requirement, as the documentation and the page list them.

use crate::checks::{Kind, Requirement};
use crate::platforms;
use crate::products::RULES;
use crate::report::{Group, RequirementInfo};

impl RequirementInfo {
    /// Every requirement of every profile, then those of the platforms.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let guides = RULES.iter().flat_map(|requirements| requirements.certificates);
        let guides = guides.map(|requirement| Self::of(Group::Guide, requirement));
        let requests = RULES.iter().flat_map(|requirements| requirements.requests);
        let requests = requests.map(|requirement| Self::of(Group::Guide, requirement));
        let platform =
            platforms::REQUIREMENTS.iter().map(|requirement| Self::of(Group::Platform, requirement));
        guides.chain(requests).chain(platform).collect()
    }

    fn of<K: Kind>(group: Group, requirement: &Requirement<K>) -> Self {
        Self {
            id: requirement.id.into(),
            group,
            title: requirement.title.into(),
            rule: requirement.rule.into(),
            required: requirement.required.into(),
            sources: requirement.sources.iter().map(Into::into).collect(),
            level: requirement.level,
            roles: requirement.roles.to_vec(),
            effect: requirement.effect.into(),
            contradictions: requirement.contradictions.iter().map(Into::into).collect(),
        }
    }
}
