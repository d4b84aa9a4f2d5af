//! Everything that was dropped, with what the judges say of each object.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::advice::advice;
use super::answered::Answered;
use super::deliveries::{Deliveries, FileFacts};
use super::judged::{Around, Judged, counted};
use super::leads::{Leads, Standing};
use super::observations::{list_signature, observations};
use super::paths::Ancestry;
use super::recipes::RecipeList;
use super::related::Index;
use crate::checks::role::role_of_request;
use crate::checks::weak_key::WeakKeys;
use crate::checks::{Asked, Lineage, Outcome, RequestSubject, Subject, recipe};
use crate::input::{Options, Role};
use crate::limits::MAX_PINS;
use crate::model::{Content, Object, Pin};
use crate::products::{Product, Shown, client_rules};
use crate::readers::{CompatibilityRow, pkcs12_systems};
use crate::report::{
    Advice, AnchorsReport, Assessment, BundleReport, Facts, Finding, ObjectReport, Observation, PathsReport,
    Recipe, Related, Text, Verdict,
};

/// What the judges found of one object.
pub(crate) struct Found {
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) platform: Vec<Finding>,
    /// The commands that their remedies name.
    pub(crate) recipes: Vec<Recipe>,
    pub(crate) paths: Option<PathsReport>,
}

/// What the reports of all objects share.
pub(crate) struct Whole<'a> {
    pub(crate) objects: &'a [Object],
    pub(crate) files: &'a [FileFacts],
    /// Which belong together.
    index: OnceCell<Index<'a>>,
    bundles: OnceCell<Vec<BundleReport>>,
    deliveries: OnceCell<Deliveries<'a>>,
    leads: OnceCell<Leads>,
    weak_keys: WeakKeys,
    recipes: recipe::Recipes,
    /// The object that was judged last: cards and files ask for the same one several times in a row.
    last: RefCell<Option<(u32, Rc<Found>)>>,
    pub(crate) ancestry: Ancestry<'a>,
    /// The inputs that were given as trust anchors.
    pub(super) anchors: &'a [u32],
    pub(crate) options: &'a Options,
}

impl<'a> Whole<'a> {
    /// Every object with its file, who issued whom, and what was asked.
    pub(crate) fn new(
        objects: &'a [Object],
        files: &'a [FileFacts],
        ancestry: Ancestry<'a>,
        anchors: &'a [u32],
        options: &'a Options,
    ) -> Self {
        Self {
            objects,
            files,
            index: OnceCell::new(),
            bundles: OnceCell::new(),
            deliveries: OnceCell::new(),
            leads: OnceCell::new(),
            weak_keys: WeakKeys::default(),
            recipes: recipe::Recipes::default(),
            last: RefCell::default(),
            ancestry,
            anchors,
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

    /// Which objects are handed in where.
    pub(crate) fn leads(&self) -> &Leads {
        self.leads.get_or_init(|| {
            Leads::find(self.objects, self.files, self.bundles(), self.anchors, &self.ancestry, self.options)
        })
    }

    /// Whether an object came in a file that was given as a trust anchor.
    pub(super) fn is_anchor(&self, object: &Object) -> bool {
        self.anchors.contains(&object.origin.input)
    }

    /// What is wrong with an object itself, or with the container that it came in, whatever it is used for.
    pub(crate) fn faults(&self, object: &Object) -> Vec<Text> {
        let container = object.container.and_then(|id| self.objects.get(usize::try_from(id).ok()?));
        let observations = self.observations(object).into_iter();
        let observations = observations.chain(container.into_iter().flat_map(|one| self.observations(one)));
        observations.filter(|one| one.outcome == Outcome::Fail).map(|one| one.text).collect()
    }

    /// The anchors that paths may end at.
    pub(crate) fn anchors(&self) -> AnchorsReport {
        self.ancestry.anchors()
    }

    pub(crate) fn index(&self) -> &Index<'a> {
        self.index.get_or_init(|| Index::new(self.objects))
    }

    pub(crate) fn related(&self, id: u32) -> Vec<Related> {
        self.index().related(id, self.objects)
    }

    /// The certificate for the key of an object that is none itself.
    pub(crate) fn certificate_for(&self, id: u32, object: &Object) -> Option<u32> {
        let is_certificate = matches!(object.content, Content::Certificate(_));
        if is_certificate { None } else { self.index().certificate(id, self.objects) }
    }

    /// How many containers an object stands in; containers stand before what they hold.
    pub(crate) fn depth(&self, object: &Object) -> u32 {
        let outer = |id: u32| self.objects.get(usize::try_from(id).ok()?)?.container;
        let outermost = std::iter::successors(object.container, |id| outer(*id).filter(|outer| outer < id));
        u32::try_from(outermost.count()).unwrap_or(u32::MAX)
    }

    /// What deserves attention in an object, by itself and together with the others.
    pub(crate) fn observations(&self, object: &Object) -> Vec<Observation> {
        let mut found = observations(object, self.options);
        for observation in &mut found {
            observation.text = self.naming(object, std::mem::take(&mut observation.text));
        }
        if let Content::RevocationList(list) = &object.content {
            found.push(list_signature(self.ancestry.list_signature(list)));
        }
        found
    }

    /// What to do with an object that is not a certificate.
    pub(crate) fn advice(&self, id: u32, object: &Object) -> Option<Advice> {
        let advice = advice(object, &self.related(id))?;
        Some(Advice { next_step: self.naming(object, advice.next_step), ..advice })
    }

    /// A sentence with the name of the file in its command. What stands in a container has to be taken out first.
    fn naming(&self, object: &Object, text: Text) -> Text {
        let file = usize::try_from(object.origin.input).ok().and_then(|input| self.files.get(input));
        match file.filter(|_| object.container.is_none()) {
            Some(file) => recipe::naming(text, file.base_name()),
            None => text,
        }
    }

    /// What an object's state and its observations come to, beside any judgement.
    pub(crate) fn outcome(&self, object: &Object) -> Outcome {
        let state = if object.lock.is_some() { Outcome::Unknown } else { Outcome::NotApplicable };
        self.observations(object).iter().map(|observation| observation.outcome).fold(state, Ord::max)
    }

    /// What predicates see of what was asked, with what products say of the certificates of clients.
    fn asked(&self) -> Asked<'a> {
        Asked { clients: client_rules(), ..Asked::of(self.options) }
    }

    /// Whom the judges of an object are to look at.
    pub(crate) fn judged<'s>(
        &'s self,
        object: &'s Object,
        lineage: Option<&'s Lineage<'a>>,
    ) -> Option<Judged<'s>> {
        match &object.content {
            Content::Certificate(certificate) => {
                let subject = Subject {
                    certificate,
                    role: Role::Server,
                    asked: self.asked(),
                    delivery: self.deliveries().of(object),
                    lineage,
                    keys: &self.deliveries().keys,
                    weak_keys: Some(&self.weak_keys),
                    recipes: Some(&self.recipes),
                };
                Some(if self.is_anchor(object) {
                    Judged::Anchor(subject)
                } else {
                    Judged::Certificate(subject)
                })
            }
            Content::CertificateRequest(request) => {
                let requested = role_of_request(request, self.options, &self.leads().takes().requests).role;
                Some(Judged::Request(RequestSubject { request, requested, asked: self.asked() }))
            }
            _ => None,
        }
    }

    /// The pins of every ledger, in order.
    pub(crate) fn pins(&self) -> Vec<&'a Pin> {
        let ledgers = self.objects.iter().filter_map(|object| match &object.content {
            Content::PinLedger(ledger) => Some(&ledger.pins),
            _ => None,
        });
        ledgers.flatten().take(MAX_PINS).collect()
    }

    /// The objects themselves.
    pub(crate) const fn objects(&self) -> &'a [Object] {
        self.objects
    }

    /// A certificate with its file, for those who look at it beside the requirements.
    pub(crate) fn subject<'s>(&'s self, object: &'s Object) -> Option<Subject<'s>> {
        match self.judged(object, None)? {
            Judged::Certificate(subject) | Judged::Anchor(subject) => Some(subject),
            Judged::Request(_) => None,
        }
    }

    /// Calls a function with an object as a product sees it that takes it.
    pub(crate) fn show<T>(
        &self,
        id: u32,
        object: &Object,
        product: &Product,
        look: impl FnOnce(&Shown<'_>) -> T,
    ) -> Option<T> {
        let (_, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref())?;
        let recipes = RecipeList::default();
        let object = judged.shown_to(product, self.around(id, &[], None, &recipes))?;
        Some(look(&Shown { object, options: self.options, pins: &self.pins() }))
    }

    /// What stands around an object as it is judged.
    pub(crate) fn around<'s>(
        &'s self,
        id: u32,
        faults: &'s [Text],
        path: Option<(Outcome, Option<&'s str>)>,
        recipes: &'s RecipeList,
    ) -> Around<'s> {
        Around { id, leads: self.leads(), options: self.options, faults, path, recipes }
    }

    /// What the judges found of an object.
    pub(crate) fn found(&self, id: u32, object: &Object) -> Rc<Found> {
        if let Some((_, found)) = self.last.borrow().as_ref().filter(|(last, _)| *last == id) {
            return Rc::clone(found);
        }
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform, recipes) = self.verdicts(id, object, judged, paths.as_ref());
        let found = Rc::new(Found { assessments, platform, recipes, paths });
        self.last.replace(Some((id, Rc::clone(&found))));
        found
    }

    /// The answer of each assessment that concerns an object.
    pub(crate) fn answered(&self, object: &ObjectReport) -> impl Iterator<Item = Answered> {
        let concerned = object.assessments.iter().filter(|one| one.verdict != Verdict::Nothing);
        concerned.map(|one| {
            let copies = match self.leads().standing(object.id, one.destination) {
                Some(Standing::Lead { copies, .. }) => copies.clone(),
                _ => Vec::new(),
            };
            Answered::of(object.id, one, copies)
        })
    }

    /// The report of one object.
    pub(crate) fn object(&self, id: u32, object: &Object) -> ObjectReport {
        let certificate = match &object.content {
            Content::Certificate(certificate) => Some(&**certificate),
            _ => None,
        };
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform, recipes) = self.verdicts(id, object, judged, paths.as_ref());
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
            coverage: judged
                .map(|judged| judged.coverage(self.around(id, &[], None, &RecipeList::default())))
                .unwrap_or_default(),
            related: self.related(id),
            compatibility: card(object),
            advice: self.advice(id, object),
            assessments,
            platform,
            recipes,
            paths,
        }
    }

    /// What the judges say: for each destination, and of the platforms; with the commands that their remedies name.
    pub(crate) fn verdicts(
        &self,
        id: u32,
        object: &Object,
        judged: Option<Judged<'_>>,
        paths: Option<&PathsReport>,
    ) -> (Vec<Assessment>, Vec<Finding>, Vec<Recipe>) {
        let Some(judged) = judged else { return (Vec::new(), Vec::new(), Vec::new()) };
        let faults = self.faults(object);
        let path = paths.map(|paths| (paths.outcome, Some(&*paths.headline)));
        let recipes = RecipeList::default();
        let around = self.around(id, &faults, path, &recipes);
        let assessments = judged.assessments(around);
        let platform = judged.platform(around, &assessments);
        (assessments, platform, recipes.into_vec())
    }
}

/// What a path counts for an object: a broken one fails it. That its issuer is not there, or nobody's anchor, says nothing
/// against it.
pub(crate) const fn broken(path: Outcome) -> Outcome {
    match path {
        Outcome::Fail => Outcome::Fail,
        _ => Outcome::NotApplicable,
    }
}

pub(crate) fn card(object: &Object) -> Vec<CompatibilityRow> {
    match &object.content {
        Content::Pkcs12(file) => pkcs12_systems::card(file),
        _ => Vec::new(),
    }
}
