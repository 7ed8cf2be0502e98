//! An export as CSV: UTF-8 with its mark, so that spreadsheets read it as such, formulas neutralised.

use super::{Export, Row, State};
use crate::Error;
use crate::imports::values::neutralised;

impl Export {
    /// The next bytes of the file: first a byte order mark and the header, then a page of rows, none
    /// at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.state == State::Header {
            self.state = State::Rows;
            let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
            // Labels are an administrator's text, and no formulas either.
            let names = self.names();
            out.write_record(names.iter().map(|name| neutralised(name).into_owned()))
                .map_err(Error::internal)?;
            return finish(out).map(Some);
        }
        let rows = match self.ahead.take() {
            Some(rows) => rows,
            None => match self.rows().await? {
                Some(rows) => rows,
                None => return Ok(None),
            },
        };
        // The next page is read while this one is written.
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => store::Thread::begin()?,
        };
        let (written, ahead) = tokio::join!(writer.run(move || write(&rows)), self.rows());
        self.writer = Some(writer);
        self.ahead = ahead?;
        written?.map(Some)
    }
}

fn write(rows: &[Row]) -> Result<Vec<u8>, Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        for value in row {
            let text = value.as_text();
            out.write_field(neutralised(&text).as_bytes()).map_err(Error::internal)?;
        }
        out.write_record(None::<&[u8]>).map_err(Error::internal)?;
    }
    finish(out)
}

fn finish(out: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, Error> {
    out.into_inner().map_err(|error| Error::internal(error.into_error()))
}
