//! Files of people as blobs under a key: in a folder of this machine, or in a bucket that speaks S3. Streams both ways;
//! refuses to decide what a file is, who may have it, and how long it stays.

mod s3;

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use futures::{Stream, StreamExt as _, TryStreamExt as _};
use object_store::path::Path;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt as _, WriteMultipart};
use tokio::sync::OnceCell;

pub use bytes::Bytes;
pub use s3::Bucket;

/// Bytes of a part on the way into a folder.
const PART_BYTES: usize = 1 << 20;
/// Bytes of a part on the way into a bucket: S3 takes none below 5 MiB.
const BUCKET_PART_BYTES: usize = 8 << 20;
/// Parts on the way at once: an upload never holds more than these in memory.
const PARTS: usize = 2;

/// Where the blobs are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder; made when the first file comes.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Bucket),
}

/// Why a blob cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// There is no blob under this key.
    #[error("there is no file {0}")]
    Missing(String),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The folder or the bucket does not do what it should.
    #[error("the file store fails")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<object_store::Error> for FilesError {
    fn from(error: object_store::Error) -> Self {
        if let object_store::Error::NotFound { path, .. } = error {
            return Self::Missing(path);
        }
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(one) = cause {
            let io = one.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
            if matches!(io, Some(std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)) {
                return Self::Full;
            }
            cause = one.source();
        }
        Self::Broken(error.into())
    }
}

/// The pieces of a blob, in order.
pub type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, FilesError>> + Send>>;

/// The file store; cheap to clone. It is opened when it is first needed.
#[derive(Clone, Debug)]
pub struct Files {
    place: Arc<Place>,
    opened: Arc<OnceCell<Arc<dyn ObjectStore>>>,
}

impl Files {
    /// The blobs of a place.
    pub fn new(place: Place) -> Self {
        Self { place: Arc::new(place), opened: Arc::default() }
    }

    /// Where they are.
    pub fn place(&self) -> &Place {
        &self.place
    }

    async fn store(&self) -> Result<&Arc<dyn ObjectStore>, FilesError> {
        let open = async || -> Result<Arc<dyn ObjectStore>, FilesError> {
            let store: Arc<dyn ObjectStore> = match &*self.place {
                Place::Bucket(bucket) => Arc::new(s3::open(bucket)?),
                Place::Folder(folder) => {
                    tokio::fs::create_dir_all(folder)
                        .await
                        .map_err(|error| FilesError::Broken(error.into()))?;
                    let store = object_store::local::LocalFileSystem::new_with_prefix(folder)?;
                    Arc::new(store.with_fsync(true))
                }
            };
            Ok(store)
        };
        self.opened.get_or_try_init(open).await
    }

    /// Begins a blob. Nobody sees it before [`Writing::finish`]; what is dropped before leaves nothing behind in a
    /// folder, and parts that expire in a bucket.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn write(&self, key: &str) -> Result<Writing, FilesError> {
        let upload = self.store().await?.put_multipart(&Path::from(key)).await?;
        let part = match *self.place {
            Place::Folder(_) => PART_BYTES,
            Place::Bucket(_) => BUCKET_PART_BYTES,
        };
        Ok(Writing { upload: WriteMultipart::new_with_chunk_size(upload, part) })
    }

    /// Writes a blob whole.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn put(&self, key: &str, content: Bytes) -> Result<(), FilesError> {
        self.store().await?.put(&Path::from(key), content.into()).await?;
        Ok(())
    }

    /// The pieces of a blob.
    ///
    /// # Errors
    /// [`FilesError::Missing`]; faults of the store.
    pub async fn read(&self, key: &str) -> Result<Pieces, FilesError> {
        let found = self.store().await?.get_opts(&Path::from(key), GetOptions::default()).await?;
        Ok(found.into_stream().map_err(FilesError::from).boxed())
    }

    /// A blob whole: only for small ones.
    ///
    /// # Errors
    /// As [`Files::read`].
    pub async fn get(&self, key: &str) -> Result<Bytes, FilesError> {
        Ok(self.store().await?.get(&Path::from(key)).await?.bytes().await?)
    }

    /// Removes a blob; one that is not there is removed already.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn delete(&self, key: &str) -> Result<(), FilesError> {
        match self.store().await?.delete(&Path::from(key)).await.map_err(FilesError::from) {
            Err(FilesError::Missing(_)) => Ok(()),
            other => other,
        }
    }

    /// Copies a blob to another store.
    ///
    /// # Errors
    /// [`FilesError::Missing`]; faults of either store.
    pub async fn copy_to(&self, other: &Self, key: &str) -> Result<(), FilesError> {
        let mut pieces = self.read(key).await?;
        let mut writing = other.write(key).await?;
        while let Some(piece) = pieces.try_next().await? {
            writing.push(piece).await?;
        }
        writing.finish().await
    }
}

/// A blob on its way.
#[derive(Debug)]
pub struct Writing {
    upload: WriteMultipart,
}

impl Writing {
    /// The next piece; waits while too much is on the way.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn push(&mut self, piece: Bytes) -> Result<(), FilesError> {
        self.upload.wait_for_capacity(PARTS).await?;
        self.upload.put(piece);
        Ok(())
    }

    /// The end: from here on the blob can be read.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn finish(self) -> Result<(), FilesError> {
        self.upload.finish().await?;
        Ok(())
    }

    /// Gives it up and removes what is there of it.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn abort(self) -> Result<(), FilesError> {
        Ok(self.upload.abort().await?)
    }
}
