//! How many tests a runner ran, read from the closing lines it prints. Knows nextest, cargo test, vitest and node's runner.

/// Tests that passed and failed, and the runner's own closing line where it is worth repeating.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// Closing lines of the Rust test runner.
    pub summaries: Vec<String>,
}

impl Counts {
    /// One check that is no test runner, such as the format check.
    pub fn check(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed), summaries: Vec::new() }
    }

    /// Takes another's numbers in.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.summaries.extend(other.summaries.iter().cloned());
    }

    /// Reads everything a runner printed.
    pub fn read(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            counts.read_line(line.trim());
        }
        counts
    }

    fn read_line(&mut self, line: &str) {
        if line.starts_with("Summary [") {
            self.passed += before(line, " passed");
            self.failed += before(line, " failed") + before(line, " timed out");
            self.summaries.push(line.to_owned());
        } else if line.starts_with("test result:") {
            self.passed += before(line, " passed");
            self.failed += before(line, " failed");
            self.summaries.push(line.to_owned());
        } else if line.starts_with("Tests ") {
            self.passed += before(line, " passed");
            self.failed += before(line, " failed");
        } else if let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            self.passed += rest.strip_prefix("pass ").and_then(|n| n.parse().ok()).unwrap_or(0);
            self.failed += rest.strip_prefix("fail ").and_then(|n| n.parse().ok()).unwrap_or(0);
        }
    }
}

/// The number right before `word`, 0 when there is none.
fn before(line: &str, word: &str) -> u64 {
    let Some(at) = line.find(word) else { return 0 };
    let head = line.get(..at).unwrap_or_default();
    head.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn check(output: &str, passed: u64, failed: u64) {
        let counts = Counts::read(output);
        assert_eq!((counts.passed, counts.failed), (passed, failed), "{output}");
    }

    #[test]
    fn each_runner_is_understood() {
        check("     Summary [   3.2s] 120 tests run: 118 passed (2 slow), 2 failed, 1 skipped", 118, 2);
        check("     Summary [   3.2s] 2/120 tests run: 1 passed, 1 timed out, 0 skipped", 1, 1);
        check(
            "test result: ok. 5 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed;",
            6,
            2,
        );
        check(" Tests  1 failed | 11 passed (12)", 11, 1);
        check("ℹ tests 4\nℹ pass 3\nℹ fail 1", 3, 1);
        check("# tests 4\n# pass 4\n# fail 0", 4, 0);
        check("nothing here", 0, 0);
    }
}
