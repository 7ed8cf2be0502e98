//! What a browser says of itself, as the two words people recognise it by; keeps nothing else of it.

/// The browser and the system it runs on; none for what is not recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// The browser's name.
    pub browser: Option<&'static str>,
    /// The system's name.
    pub system: Option<&'static str>,
}

/// Part of the header → browser. Order matters: most browsers also name those they descend from.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Part of the header → system.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

impl Device {
    /// Reads a `User-Agent` header.
    pub fn of(agent: &str) -> Self {
        let find = |list: &[(&str, &'static str)]| {
            list.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name)
        };
        Self { browser: find(&BROWSERS), system: find(&SYSTEMS) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(agent: &str, browser: Option<&str>, system: Option<&str>) {
        assert_eq!(Device::of(agent), Device { browser: find(browser), system: find(system) }, "{agent}");
    }

    fn find(name: Option<&str>) -> Option<&'static str> {
        name.and_then(|name| {
            BROWSERS.iter().chain(&SYSTEMS).find(|(_, one)| *one == name).map(|(_, one)| *one)
        })
    }

    #[test]
    fn usual_browsers_are_recognised_and_nothing_else_is_kept() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        check(chrome, Some("Chrome"), Some("Linux"));
        check(&format!("{chrome} Edg/140.0"), Some("Edge"), Some("Linux"));
        check(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
            Some("Firefox"),
            Some("Windows"),
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            Some("Safari"),
            Some("iPhone"),
        );
        check(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
            Some("Chrome"),
            Some("Android"),
        );
        check("", None, None);
        check("<script>alert(1)</script>", None, None);
        check(&"x".repeat(100_000), None, None);
    }
}
