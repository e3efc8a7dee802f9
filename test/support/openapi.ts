import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

/** The parts of an OpenAPI document that tests read. */
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; examples: Record<string, { value: unknown }> };
}

export interface Media {
  schema?: object;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  security: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: { enum?: string[] } }[];
  requestBody?: { required?: boolean; content: Record<string, Media & { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

// The package is CommonJS: its types name a default export, and so does what arrives at run time.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

/** Checks answers against the document that promises them. */
export class AnswerChecker {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly document: OpenApi;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.document = document;
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'api', ...document });
  }

  /** @throws Error that says how an answer differs from the document */
  check(method: string, path: string, status: number, contentType: string, body: unknown): void {
    const [pattern, operation] = this.find(method, path);
    if (!operation) return;
    const response = operation.responses[String(status)];
    if (!response)
      throw new Error(`${method} ${pattern} answers ${status}, which the document does not have`);
    const [type = ''] = contentType.split(';');
    if (!response.content) {
      if (contentType !== '') throw new Error(`${method} ${pattern} ${status} has a body: ${contentType}`);
      return;
    }
    if (!response.content[type]) throw new Error(`${method} ${pattern} ${status} answers ${type}`);
    if (!type.endsWith('json')) return;
    const wrong = this.misfit(
      ['paths', pattern, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'],
      body,
    );
    if (wrong !== null) throw new Error(`${method} ${pattern} ${status}: ${wrong}`);
  }

  /** What of a value the schema at a place of the document does not allow; null: nothing. */
  misfit(place: readonly string[], value: unknown): string | null {
    const pointer = place.map(
      (step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    );
    const validate = this.validator(`api#${pointer.join('')}`);
    return validate(value) ? null : this.ajv.errorsText(validate.errors);
  }

  private find(method: string, path: string): [string, Operation | undefined] {
    const { pathname } = new URL(path, 'http://api');
    for (const [pattern, item] of Object.entries(this.document.paths)) {
      const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
      if (regex.test(pathname)) return [pattern, item[method.toLowerCase()]];
    }
    return [pathname, undefined];
  }

  private validator(ref: string): ValidateFunction {
    const known = this.compiled.get(ref) ?? this.ajv.compile({ $ref: ref });
    this.compiled.set(ref, known);
    return known;
  }
}
