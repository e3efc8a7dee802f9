import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';

/** How long the call runs. */
export function CallTimer({ beganAtMs }: { beganAtMs: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - beganAtMs) / 1000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <Text
      role="timer"
      aria-label={`The call runs for ${shown}`}
      size="xl"
      fw={600}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {shown}
    </Text>
  );
}
