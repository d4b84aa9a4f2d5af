//! Builds the reports and rows of objects.

mod comparison;

use std::cell::OnceCell;

use super::comparison::alike;
use super::deliveries::{Deliveries, FileFacts};
use super::destinations::Verdict;
use super::judged::{BriefAssessment, Judged, counted};
use super::observations::{list_signature, observations};
use super::paths::{Ancestry, AnchorsReport, Brief, BundleReport};
use super::related::{Index, Related};
use super::titles::{short_title, title_of};
use super::words::kind_name;
use super::{
    Assessment, CompatibilityRow, Detail, Facts, Finding, ObjectReport, ObjectRow, Observation, PathsReport,
    RowDestination, Text, compatibility,
};
use crate::checks::role::roles;
use crate::checks::{Asked, Lineage, Outcome, RequestSubject, Subject};
use crate::export::{self, ExportError, ExportKind, ExportOffer, ExportOrder, ExportedFile, Material};
use crate::input::{Options, Role};
use crate::limits::MAX_PINS;
use crate::model::{Content, Object, Origin, Pin, visible};
use crate::structure::has_structure;

/// What the reports of all objects share.
pub(crate) struct Whole<'a> {
    objects: &'a [Object],
    files: &'a [FileFacts],
    /// Which belong together.
    index: OnceCell<Index<'a>>,
    bundles: OnceCell<Vec<BundleReport>>,
    deliveries: OnceCell<Deliveries<'a>>,
    ancestry: Ancestry<'a>,
    options: &'a Options,
}

impl<'a> Whole<'a> {
    /// Every object with its file, who issued whom, and what was asked.
    pub(crate) const fn new(
        objects: &'a [Object],
        files: &'a [FileFacts],
        ancestry: Ancestry<'a>,
        options: &'a Options,
    ) -> Self {
        Self {
            objects,
            files,
            index: OnceCell::new(),
            bundles: OnceCell::new(),
            deliveries: OnceCell::new(),
            ancestry,
            options,
        }
    }

    /// The files as a server would be given them.
    pub(crate) fn bundles(&self) -> &[BundleReport] {
        self.bundles.get_or_init(|| self.ancestry.bundles(self.objects))
    }

    fn deliveries(&self) -> &Deliveries<'a> {
        self.deliveries.get_or_init(|| Deliveries::new(self.objects, self.files, self.bundles()))
    }

    /// The anchors that paths may end at.
    pub(crate) fn anchors(&self) -> AnchorsReport {
        self.ancestry.anchors()
    }

    fn index(&self) -> &Index<'a> {
        self.index.get_or_init(|| Index::new(self.objects))
    }

    fn related(&self, id: u32) -> Vec<Related> {
        self.index().related(id, self.objects)
    }

    /// The certificate for the key of an object that is none itself.
    fn certificate_for(&self, id: u32, object: &Object) -> Option<u32> {
        let is_certificate = matches!(object.content, Content::Certificate(_));
        if is_certificate { None } else { self.index().certificate(id, self.objects) }
    }

    /// How many containers an object stands in; containers stand before what they hold.
    fn depth(&self, object: &Object) -> u32 {
        let outer = |id: u32| self.objects.get(usize::try_from(id).ok()?)?.container;
        let outermost = std::iter::successors(object.container, |id| outer(*id).filter(|outer| outer < id));
        u32::try_from(outermost.count()).unwrap_or(u32::MAX)
    }

    /// What deserves attention in an object, by itself and together with the others.
    fn observations(&self, object: &Object) -> Vec<Observation> {
        let mut found = observations(object, self.options);
        if let Content::RevocationList(list) = &object.content {
            found.push(list_signature(self.ancestry.list_signature(list)));
        }
        found
    }

    /// What an object's state and its observations come to, beside any judgement.
    fn outcome(&self, object: &Object) -> Outcome {
        let state = if object.lock.is_some() { Outcome::Unknown } else { Outcome::NotApplicable };
        self.observations(object).iter().map(|observation| observation.outcome).fold(state, Ord::max)
    }

    /// Whom the judges of an object are to look at.
    fn judged<'s>(&'s self, object: &'s Object, lineage: Option<&'s Lineage<'a>>) -> Option<Judged<'s>> {
        match &object.content {
            Content::Certificate(certificate) => Some(Judged::Certificate(Subject {
                certificate,
                role: Role::Server,
                asked: Asked::of(self.options),
                delivery: self.deliveries().of(object),
                lineage,
                keys: &self.deliveries().keys,
            })),
            Content::CertificateRequest(request) => {
                Some(Judged::Request(RequestSubject { request, asked: Asked::of(self.options) }))
            }
            _ => None,
        }
    }

    /// The pins of every ledger, in order.
    fn pins(&self) -> Vec<&'a Pin> {
        let ledgers = self.objects.iter().filter_map(|object| match &object.content {
            Content::PinLedger(ledger) => Some(&ledger.pins),
            _ => None,
        });
        ledgers.flatten().take(MAX_PINS).collect()
    }

    /// The objects themselves.
    pub(super) const fn objects(&self) -> &'a [Object] {
        self.objects
    }

    /// A certificate with its file, for those who look at it beside the demands.
    pub(super) fn subject<'s>(&'s self, object: &'s Object) -> Option<Subject<'s>> {
        match self.judged(object, None)? {
            Judged::Certificate(subject) => Some(subject),
            Judged::Request(_) => None,
        }
    }

    /// What the demands say of one object.
    pub(super) fn assessments(&self, id: u32, object: &Object) -> Vec<Assessment> {
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        judged.map(|judged| judged.assessments(self.options, paths.as_ref())).unwrap_or_default()
    }

    /// The report of one object.
    pub(crate) fn object(&self, id: u32, object: &Object) -> ObjectReport {
        let certificate = match &object.content {
            Content::Certificate(certificate) => Some(&**certificate),
            _ => None,
        };
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform) = self.verdicts(judged, paths.as_ref());
        ObjectReport {
            id,
            origin: object.origin.clone(),
            container: object.container,
            label: object.label.clone(),
            kind: object.content.kind(),
            lock: object.lock.as_ref().map(|lock| lock.reason),
            certificate: certificate.cloned(),
            facts: Facts::of(&object.content),
            outcome: self
                .outcome(object)
                .max(Outcome::worst(assessments.iter().map(counted)))
                .max(paths.as_ref().map_or(Outcome::NotApplicable, |paths| broken(paths.outcome))),
            observations: self.observations(object),
            coverage: judged.map(|judged| judged.coverage(self.options)).unwrap_or_default(),
            related: self.related(id),
            compatibility: card(object),
            advice: super::words::advice(object),
            assessments,
            platform,
            paths,
        }
    }

    /// One object whole, for a page.
    pub(crate) fn detail(&self, id: u32, object: &Object) -> Detail {
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform) = self.verdicts(judged, paths.as_ref());
        let exports = export::offers(&self.material(id, &assessments, &platform, paths.as_ref()));
        Detail {
            row: self.row(id, object).0,
            assessments,
            platform,
            observations: self.observations(object),
            coverage: judged.map(|judged| judged.coverage(self.options)).unwrap_or_default(),
            related: self.related(id),
            compatibility: card(object),
            advice: super::words::advice(object),
            dw_spectrum: judged.and_then(|judged| judged.dw_spectrum(self.options, &self.pins())),
            symphony_messaging: judged.and_then(|judged| judged.symphony_messaging(self.options)),
            exports,
            paths,
            has_structure: has_structure(&object.content),
            fields: super::details::fields(object),
            fingerprints: super::details::fingerprints(&object.content),
            alike: alike(id, self.objects),
            pem: super::details::pem(&object.content),
        }
    }

    /// Makes a file of a certificate, or of all roots.
    ///
    /// # Errors
    /// Something is missing; the error says what.
    pub(crate) fn export(&self, order: &ExportOrder) -> Result<ExportedFile, ExportError> {
        if let (ExportKind::Mobileconfig, None) = (order.kind, order.object) {
            let mut remarks = Vec::new();
            for id in export::profile_roots(self.objects) {
                for offer in self.exports(id).into_iter().filter(|offer| offer.kind == order.kind) {
                    remarks.extend(offer.remarks);
                }
            }
            return export::make_profile(self.objects, remarks);
        }
        let id = order.object.map_or_else(|| export::only_certificate(self.objects), Ok)?;
        self.with_material(id, |material| export::make(material, order))
            .ok_or(ExportError::NoSuchObject { id })?
    }

    /// The files that can be made of an object.
    pub(crate) fn exports(&self, id: u32) -> Vec<ExportOffer> {
        self.with_material(id, export::offers).unwrap_or_default()
    }

    /// Calls a function with what files are made of; `None` if there is no object with that number.
    fn with_material<T>(&self, id: u32, make: impl FnOnce(&Material<'_>) -> T) -> Option<T> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform) = self.verdicts(judged, paths.as_ref());
        Some(make(&self.material(id, &assessments, &platform, paths.as_ref())))
    }

    fn material<'s>(
        &'s self,
        id: u32,
        assessments: &'s [Assessment],
        platform: &'s [Finding],
        paths: Option<&'s PathsReport>,
    ) -> Material<'s> {
        let bundle = self.bundles().iter().find(|bundle| bundle.leaf == id);
        Material { objects: self.objects, id, assessments, platform, paths, bundle, options: self.options }
    }

    /// What the judges say: for each destination, and of the platforms.
    fn verdicts(
        &self,
        judged: Option<Judged<'_>>,
        paths: Option<&PathsReport>,
    ) -> (Vec<Assessment>, Vec<Finding>) {
        let assessments = judged.map(|judged| judged.assessments(self.options, paths)).unwrap_or_default();
        (assessments, judged.map(|judged| judged.platform(self.options)).unwrap_or_default())
    }

    /// The row of one object in a list, and what it comes to for the destinations that concern it.
    pub(crate) fn row(&self, id: u32, object: &Object) -> (ObjectRow, Vec<Verdict>) {
        let kind = object.content.kind();
        let lock = object.lock.as_ref().map(|lock| lock.reason);
        let mut row = ObjectRow {
            id,
            input: object.origin.input,
            container: object.container,
            depth: self.depth(object),
            place: place(&object.origin),
            kind,
            kind_name: kind_name(kind).into(),
            lock,
            title: title_of(object).into(),
            issuer: "".into(),
            not_after: None,
            key: key(&object.content),
            role: None,
            trust: None,
            path: None,
            issued_by: None,
            key_of: self.certificate_for(id, object),
            self_signed: false,
            outcome: self.outcome(object),
            destinations: Vec::new(),
            failed: 0,
            warned: 0,
            demands: 0,
        };
        let mut lineage = None;
        match &object.content {
            Content::Certificate(certificate) => {
                row.issuer = short_title(&certificate.issuer).into();
                row.not_after = Some(certificate.validity.not_after);
                row.role = roles(certificate, self.options).first().map(|(role, _)| *role);
                if let Some((Brief { trust, outcome, issued_by, self_signed }, best)) =
                    self.ancestry.brief(id)
                {
                    row.trust = Some(trust);
                    row.path = Some(outcome);
                    row.issued_by = issued_by;
                    row.self_signed = self_signed;
                    row.outcome = row.outcome.max(broken(outcome));
                    lineage = Some(best);
                }
            }
            Content::RevocationList(list) => {
                row.issuer = short_title(&list.issuer).into();
                row.not_after = list.next_update;
            }
            _ => {}
        }
        let judged = self.judged(object, lineage.as_ref());
        let briefs = judged.map(|judged| judged.briefs(self.options, row.path)).unwrap_or_default();
        let mut verdicts = Vec::with_capacity(briefs.len());
        // The row shows the worst role; a list has no room for two.
        let mut worst = None;
        for BriefAssessment { destination, readiness, outcome, failed, warned, demands, needs } in briefs {
            if worst.is_none_or(|worst| outcome > worst) && row.role.is_some() {
                row.role = Some(destination.role());
                worst = Some(outcome);
            }
            row.outcome = row.outcome.max(outcome);
            row.failed = row.failed.saturating_add(failed);
            row.warned = row.warned.saturating_add(warned);
            row.demands = row.demands.saturating_add(demands);
            row.destinations.push(RowDestination { destination, readiness });
            verdicts.push(Verdict { object: id, destination, readiness, needs });
        }
        (row, verdicts)
    }
}

/// What a path counts for an object: a broken one fails it. That its issuer is not there, or nobody's anchor, says nothing
/// against it.
const fn broken(path: Outcome) -> Outcome {
    match path {
        Outcome::Fail => Outcome::Fail,
        _ => Outcome::NotApplicable,
    }
}

/// The key of an object in words, as short as a list needs it.
pub(super) fn key(content: &Content) -> Text {
    match content {
        Content::Certificate(certificate) => certificate.public_key.to_string().into(),
        Content::CertificateRequest(request) => request.public_key.key.to_string().into(),
        Content::PrivateKey(key) => {
            key.public_key.as_ref().map(|public| public.key.to_string()).unwrap_or_default().into()
        }
        Content::PublicKey(key) => key.key.to_string().into(),
        _ => "".into(),
    }
}

fn card(object: &Object) -> Vec<CompatibilityRow> {
    match &object.content {
        Content::Pkcs12(file) => compatibility::card(file),
        _ => Vec::new(),
    }
}

/// An object's place in its file, in words.
pub(super) fn place(origin: &Origin) -> Text {
    let path = origin.path.iter().map(|part| visible(part).into_owned());
    let within = match (origin.block, origin.offset) {
        (Some(block), _) => Some(format!("block {block}")),
        (None, 0) => None,
        // A part of a container has its own name, which says more than an offset.
        (None, _) if !origin.path.is_empty() => None,
        (None, offset) => Some(format!("at byte {offset}")),
    };
    path.chain(within).collect::<Vec<_>>().join(" › ").into()
}
