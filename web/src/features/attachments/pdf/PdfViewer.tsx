/**
 * A PDF in the app: its pages, which one is seen of how many, larger and smaller, by mouse, finger and keyboard. What cannot
 * be shown says why, and the file can be saved all the same. Loaded when somebody opens a PDF.
 */
import { ActionIcon, Alert, Button, Text, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Attachment, pdfQuery } from '@/api/attachments';
import { useFormats, useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type OpenPdf, openPdf, PdfError, type PdfReason } from './engine';
import { pageTyped, zoomed } from './measures';
import classes from './Pdf.module.css';
import { type PagesHandle, PdfPages } from './PdfPages';

/** A larger file is only saved: a phone would have to hold it whole. */
export const PDF_BYTES_MAX = 50 * 1024 * 1024;

interface PositionProps {
  page: number;
  pages: number;
  onGo: (page: number) => void;
}

function Position({ page, pages, onGo }: PositionProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const wanted = typed === null ? null : pageTyped(typed, pages);
    if (wanted !== null) onGo(wanted);
    setTyped(null);
  };
  return (
    <>
      <ActionIcon variant="default" size="lg" disabled={page <= 1} aria-label={t('attachments-pdf-previous')} onClick={() => onGo(page - 1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <TextInput
        className={classes['number']}
        aria-label={t('attachments-pdf-number')}
        inputMode="numeric"
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={take}
        onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)}
      />
      <Text component="span" size="sm" className={classes['of']}>
        {t('attachments-pdf-of', { pages })}
      </Text>
      <ActionIcon variant="default" size="lg" disabled={page >= pages} aria-label={t('attachments-pdf-next')} onClick={() => onGo(page + 1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

function Reader({ file, name }: { file: OpenPdf; name: string }) {
  const t = useT();
  const { tag } = useFormats();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const pages = useRef<PagesHandle>(null);
  const share = new Intl.NumberFormat(tag, { style: 'percent' }).format(zoom);
  const go = (to: number) => {
    const within = Math.min(file.pages, Math.max(1, to));
    setPage(within);
    pages.current?.goTo(within);
  };
  const keys: Record<string, () => void> = {
    PageDown: () => go(page + 1),
    ArrowRight: () => go(page + 1),
    PageUp: () => go(page - 1),
    ArrowLeft: () => go(page - 1),
    Home: () => go(1),
    End: () => go(file.pages),
    '+': () => setZoom(zoomed(zoom, 1)),
    '-': () => setZoom(zoomed(zoom, -1)),
    '0': () => setZoom(1),
  };
  const pressed = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    // A page wider than its room is moved sideways by the arrows, as anything that scrolls.
    if (zoom > 1 && /^Arrow(Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the pages and of what stands above them
    <div className={classes['reader']} onKeyDown={pressed}>
      <div className={`${classes['tools']} tl-no-print`} role="toolbar" aria-label={t('attachments-pdf-tools')}>
        <Position page={page} pages={file.pages} onGo={go} />
        <span className={classes['space']} />
        <ActionIcon variant="default" size="lg" disabled={zoomed(zoom, -1) === zoom} aria-label={t('attachments-pdf-smaller')} onClick={() => setZoom(zoomed(zoom, -1))}>
          <IconZoomOut size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" px={4} className={classes['zoom']} aria-label={`${t('attachments-pdf-fit')}: ${share}`} title={t('attachments-pdf-fit')} onClick={() => setZoom(1)}>
          {share}
        </Button>
        <ActionIcon variant="default" size="lg" disabled={zoomed(zoom, 1) === zoom} aria-label={t('attachments-pdf-larger')} onClick={() => setZoom(zoomed(zoom, 1))}>
          <IconZoomIn size={18} aria-hidden />
        </ActionIcon>
      </div>
      <PdfPages file={file} name={name} zoom={zoom} page={page} onPage={setPage} ref={pages} />
    </div>
  );
}

/** Why a file is not shown, and what to do instead. */
function Refusal({ reason }: { reason: PdfReason | 'large' }) {
  const t = useT();
  return (
    <Alert color="amber" role="alert" title={t(`attachments-pdf-${reason}`)}>
      {t(`attachments-pdf-${reason}-text`)}
    </Alert>
  );
}

function Opened({ content, name }: { content: Blob; name: string }) {
  const [file, setFile] = useState<OpenPdf | null>(null);
  const [reason, setReason] = useState<PdfReason | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    openPdf(content, stop.signal).then(
      (opened) => (stop.signal.aborted ? opened.close() : setFile(opened)),
      (error: unknown) => (stop.signal.aborted ? undefined : setReason(error instanceof PdfError ? error.reason : 'damaged')),
    );
    return () => stop.abort();
  }, [content]);
  if (reason) return <Refusal reason={reason} />;
  return file ? <Reader file={file} name={name} /> : <Loading />;
}

export default function PdfViewer({ file }: { file: Attachment }) {
  const large = file.size_bytes > PDF_BYTES_MAX;
  const pdf = useQuery({ ...pdfQuery(file.id), enabled: !large });
  if (large) return <Refusal reason="large" />;
  if (pdf.error) return <ProblemAlert error={pdf.error} retry={() => void pdf.refetch()} />;
  return pdf.data ? <Opened content={pdf.data} name={file.name} /> : <Loading />;
}
