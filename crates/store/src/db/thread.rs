//! A thread of one's own for work that goes on page after page. Refuses nothing but the work of a system that gives no thread.

use super::Error;

/// A thread for one reader or writer of large answers: what it frees it uses again. Spread over the threads that all share, every
/// one of them would keep the memory of a page. It ends with its owner.
pub struct Thread(std::sync::mpsc::Sender<Box<dyn FnOnce() + Send>>);

impl Thread {
    /// Begins one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin() -> Result<Self, Error> {
        let (work, next) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
        let run = move || {
            for one in next {
                one();
            }
        };
        let begun = std::thread::Builder::new().name("pages".into()).spawn(run);
        begun.map_err(|error| Error::Column(format!("no thread for pages: {error}")))?;
        Ok(Self(work))
    }

    /// What `work` gives, once what was asked for before is done.
    ///
    /// # Errors
    /// When the work broke off.
    pub async fn run<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce() -> T + Send + 'static,
    {
        let (done, answer) = tokio::sync::oneshot::channel();
        // Whoever asked may have gone.
        let job = Box::new(move || drop(done.send(work())));
        self.0.send(job).map_err(|_| Error::Column("the thread of pages ended".into()))?;
        answer.await.map_err(|error| Error::Column(format!("the work on a page broke off: {error}")))
    }
}
