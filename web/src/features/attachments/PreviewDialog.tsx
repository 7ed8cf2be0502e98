/**
 * A picture or a PDF of a record, looked at without leaving the page. A PDF is fetched and given to the browser's own viewer
 * as a PDF, whatever else it may be; nothing else is ever shown.
 */
import { Anchor, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Attachment, downloadUrl, pdfQuery } from '@/api/attachments';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import classes from './AttachmentsTab.module.css';

/** Whether a file can be looked at here: a picture that was drawn small already, or a PDF the browser has a viewer for. */
export function isShown(file: Attachment): boolean {
  return file.preview || (file.media_type === 'application/pdf' && navigator.pdfViewerEnabled);
}

function Pdf({ file }: { file: Attachment }) {
  const pdf = useQuery(pdfQuery(file.id));
  const content = pdf.data;
  const show = useCallback(
    (frame: HTMLIFrameElement | null) => {
      if (!frame || !content) return undefined;
      const url = URL.createObjectURL(content);
      frame.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [content],
  );
  if (pdf.error) return <ProblemAlert error={pdf.error} retry={() => void pdf.refetch()} />;
  if (!content) return <Loading />;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers run no viewer in a sandbox; theirs is one by itself, and the frame holds a PDF alone
  return <iframe className={classes['pdf']} ref={show} title={file.name} />;
}

export function PreviewDialog({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={file.name} size="xl" closeButtonProps={{ 'aria-label': t('shell-close') }}>
      {file.preview ? <img className={classes['whole']} src={downloadUrl(file.id)} alt={t('attachments-preview', { name: file.name })} /> : <Pdf file={file} />}
      <Anchor href={downloadUrl(file.id)} download display="inline-block" mt="sm">
        {t('attachments-download', { name: file.name })}
      </Anchor>
    </Modal>
  );
}
