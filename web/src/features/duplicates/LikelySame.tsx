/** Records a form may be repeating, shown beside it while one types. Stops nobody; what cannot be asked is not shown. */
import { Anchor, Badge, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { likelyQuery } from '@/api/duplicates';
import type { ObjectSchema } from '@/api/schema';
import { recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import classes from './LikelySame.module.css';
import { entered, useWhy } from './why';

const PAUSE_MS = 350;

interface LikelySameProps {
  schema: ObjectSchema;
  values: Record<string, unknown>;
  /** The lines entered so far, by part. */
  parts?: Record<string, { values: Record<string, unknown> }[]>;
  /** The record the form changes; none for a new one. */
  record: string | null;
}

export function LikelySame({ schema, values, parts, record }: LikelySameProps) {
  const t = useT();
  const why = useWhy(schema);
  const said = JSON.stringify(entered(schema, values, parts));
  const [settled] = useDebouncedValue(said, PAUSE_MS);
  const asked = JSON.parse(settled) as Record<string, unknown> | null;
  const found = useQuery({ ...likelyQuery(schema.key, asked ?? {}, record), enabled: asked !== null, placeholderData: keepPreviousData });
  const items = asked === null ? [] : (found.data ?? []);
  return (
    <>
      <VisuallyHidden role="status">{items.length > 0 ? t('duplicates-found', { count: items.length }) : ''}</VisuallyHidden>
      {items.length > 0 ? (
        <section className={classes['box']} aria-label={t('duplicates-likely')}>
          <Title order={2} size="h4">
            {t('duplicates-likely')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('duplicates-likely-note')}
          </Text>
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((item) => (
              <li key={item.id}>
                <Anchor component={Link} to={recordPath(schema.key, item.id)} target="_blank" className={classes['link']}>
                  {[item.name, item.code].filter(Boolean).join(' · ') || item.id}
                </Anchor>
                <Group gap={4}>
                  {item.why.map((reason) => (
                    <Badge key={reason.field} color={reason.same ? 'amber' : 'gray'} title={reason.value ?? undefined}>
                      {why(reason)}
                    </Badge>
                  ))}
                </Group>
              </li>
            ))}
          </Stack>
        </section>
      ) : null}
    </>
  );
}
