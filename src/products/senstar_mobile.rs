//! Senstar mobile: the deployment of a certificate on server and phones, by version and by the way of obtaining it.
