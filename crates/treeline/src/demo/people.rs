//! The five people who may sign in to the demo company, one a role; their password is public on purpose.

/// One person of the demo.
pub struct Person {
    /// What they type.
    pub login: &'static str,
    /// The name others see: their role, since nobody is invented.
    pub name: &'static str,
    /// Key of the role.
    pub role: &'static str,
}

/// Everybody's password. A server that is reachable from outside must not run the demo.
pub const PASSWORD: &str = "walk right in and look";

/// Everybody, in the order in which they are shown.
pub const PEOPLE: [Person; 5] = [
    Person { login: "administrator", name: "Demo administrator", role: "administrator" },
    Person { login: "office", name: "Demo sales office", role: "sales_office" },
    Person { login: "finance", name: "Demo finance", role: "finance" },
    Person { login: "manager", name: "Demo manager", role: "manager" },
    Person { login: "distributor", name: "Demo distributor", role: "distributor" },
];

/// Everybody, for the sign-in page.
pub fn shown() -> Vec<api::DemoPerson> {
    PEOPLE
        .iter()
        .map(|person| api::DemoPerson { login: person.login, password: PASSWORD, role: person.role })
        .collect()
}
