/**
 * One of the record's files: chosen among those that are there, or brought now. A record that is not saved yet has none, and
 * says so. What is brought stays among the files of the record, whatever the form does next.
 */
import { Button, FileButton, Group, Input, Progress, Select, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { type Attachment, attachmentsKey, attachmentsQuery, uploadAttachment } from '@/api/attachments';
import { isProblem } from '@/api/problem';
import { useFormats, useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { common, type EditProps } from './edit';
import { type Place, PlaceContext } from './place';
import { asFile } from './values';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const MIB = 1 << 20;

function Chooser({ place, ...props }: EditProps & { place: Place }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const isImage = props.field.type === 'image';
  const files = useQuery(attachmentsQuery(place.object, place.record));
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const current = asFile(props.value);
  const fits = (file: Pick<Attachment, 'media_type'>) => !isImage || PICTURES.includes(file.media_type);
  const offered = (files.data?.items ?? []).filter(fits);
  const all = current && !offered.some(({ id }) => id === current.id) ? [current, ...offered] : offered;
  const most = files.data?.bytes_max;
  async function bring(file: File | null) {
    if (!file) return;
    if (most !== undefined && file.size > most) {
      setRefused(t('records-file-large', { size: formats.integer(Math.floor(most / MIB)) }));
      return;
    }
    setRefused(null);
    setShare(0);
    abort.current = new AbortController();
    try {
      const kept = await uploadAttachment(place.object, place.record, file, setShare, abort.current.signal);
      await client.invalidateQueries({ queryKey: attachmentsKey(place.object, place.record) });
      if (fits(kept)) props.onChange(kept);
      else setRefused(t('records-file-no-image'));
    } catch (error) {
      if (isProblem(error)) setRefused(problemText(error, t));
    } finally {
      setShare(null);
    }
  }
  return (
    <>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          {...common({ ...props, error: refused ?? props.error })}
          style={{ flex: 1 }}
          data={all.map(({ id, name }) => ({ value: id, label: name }))}
          value={current?.id ?? null}
          clearable
          placeholder={t('records-file-none')}
          nothingFoundMessage={t('shell-nothing-found')}
          onChange={(id) => props.onChange(all.find((file) => file.id === id) ?? null)}
        />
        <FileButton onChange={(file) => void bring(file)} accept={isImage ? PICTURES.join(',') : '*'}>
          {(button) => (
            <Button {...button} variant="default" loading={share !== null} leftSection={<IconUpload size={16} aria-hidden />} aria-label={t('records-file-bring-for', { field: props.field.label })}>
              {t('records-file-bring')}
            </Button>
          )}
        </FileButton>
      </Group>
      {share !== null ? <Progress value={share * 100} size="sm" mt={4} aria-label={t('records-file-bring')} /> : null}
    </>
  );
}

export default function FileEdit(props: EditProps) {
  const t = useT();
  const place = useContext(PlaceContext);
  if (place) return <Chooser {...props} place={place} />;
  return (
    <Input.Wrapper label={props.field.label} labelElement="div">
      <Text size="sm" c="dimmed">
        {t('records-file-later')}
      </Text>
    </Input.Wrapper>
  );
}
