import { encodeQR } from 'qr';

/** Dark on white in any scheme: many cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const dark = rows.flatMap((row, y) => row.map((set, x) => (set ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      width="220"
      height="220"
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', background: '#fff' }}
    >
      <path d={dark} fill="#000" />
    </svg>
  );
}
