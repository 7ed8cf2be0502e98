/**
 * A picture or a PDF of a record, looked at without leaving the page; nothing else is ever shown. A PDF is drawn by the app
 * itself, the same on every machine; what draws it is loaded when somebody looks.
 */
import { Anchor, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { type Attachment, downloadUrl } from '@/api/attachments';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import classes from './AttachmentsTab.module.css';

const PdfViewer = lazy(() => import('./pdf/PdfViewer'));

/** Whether a file can be looked at here: a picture that was drawn small already, or a PDF. */
export function isShown(file: Attachment): boolean {
  return file.preview || file.media_type === 'application/pdf';
}

export function PreviewDialog({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Modal opened onClose={onClose} title={<span className={classes['title']}>{file.name}</span>} size="xl" fullScreen={phone} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      {file.preview ? (
        <img className={classes['whole']} src={downloadUrl(file.id)} alt={t('attachments-preview', { name: file.name })} />
      ) : (
        <Suspense fallback={<Loading />}>
          <PdfViewer file={file} />
        </Suspense>
      )}
      <Anchor href={downloadUrl(file.id)} download display="inline-block" mt="sm">
        {t('attachments-download', { name: file.name })}
      </Anchor>
    </Modal>
  );
}
