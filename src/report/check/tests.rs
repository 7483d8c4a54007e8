//! Table tests of the checks: what is remarked and what must not be.
