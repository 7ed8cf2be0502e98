//! Small pictures of pictures, drawn once, when a file comes. What would need too much memory to draw is kept without one;
//! a file is never drawn beyond the bounds it has to keep.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use store::attachments::Attachment;
use tokio::sync::Semaphore;

use super::Bytes;

/// The longest file that is drawn.
const FILE_BYTES: i64 = 48 << 20;
/// The longest side that is drawn.
const SIDE_MAX: u32 = 16_384;
/// The most memory that drawing may take.
const MEMORY_BYTES: u64 = 256 << 20;
/// The longest side of a small picture.
const SIDE: u32 = 640;
/// Pictures drawn at once by one server.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Whether a small picture is drawn of such a file.
pub(super) fn is_drawn(file: &Attachment) -> bool {
    matches!(file.media_type.as_str(), "image/png" | "image/jpeg" | "image/webp")
        && file.size_bytes <= FILE_BYTES
}

/// The small picture; none for a file that cannot be drawn within bounds.
pub(super) async fn draw(content: Bytes) -> Option<Bytes> {
    let _turn = TURNS.acquire().await.ok()?;
    let drawn = tokio::task::spawn_blocking(move || small(&content)).await;
    match drawn {
        Ok(Ok(picture)) => Some(picture),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a picture is kept without a small one");
            None
        }
        Err(error) => {
            tracing::warn!(%error, "drawing a small picture broke down");
            None
        }
    }
}

fn small(content: &[u8]) -> image::ImageResult<Bytes> {
    let mut reader = ImageReader::new(Cursor::new(content)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(MEMORY_BYTES);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    // Not every decoder asks before it takes the memory of the whole picture.
    limits.reserve(decoder.total_bytes())?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if picture.width() > SIDE || picture.height() > SIDE {
        picture = picture.thumbnail(SIDE, SIDE);
    }
    picture.apply_orientation(turned);
    let mut out = Cursor::new(Vec::new());
    if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.to_rgba8()).write_to(&mut out, ImageFormat::Png)?;
    } else {
        DynamicImage::ImageRgb8(picture.to_rgb8()).write_to(&mut out, ImageFormat::Jpeg)?;
    }
    Ok(out.into_inner().into())
}

/// The type of a small picture.
pub(super) fn media_type(picture: &[u8]) -> &'static str {
    if picture.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let image = DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([x as u8, y as u8, 7])
        }));
        image.write_to(&mut out, format).expect("a picture");
        out.into_inner()
    }

    #[test]
    fn large_pictures_become_small() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let drawn = small(&picture(1_600, 400, format)).expect("drawn");
            let seen = image::load_from_memory(&drawn).expect("a picture");
            assert_eq!((seen.width(), seen.height()), (640, 160), "{format:?}");
            assert_eq!(media_type(&drawn), "image/jpeg");
        }
        let seen = image::load_from_memory(&small(&picture(9, 3, ImageFormat::Png)).expect("drawn"));
        assert_eq!(seen.expect("a picture").width(), 9, "small ones stay as they are");
    }

    /// A picture that says to be `width` × `height` and holds nothing.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = picture(1, 1, ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let check = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&check.to_be_bytes());
        bytes
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
        })
    }

    #[test]
    fn a_bomb_is_not_drawn() {
        for (width, height) in [(60_000, 60_000), (16_384, 16_384), (1, 4_000_000_000), (0, 0)] {
            assert!(small(&bomb(width, height)).is_err(), "{width} × {height}");
        }
        for hostile in [
            b"".as_slice(),
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\xff\xff\xff\xffWEBPVP8 ",
            b"\xff\xd8\xff\xe0",
            &picture(64, 64, ImageFormat::Jpeg)[..200],
        ] {
            assert!(small(hostile).is_err(), "{hostile:?}");
        }
    }
}
