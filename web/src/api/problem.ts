/**
 * The one shape in which the server refuses (`application/problem+json`), as an error that carries
 * its words. The words come from the server in the reader's language; only what never reached the
 * server gets its words here, from the code.
 */

export interface FieldProblem {
  field: string;
  code: string;
  title: string;
}

export interface ProblemBody {
  code: string;
  title: string;
  status: number;
  fields?: FieldProblem[];
  request_id?: string;
}

/** The request never came back: no network, or the server is away. */
export const CODE_OFFLINE = 'offline';
/** Something answered, but not in our form: a proxy, a half-written body. */
export const CODE_UNREADABLE = 'unreadable';

export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: FieldProblem[];
  readonly requestId: string | undefined;

  constructor(readonly body: ProblemBody) {
    super(body.title);
    this.name = 'ProblemError';
    this.code = body.code;
    this.status = body.status;
    this.fields = body.fields ?? [];
    this.requestId = body.request_id;
  }

  /** Words per form field, for `form.setErrors`. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(this.fields.map(({ field, title }) => [field, title]));
  }
}

export function isProblem(error: unknown): error is ProblemError {
  return error instanceof ProblemError;
}

/** Whether the server gave an answer at all; without one, repeating with the same key is safe and wise. */
export function isUnanswered(error: unknown): boolean {
  return isProblem(error) && error.status === 0;
}

/** Reads a refused response; whatever is not a problem document becomes `unreadable`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const fallback: ProblemBody = { code: CODE_UNREADABLE, title: `HTTP ${response.status}`, status: response.status };
  try {
    const body = (await response.json()) as Partial<ProblemBody> | null;
    if (!body || typeof body.code !== 'string') return new ProblemError(fallback);
    return new ProblemError({ ...fallback, ...body, status: response.status });
  } catch {
    return new ProblemError(fallback);
  }
}
