/** The files of a record: brought by drop, choice or camera, with progress; saved, removed and brought back. */
import { ActionIcon, Anchor, Button, CloseButton, FileButton, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCamera, IconFile, IconFileTypePdf, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Attachment, attachmentsKey, attachmentsQuery, downloadUrl, previewUrl, removeAttachment, restoreAttachment } from '@/api/attachments';
import { useCommand } from '@/api/command';
import { useFormats, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { ProblemAlert, problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import classes from './AttachmentsTab.module.css';
import { isShown, PreviewDialog } from './PreviewDialog';
import { sizeText } from './size';
import { useFileDrop } from './useFileDrop';
import { type Upload, useUploads } from './useUploads';

interface RecordPlace {
  object: string;
  record: string;
}

function useRemove({ object, record }: RecordPlace) {
  const t = useT();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: attachmentsKey(object, record) });
  const onError = (error: Error) => notifications.show({ message: problemText(error, t), color: 'red' });
  const restore = useCommand((file: Attachment) => restoreAttachment(file.id), { onSuccess: refresh, onError });
  return useCommand((file: Attachment, key) => removeAttachment(file.id, key), {
    onSuccess: async (_, file) => {
      showUndo(t('attachments-removed', { name: file.name }), t('records-undo'), () => restore.mutate(file));
      await refresh();
    },
    onError,
  });
}

function Picture({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const t = useT();
  const small = file.preview ? (
    <img src={previewUrl(file.id)} alt={t('attachments-preview', { name: file.name })} loading="lazy" />
  ) : file.media_type === 'application/pdf' ? (
    <IconFileTypePdf size={28} stroke={1.4} aria-hidden />
  ) : (
    <IconFile size={28} stroke={1.4} aria-hidden />
  );
  if (!isShown(file)) {
    // What cannot be looked at here is saved, as its name beside it does.
    return (
      <a className={classes['picture']} href={downloadUrl(file.id)} download aria-hidden tabIndex={-1}>
        {small}
      </a>
    );
  }
  return (
    <UnstyledButton className={classes['picture']} aria-label={t('attachments-show', { name: file.name })} onClick={onShow}>
      {small}
    </UnstyledButton>
  );
}

interface FileRowProps {
  file: Attachment;
  canChange: boolean;
  onShow: (file: Attachment) => void;
  onRemove: (file: Attachment) => void;
}

function FileRow({ file, canChange, onShow, onRemove }: FileRowProps) {
  const t = useT();
  const formats = useFormats();
  return (
    <li className={classes['file']}>
      <Picture file={file} onShow={() => onShow(file)} />
      <div className={classes['words']}>
        <Anchor className={classes['name']} href={downloadUrl(file.id)} download aria-label={t('attachments-download', { name: file.name })}>
          {file.name}
        </Anchor>
        <Text size="sm" c="dimmed">
          {sizeText(file.size_bytes, formats.tag)} · {t('attachments-by', { who: file.by ?? t('records-history-system'), when: formats.instant(file.at) })}
        </Text>
      </div>
      {canChange ? (
        <ActionIcon variant="subtle" color="gray" size="lg" className="tl-no-print" aria-label={t('attachments-remove', { name: file.name })} onClick={() => onRemove(file)}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}

function UploadRow({ upload, onCancel }: { upload: Upload; onCancel: () => void }) {
  const t = useT();
  const { name, share, error } = upload;
  return (
    <li className={classes['file']}>
      <div className={classes['words']}>
        <Text className={classes['name']}>{error ? name : t('attachments-sending', { name })}</Text>
        {error ? (
          <Text size="sm" c="red" role="alert">
            {problemText(error, t)}
          </Text>
        ) : (
          <Progress value={share * 100} aria-label={t('attachments-sending', { name })} mt={4} />
        )}
      </div>
      <CloseButton aria-label={t(error ? 'attachments-dismiss' : 'attachments-cancel', { name })} onClick={onCancel} />
    </li>
  );
}

function DropArea({ bytesMax, onFiles }: { bytesMax: number; onFiles: (files: Iterable<File>) => void }) {
  const t = useT();
  const { tag } = useFormats();
  const over = useFileDrop(onFiles);
  return (
    <div className={`${classes['drop']} tl-no-print`} data-over={over || undefined} role="group" aria-label={t('attachments-title')}>
      <Text visibleFrom="sm">{t('attachments-drop')}</Text>
      <FileButton multiple onChange={onFiles} inputProps={{ 'aria-label': t('attachments-choose') }}>
        {(button) => (
          <Button {...button} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            {t('attachments-choose')}
          </Button>
        )}
      </FileButton>
      <FileButton accept="image/*" capture="environment" onChange={(file) => (file ? onFiles([file]) : undefined)} inputProps={{ 'aria-label': t('attachments-camera') }}>
        {(button) => (
          <Button {...button} variant="default" hiddenFrom="sm" leftSection={<IconCamera size={16} aria-hidden />}>
            {t('attachments-camera')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed" w="100%" ta="center">
        {t('attachments-limit', { size: sizeText(bytesMax, tag) })}
      </Text>
    </div>
  );
}

export default function AttachmentsTab({ object, record }: RecordPlace) {
  const t = useT();
  const files = useQuery(attachmentsQuery(object, record));
  const { uploads, add, cancel } = useUploads(object, record);
  const remove = useRemove({ object, record });
  const [shown, setShown] = useState<Attachment | null>(null);
  if (files.isPending) return <Loading />;
  if (files.error) return <ProblemAlert error={files.error} retry={() => void files.refetch()} />;
  const { items, can_change: canChange, bytes_max: bytesMax } = files.data;
  return (
    <Stack>
      {canChange ? <DropArea bytesMax={bytesMax} onFiles={add} /> : null}
      {uploads.length > 0 ? (
        <ul className={classes['list']}>
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onCancel={() => cancel(upload.key)} />
          ))}
        </ul>
      ) : null}
      {items.length > 0 ? (
        <ul className={classes['list']}>
          {items.map((file) => (
            <FileRow key={file.id} file={file} canChange={canChange} onShow={setShown} onRemove={(gone) => remove.mutate(gone)} />
          ))}
        </ul>
      ) : uploads.length === 0 ? (
        <EmptyState text={t('attachments-empty')} />
      ) : null}
      {shown ? <PreviewDialog file={shown} onClose={() => setShown(null)} /> : null}
    </Stack>
  );
}
