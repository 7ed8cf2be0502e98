/** The foot of a form or dialog: the word that does it, and the way out beside it. On a phone both are as wide as the thumb wants. */
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '@/i18n/i18n';
import classes from './FormButtons.module.css';

interface FormButtonsProps {
  /** What the button says. */
  label: string;
  /** The word takes something away: the button is red. */
  danger?: boolean;
  loading?: boolean;
  disabled?: boolean;
  /** Does it; left out where the form around it is submitted. */
  onClick?: () => void;
  /** The button has the focus when the dialog opens. */
  first?: boolean;
  leftSection?: ReactNode;
  onCancel: () => void;
  /** What the way out says, where “Cancel” could be read as the word itself. */
  cancel?: string;
}

export function FormButtons({ label, danger = false, loading = false, disabled = false, onClick, first = false, leftSection, onCancel, cancel }: FormButtonsProps) {
  const t = useT();
  return (
    <Group className={classes['buttons']}>
      <Button
        type={onClick ? 'button' : 'submit'}
        {...(danger ? { color: 'red' } : {})}
        {...(first ? { 'data-autofocus': true } : {})}
        {...(onClick ? { onClick } : {})}
        leftSection={leftSection}
        loading={loading}
        disabled={disabled}
      >
        {label}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {cancel ?? t('shell-cancel')}
      </Button>
    </Group>
  );
}
