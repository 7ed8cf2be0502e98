/** Skeletons of fixed size, shown only after 150 ms so that quick answers do not flicker. */
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useT } from '@/i18n/i18n';

export function Loading({ rows = 6, height = 36 }: { rows?: number; height?: number }) {
  const t = useT();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap="xs" mih={rows * (height + 8)} aria-busy>
      {late ? (
        <>
          <VisuallyHidden role="status">{t('shell-loading')}</VisuallyHidden>
          {Array.from({ length: rows }, (_, index) => (
            <Skeleton key={index} height={height} />
          ))}
        </>
      ) : null}
    </Stack>
  );
}
