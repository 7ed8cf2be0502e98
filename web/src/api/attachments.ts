/** Files at records: the list, the way up with its progress, the way down as plain links, and a PDF to be looked at. */
import { queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';
import { CODE_OFFLINE, CODE_UNREADABLE, type ProblemBody, ProblemError, problemOf } from './problem';

export interface Attachment {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  /** SHA-256 in hex. */
  sha256: string;
  /** There is a small picture of it. */
  preview: boolean;
  at: string;
  by?: string | null;
}

export interface AttachmentList {
  items: Attachment[];
  can_change: boolean;
  bytes_max: number;
}

const place = (object: string, record: string) => `/records/${object}/${record}/attachments`;

export const attachmentsKey = (object: string, record: string) => ['attachments', object, record];

export const attachmentsQuery = (object: string, record: string) =>
  queryOptions({
    queryKey: attachmentsKey(object, record),
    queryFn: ({ signal }) => api.get<AttachmentList>(place(object, record), { signal }),
  });

export const downloadUrl = (id: string) => apiUrl(`/attachments/${id}`);
export const previewUrl = (id: string) => apiUrl(`/attachments/${id}/preview`);

/** The content of a PDF; whatever the file may be, a browser takes it for nothing else. Not kept once nobody looks at it. */
export const pdfQuery = (id: string) =>
  queryOptions({
    queryKey: ['attachments', 'pdf', id],
    queryFn: async ({ signal }) => {
      const reply = await fetch(downloadUrl(id), { signal });
      if (!reply.ok) throw await problemOf(reply);
      return new Blob([await reply.arrayBuffer()], { type: 'application/pdf' });
    },
    gcTime: 0,
    staleTime: Infinity,
  });

export function removeAttachment(id: string, idempotencyKey: string): Promise<void> {
  return api.delete<void>(`/attachments/${id}`, { idempotencyKey });
}

export function restoreAttachment(id: string): Promise<Attachment> {
  return api.post<Attachment>(`/attachments/${id}/restore`);
}

function refused(request: XMLHttpRequest): ProblemError {
  try {
    const body = JSON.parse(request.responseText) as Partial<ProblemBody>;
    if (typeof body.code === 'string') return new ProblemError({ title: '', ...body, code: body.code, status: request.status });
  } catch {
    // Something between us and the server has answered in its own way.
  }
  return new ProblemError({ code: CODE_UNREADABLE, title: `HTTP ${request.status}`, status: request.status });
}

/** Sends a file; `fetch` does not tell how far it is. An aborted one rejects with an `AbortError`. */
export function uploadAttachment(object: string, record: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(place(object, record), { name: file.name }));
    request.setRequestHeader('X-Treeline', '1');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'en');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => (request.status === 201 ? resolve(JSON.parse(request.responseText) as Attachment) : reject(refused(request))));
    request.addEventListener('error', () => reject(new ProblemError({ code: CODE_OFFLINE, title: '', status: 0 })));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
