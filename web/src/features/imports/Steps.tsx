/** Where in the import the person is: file, match, try out, run. */
import { Stepper } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import classes from './Steps.module.css';

export type Step = 0 | 1 | 2 | 3 | 4;

export function Steps({ active }: { active: Step }) {
  const t = useT();
  const labels = [t('imports-step-file'), t('imports-step-map'), t('imports-step-test'), t('imports-step-run')];
  return (
    <Stepper active={active} size="sm" mb="lg" allowNextStepsSelect={false} classNames={{ steps: classes['steps'], separator: classes['separator'], stepBody: classes['body'] }} aria-label={t('imports-title')}>
      {labels.map((label, index) => (
        <Stepper.Step key={label} label={label} aria-current={index === active ? 'step' : undefined} component="div" />
      ))}
    </Stepper>
  );
}
