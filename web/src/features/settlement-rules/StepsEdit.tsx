/** The order in which deductions are taken: each may go up, down or out; what is out may come back at the end. */
import { ActionIcon, Button, Group, Input, Paper, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { type RulesStep, STEPS } from '@/api/settlementRules';
import { useFormats, useT } from '@/i18n/i18n';

interface StepsEditProps {
  steps: RulesStep[];
  error: string | undefined;
  onSteps: (steps: RulesStep[]) => void;
}

/** The list with one step moved by so many places; one that stands at the end stays. */
export function moved(steps: RulesStep[], index: number, by: number): RulesStep[] {
  const step = steps[index];
  const to = index + by;
  if (!step || to < 0 || to >= steps.length) return steps;
  const rest = steps.filter((_, at) => at !== index);
  return [...rest.slice(0, to), step, ...rest.slice(to)];
}

export function StepsEdit({ steps, error, onSteps }: StepsEditProps) {
  const t = useT();
  const id = useId();
  const formats = useFormats();
  const left = STEPS.filter((step) => !steps.includes(step));
  return (
    <Input.Wrapper label={t('settlement-rules-steps')} description={t('settlement-rules-steps-note')} labelElement="div" error={error} role="group" aria-labelledby={id} labelProps={{ id }}>
      <Stack gap="xs" my="xs" component="ol" p={0} style={{ listStyle: 'none' }}>
        {steps.map((step, index) => {
          const name = t(`settlement-rules-step-${step}`);
          return (
            <Paper key={step} component="li" withBorder px="sm" py={6}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm" miw={0}>
                  {formats.integer(index + 1)}. {name}
                </Text>
                <Group gap={4} wrap="nowrap">
                  {/* They keep the focus at the ends of the list: a disabled button would lose it. */}
                  <ActionIcon variant="subtle" color="gray" size={36} aria-disabled={index === 0} data-disabled={index === 0 || undefined} aria-label={t('settlement-rules-step-up', { step: name })} onClick={() => onSteps(moved(steps, index, -1))}>
                    <IconArrowUp size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle" color="gray" size={36} aria-disabled={index === steps.length - 1} data-disabled={index === steps.length - 1 || undefined}
                    aria-label={t('settlement-rules-step-down', { step: name })} onClick={() => onSteps(moved(steps, index, 1))}
                  >
                    <IconArrowDown size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('settlement-rules-step-out', { step: name })} onClick={() => onSteps(steps.filter((one) => one !== step))}>
                    <IconX size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              </Group>
            </Paper>
          );
        })}
      </Stack>
      {steps.length === 0 ? (
        <Text size="sm" c="dimmed" mb="xs">
          {t('settlement-rules-steps-none')}
        </Text>
      ) : null}
      <Group gap="xs">
        {left.map((step) => (
          <Button key={step} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onSteps([...steps, step])}>
            {t(`settlement-rules-step-${step}`)}
          </Button>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
