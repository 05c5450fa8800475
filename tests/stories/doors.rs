//! Every door, tried by everybody: the address map says who may pass, and nobody else does.

use crate::app::TestApp;
use crate::browser::Browser;
use redress::domain::actor::Role;
use redress::web::routes::{Body, Door, ROUTES, Route};

const ROLES: &[Role] = Role::ALL;

/// An address that fits the pattern. What stands in it does not matter: doors come first.
fn address(route: &Route) -> String {
    let mut address = String::new();
    let mut rest = route.pattern;
    while let Some((before, after)) = rest.split_once('{') {
        address += before;
        address += "2026-000001-A";
        rest = after.split_once('}').unwrap().1;
    }
    address + rest
}

async fn knock(visitor: &Browser, route: &Route) -> u16 {
    let address = address(route);
    match route.body {
        Body::None => visitor.get(&address).await.status,
        Body::Form => visitor.post(&address, &[("nonsense", "typed")]).await.status,
        Body::Files => {
            let headers =
                [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x")];
            visitor.send("POST", &address, &headers, b"--x--\r\n").await.status
        }
    }
}

#[actix_web::test]
async fn nobody_passes_a_private_door_without_signing_in() {
    let app = TestApp::start().await;
    for route in ROUTES.iter().filter(|route| !matches!(route.door, Door::Open | Door::Anyone)) {
        let expected = if route.body == Body::None { 303 } else { 403 };
        assert_eq!(knock(&app.visitor(), route).await, expected, "{} {}", route.method, route.pattern);
    }
}

#[actix_web::test]
async fn a_door_for_some_is_no_door_at_all_for_others() {
    let app = TestApp::start().await;
    for role in ROLES.iter().copied().filter(|role| *role != Role::Platform) {
        let visitor = app.signed_in(&format!("{role}@example.org"), role).await;
        for route in ROUTES {
            let Door::Only(roles) = route.door else { continue };
            let status = knock(&visitor, route).await;
            if roles.contains(&role) {
                assert!(
                    ![303, 403].contains(&status) || route.body != Body::None,
                    "{role} at {}",
                    route.pattern
                );
            } else {
                assert_eq!(status, 404, "{role} at {} {}", route.method, route.pattern);
            }
        }
    }
}

#[actix_web::test]
async fn no_nonsense_at_any_public_door_breaks_us() {
    let app = TestApp::start().await;
    for route in ROUTES {
        let status = knock(&app.visitor(), route).await;
        assert!(status < 500, "{} {} gave {status}", route.method, route.pattern);
    }
}
