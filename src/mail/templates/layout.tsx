import type { ReactNode } from 'react';

// Colours by class, so that mail programs with a dark mode have others; what knows no style sheets shows plain text.
const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 12px; background: #f3f4f6; color: #1f2328; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.sheet { max-width: 600px; margin: 0 auto; padding: 28px; background: #ffffff; border: 1px solid #d8dde3; border-radius: 8px; overflow-wrap: anywhere; }
h1 { margin: 0 0 16px; font-size: 21px; line-height: 1.3; }
h2 { margin: 24px 0 4px; font-size: 16px; }
p { margin: 0 0 12px; }
ul { margin: 0 0 12px; padding-left: 22px; }
.button { display: inline-block; padding: 10px 18px; border-radius: 6px; background: #1a5fb4; color: #ffffff; font-weight: 600; text-decoration: none; }
.foot { max-width: 600px; margin: 16px auto 0; font-size: 13px; color: #59636e; overflow-wrap: anywhere; }
.foot a { color: inherit; }
@media (max-width: 480px) {
  body { padding: 8px; }
  .sheet { padding: 20px 16px; }
}
@media (prefers-color-scheme: dark) {
  body { background: #0d1117 !important; color: #e6edf3 !important; }
  .sheet { background: #161b22 !important; border-color: #30363d !important; }
  .button { background: #8ab4f8 !important; color: #0d1117 !important; }
  .foot { color: #9198a1 !important; }
}
`;

/** What every mail has around it. */
export function Layout(props: {
  title: string;
  children: ReactNode;
  accountName: string | null;
  whyYou: string;
  /** Where people switch such mails off; null: nobody does. */
  preferences: string | null;
}) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{props.title}</title>
        <style>{styles}</style>
      </head>
      <body>
        <div className="sheet">
          <h1>{props.title}</h1>
          {props.children}
        </div>
        <div className="foot">
          <p>
            Sent by Lastcall{props.accountName !== null && ` for ${props.accountName}`}. {props.whyYou}
          </p>
          {props.preferences !== null && (
            <p>
              You can do without mails like this one:{' '}
              <a href={props.preferences}>choose which mails you get</a>.
            </p>
          )}
        </div>
      </body>
    </html>
  );
}

export function Button({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="button" href={href}>
        {children}
      </a>
    </p>
  );
}

export const Heading = ({ children }: { children: string }) => <h2>{children}</h2>;
